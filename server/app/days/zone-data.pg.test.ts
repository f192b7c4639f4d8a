import { afterAll, beforeAll, expect, test } from "vitest";
import { acceptBatch } from "../../activity/accept-batch.ts";
import { bodyHash } from "../../activity/body-hash.ts";
import { bothHalves } from "../../testing/both-halves.ts";
import { aBatch, aDevice, aPerson, aSession } from "../../testing/builders.ts";
import { contextOf } from "../../testing/call-as.ts";

// Node knows that clocks in Morocco no longer go forward; a PostgreSQL of before thinks that it is
// an hour later there. Days must not depend on what the database knows of time zones.
let scene: Awaited<ReturnType<typeof bothHalves>>;
beforeAll(async () => {
  scene = await bothHalves();
});
afterAll(() => scene.close());

const MIDNIGHT = Date.parse("2026-11-15T00:00:00Z") / 1_000;

test.each(["Africa/Casablanca", "Africa/El_Aaiun"])(
  "a break over midnight in %s counts on both days, though its end comes in a later batch",
  async (timeZone) => {
    const { fresh } = scene;
    const settings = { time_zone: timeZone, time_zone_is_guessed: false };
    const { userId } = await aPerson(fresh, { settings });
    const who = { userId, deviceId: await aDevice(fresh, { userId }) };
    const context = contextOf(fresh.databases, null, { clock: () => MIDNIGHT + 86_400 });
    for (const startedAt of [MIDNIGHT - 660, MIDNIGHT + 240]) {
      const batch = aBatch({ sessions: [aSession({ startedAt, endedAt: startedAt + 60 })] });
      await acceptBatch(context, who, batch, bodyHash(batch));
      await scene.derive(who);
    }
    const rows = await scene.owner`
      select date::text, coding_time_seconds as coding from daily_stats
      where user_id = ${userId} order by date`;
    expect([...rows]).toEqual([
      { date: "2026-11-14", coding: 660 },
      { date: "2026-11-15", coding: 300 },
    ]);
  },
);
