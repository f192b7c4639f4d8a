import { sealedAt } from "@streakline/shared/testing/arbitraries.ts";
import { aSession, aSite, clock } from "@streakline/shared/testing/builders.ts";
import type { TimelineSession } from "@streakline/shared/timeline/interval.ts";
import type { SiteSession } from "@streakline/shared/timeline/site-session.ts";
import { expect, test } from "vitest";
import type { Between } from "./sessions.store.ts";
import { widened, widenedSlice } from "./widened.ts";

const RANGE = { startsAt: clock("20:00"), endsAt: clock("23:00") };
const coding = sealedAt(
  aSession({ startedAt: clock("10:30"), endedAt: clock("21:00") }),
  [],
) as TimelineSession[];
const visits = sealedAt(
  aSite({ startedAt: clock("15:30"), endedAt: clock("21:00") }),
  [],
) as SiteSession[];

function reading(sessions: TimelineSession[], sites: SiteSession[]) {
  const asked: Between[] = [];
  const read = (around: Between) => {
    asked.push(around);
    const isIn = ({ startedAt }: { startedAt: number }) =>
      startedAt >= around.startsAt && startedAt < around.endsAt;
    return { sessions: sessions.filter(isIn), visits: sites.filter(isIn) };
  };
  const hours = () => asked.map(({ startsAt }) => (RANGE.startsAt - startsAt) / 3_600);
  return { read, hours, asked };
}

test("widened() reads two hours around a range", async () => {
  const { read, asked } = reading(coding, []);
  await widened(RANGE, (around) => Promise.resolve(read(around)));
  expect(asked).toEqual([{ startsAt: clock("18:00"), endsAt: clock("25:00") }]);
});

test("widened() reads on until only one of two bursts may have begun before", async () => {
  const { read, hours } = reading(coding, visits);
  const { visits: read8 } = await widened(RANGE, (around) => Promise.resolve(read(around)));
  expect(hours()).toEqual([2, 4, 8]);
  expect(read8[0]?.startedAt).toBe(clock("15:30"));
});

test("widenedSlice() ends after 64 hours, whatever is there", () => {
  const endless = (deviceId: string) =>
    sealedAt(
      aSession({ startedAt: clock("20:00") - 400_000, endedAt: clock("21:00"), deviceId }),
      [],
    );
  const { read, hours } = reading(
    [...endless("laptop"), ...endless("tower")] as TimelineSession[],
    [],
  );
  widenedSlice(RANGE, read);
  expect(hours()).toEqual([2, 4, 8, 16, 32, 64]);
});
