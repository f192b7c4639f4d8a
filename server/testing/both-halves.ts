import type { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import type { WebsiteSession } from "@streakline/shared/activity/website-session.ts";
import postgres from "postgres";
import { acceptBatch } from "../activity/accept-batch.ts";
import { bodyHash } from "../activity/body-hash.ts";
import { rederiveDays } from "../app/days/rederive-days.ts";
import { aBatch, aConsent, aDevice, aPerson, aSession, aVisit, NOON } from "./builders.ts";
import { contextOf } from "./call-as.ts";
import { type FreshDatabase, freshDatabase } from "./fresh-database.ts";

export type Who = { userId: string; deviceId: string };
const KEY = "00112233445566778899aabbccddeeff";
/** Seconds of 31 days. */
export const MONTH = 31 * 86_400;
/** countsOf() of a new person. */
export const EVERYTHING = {
  coding: 6,
  visits: 4,
  keyed: 4,
  codingSeconds: 3_000,
  siteSeconds: 1_200,
  daySites: 1_200,
};

/**
 * A database with people who have both halves, read by its owner without row security. Close it in
 * `afterAll`.
 */
export async function bothHalves() {
  const fresh: FreshDatabase = await freshDatabase();
  const owner = postgres(fresh.ownerUrl, { max: 1 });
  for (const table of [
    "daily_stats",
    "day_sites",
    "coding_sessions",
    "website_sessions",
    "site_remains",
    "dirty_days",
  ])
    await owner`alter table ${owner(table)} no force row level security`;

  /** Derives all dirty days of a person. */
  async function derive({ userId }: Pick<Who, "userId">): Promise<void> {
    while ((await rederiveDays({ databases: fresh.databases }, userId)).daysLeft > 0);
  }

  /** A person with an hour of coding and websites at NOON and another 93 days before; derived. */
  async function someone(): Promise<Who> {
    const { userId } = await aPerson(fresh);
    await aConsent(fresh, { userId });
    const who = { userId, deviceId: await aDevice(fresh, { userId }) };
    const records: (CodingSession | WebsiteSession)[] = [0, -3 * MONTH].flatMap((at) => [
      ...[0, 1, 2].map((part) =>
        aSession({
          startedAt: NOON + at + part * 900,
          endedAt: NOON + at + part * 900 + 300,
          endedBy: "switch",
        }),
      ),
      ...[0, 1].map((part) =>
        aVisit({
          startedAt: NOON + at + 300 + part * 900,
          endedAt: NOON + at + 600 + part * 900,
          pageKeys: [KEY],
        }),
      ),
    ]);
    const batch = { ...aBatch(), records };
    await acceptBatch(
      contextOf(fresh.databases, null, { clock: () => NOON + 86_400 }),
      who,
      batch,
      bodyHash(batch),
    );
    await derive(who);
    return who;
  }

  /** Number of a person's records, and the sums of their days. */
  async function countsOf({ userId }: Who) {
    const [row] = await owner`
      select (select count(*)::int from coding_sessions where user_id = ${userId}) as coding,
        (select count(*)::int from website_sessions where user_id = ${userId}) as visits,
        (select count(*)::int from website_sessions where user_id = ${userId} and page_keys <> '{}') as keyed,
        (select coalesce(sum(coding_time_seconds), 0)::int from daily_stats
          where user_id = ${userId}) as "codingSeconds",
        (select coalesce(sum(website_time_seconds), 0)::int from daily_stats
          where user_id = ${userId}) as "siteSeconds",
        (select coalesce(sum(seconds), 0)::int from day_sites where user_id = ${userId}) as "daySites"`;
    return { ...row };
  }

  return {
    fresh,
    owner,
    derive,
    someone,
    countsOf,
    async close() {
      await owner.end();
      await fresh.close();
    },
  };
}
