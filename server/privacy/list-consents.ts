import {
  ConsentKind,
  CONSENTS,
  type ConsentsAnswer,
  consentState,
} from "@streakline/shared/privacy/consents.ts";
import { asUser } from "../platform/database/db.ts";
import type { Ctx } from "../trpc/context.ts";
import { latestConsents } from "../read/consents.store.ts";

/** The state of every kind of consent for a person: present sentence and latest answer. */
export async function listConsents(ctx: Ctx<"databases">, userId: string): Promise<ConsentsAnswer> {
  const answers = await asUser(ctx.databases.app, userId, (tx) => latestConsents(tx, userId));
  return {
    consents: ConsentKind.options.map((kind) => {
      const answer = answers.get(kind) ?? null;
      const { title, sentence, version: versionNow } = CONSENTS[kind];
      const latest = {
        version: answer?.version ?? null,
        at: answer?.at ?? null,
        place: answer?.place ?? null,
      };
      return { kind, title, sentence, versionNow, state: consentState(kind, answer), ...latest };
    }),
  };
}
