import type { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import type { VisitEvent } from "@streakline/shared/activity/visit-event.ts";
import { visits } from "@streakline/shared/activity/visits.ts";
import type { WebsiteSession } from "@streakline/shared/activity/website-session.ts";
import { categoryOf } from "@streakline/shared/categories/category-of.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import { type Chance, chanceOf, seedOf } from "./chance.ts";
import type { SeededPerson } from "./people.ts";
import { SITES_OF_ALL } from "./sites.ts";
import { type Mood, type Sitting, sittings } from "./sittings.ts";
import { weighted } from "./weighted.ts";

/**
 * One person's visits on one day, in and around `coding`, the day's sessions of all devices:
 * browser events, made into visits by the browser's rules, without page keys. Equal input gives
 * equal visits and ids.
 */
export function believableVisits(
  person: SeededPerson,
  day: Day,
  coding: readonly CodingSession[],
): WebsiteSession[] {
  const chance = chanceOf(seedOf(`${person.email} ${day} sites`));
  const seed = chance.bytes(16);
  const zone = { timeZone: person.timeZone, dayStartsAtMinutes: 0 };
  const events = sittings(day, zone, coding, chance).flatMap((sitting) =>
    sittingEvents(person, sitting, chance),
  );
  return visits(events, seed, person.browser.name);
}

/** Shortest and longest stay on a site, by mood. */
const STAY_SECONDS: Readonly<Record<Mood, readonly [min: number, max: number]>> = {
  lookup: [8, 100],
  pause: [40, 400],
  evening: [60, 1_200],
};
/**
 * Probabilities: a stay begins with a page load instead of a return; an activity is a new page; an
 * activity is the last for a while.
 */
const OFTEN = { load: 0.6, pageView: 0.35, idle: 0.08 };

/** Site after site until the sitting ends. */
function sittingEvents(
  person: SeededPerson,
  { mood, startedAt, endedAt }: Sitting,
  chance: Chance,
): VisitEvent[] {
  const sites = { ...SITES_OF_ALL[mood], ...person.browser.sites[mood] };
  const events: VisitEvent[] = [];
  const elapsed = (at: number): number | null =>
    events.length === 0 ? null : at - (events.at(-1)?.at ?? at);
  for (let at = startedAt; at < endedAt;) {
    const domain = weighted(sites, chance);
    const leavesAt = Math.min(endedAt, at + chance.between(...STAY_SECONDS[mood]));
    const { category } = categoryOf(domain, new Map());
    events.push({ kind: "visit", at, elapsed: elapsed(at), domain, category, pageKey: null });
    if (chance.happens(OFTEN.load))
      events.push({ kind: "page_view", at, elapsed: 0, pageKey: null });
    else events.push({ kind: "tab_switch", at, elapsed: 0 });
    for (at += chance.between(10, 45); at < leavesAt; at += chance.between(10, 45)) {
      if (chance.happens(OFTEN.pageView))
        events.push({ kind: "page_view", at, elapsed: elapsed(at), pageKey: null });
      else
        events.push({
          kind: chance.happens(OFTEN.idle) ? "idle" : "active",
          at,
          elapsed: elapsed(at),
        });
    }
    at = leavesAt;
  }
  const kind = mood === "lookup" ? "blur" : chance.pick(["blur", "lock", "close"] as const);
  return [...events, { kind, at: endedAt, elapsed: elapsed(endedAt) }];
}
