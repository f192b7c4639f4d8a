import type { CountingSettings } from "@streakline/shared/accounts/settings.ts";
import type { CategoryRule } from "@streakline/shared/categories/category-of.ts";
import { addDays } from "@streakline/shared/time/days.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import type { WorkerTx } from "../../platform/database/db.ts";
import { type RemainsLine, remainsOf, selectRemains } from "../../read/remains.store.ts";
import { countingSettingsOf, selectCountingSettings } from "../../read/settings.store.ts";
import { selectSiteRules, siteRulesOf } from "../../read/site-rules.store.ts";
import type { SiteDayRow } from "../derive/derived-day.ts";

/** What a derivation of days needs besides the records. */
export type CountingBasis = {
  settings: CountingSettings;
  /** Revisions of those days that are dirty. */
  revisions: ReadonlyMap<Day, number>;
  rules: ReadonlyMap<string, CategoryRule>;
  /** Remains of days whose visits were deleted: of these days and their neighbours. */
  remains: ReadonlyMap<Day, RemainsLine>;
  /** Rows of the days in `remains`. */
  kept: ReadonlyMap<Day, readonly SiteDayRow[]>;
  /** Whether any of the days has rows in day_sites. */
  hasSites: boolean;
};

/**
 * A person's counting settings, the revisions of the given sorted days, their rules for websites,
 * and the remains of deleted visits.
 */
export async function countingBasis(
  { sql }: WorkerTx,
  userId: string,
  days: readonly Day[],
): Promise<CountingBasis> {
  const from = addDays(days[0] ?? NEVER, -1);
  const to = addDays(days.at(-1) ?? NEVER, 1);
  const [settings, rules, remains, [row]] = await Promise.all([
    selectCountingSettings(sql, userId),
    selectSiteRules(sql, userId),
    selectRemains(sql, userId, from, to),
    sql<[{ state: string }]>`
      with days as (select unnest(${[...days]}::text[]::date[]) as day)
      select json_build_object(
        'revisions', (select coalesce(json_agg(json_build_array(d.day, d.revision)), '[]')
          from dirty_days d join days using (day) where d.user_id = ${userId}::uuid),
        'kept', (select coalesce(json_agg(json_build_array(s.day, json_build_object(
            'domain', s.domain, 'category', s.category, 'weight', s.weight, 'seconds', s.seconds,
            'hours', s.hours, 'pageViews', s.page_views, 'tabSwitches', s.tab_switches,
            'idleSeconds', s.idle_seconds, 'pulls', s.pulls, 'pullsEnded', s.pulls_ended,
            'pullSeconds', s.pull_seconds))), '[]')
          from day_sites s join days using (day) join site_remains r using (user_id, day)
          where s.user_id = ${userId}::uuid),
        'hasSites', exists (
          select from day_sites s join days using (day) where s.user_id = ${userId}::uuid)
      )::text as state`,
  ]);
  const { revisions, kept, hasSites } = JSON.parse(row.state) as Found;
  const rowsOf = Map.groupBy(kept, ([day]) => day);
  return {
    settings: countingSettingsOf(settings),
    revisions: new Map(revisions),
    rules: siteRulesOf(rules),
    remains: remainsOf(remains),
    kept: new Map([...rowsOf].map(([day, rows]) => [day, rows.map(([, one]) => one)])),
    hasSites,
  };
}

type Found = {
  revisions: [Day, number][];
  kept: [Day, SiteDayRow][];
  hasSites: boolean;
};

/** A day before all records. */
const NEVER: Day = "2000-01-01";
