import { sentence } from "@streakline/shared/errors.ts";
import type { Pool } from "../platform/database/db.ts";

/** How far back refusals are shown, in days, and how many batches. */
export const REFUSALS_DAYS = 30;
export const REFUSALS_MAX = 100;
const CONFLICT = "record_conflict";
/** Different reasons that are shown of one batch. */
const REASONS_MAX = 5;

/** A stored batch with refused records. */
export type RefusedBatch = {
  userId: string;
  /** When the server received it: date and time, UTC. */
  receivedAt: string;
  device: string;
  client: string;
  /** Records in the batch; null if it is not known. */
  recordsTotal: number | null;
  refused: number;
  /** Codes and sentences with the number of their records, the most frequent first. */
  reasons: { code: string; sentence: string; count: number }[];
  /** Kinds whose records were not stored for want of consent; their number is not known. */
  missing: ("coding" | "sites")[];
};

/**
 * Batches with refused records of the last 30 days, newest first, at most 100, of one person or of
 * all (null). For each device it reads its batches of these days by the index on person, device and
 * time. Reads as the worker, which sees all rows.
 */
export async function refusedBatches(worker: Pool, userId: string | null): Promise<RefusedBatch[]> {
  return await worker.semaphore.run(
    async () =>
      await worker.raw<RefusedBatch[]>`
      select b.user_id as "userId", b.device, b.client,
        to_char(b.received_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as "receivedAt",
        (b.answer ->> 'records')::int as "recordsTotal",
        coalesce(jsonb_array_length(b.answer -> 'rejected'), 0)
          + coalesce(jsonb_array_length(b.answer -> 'conflicts'), 0) as refused,
        (select coalesce(jsonb_agg(to_jsonb(r)), '[]') from (
          select r.code, r.sentence, count(*)::int as count
          from (
            select code, sentence
            from jsonb_to_recordset(b.answer -> 'rejected') as r (code text, sentence text)
            union all
            select ${CONFLICT}::text, ${sentence(CONFLICT)}::text
            from jsonb_array_elements(b.answer -> 'conflicts')) r
          group by r.code, r.sentence order by 3 desc, 1, 2 limit ${REASONS_MAX}) r) as reasons,
        (select coalesce(jsonb_agg(kind), '[]')
          from jsonb_array_elements_text(b.answer -> 'missing') as kind
          where kind in ('coding', 'sites')) as missing
      from (
        select d.user_id, d.name as device, b.*
        from devices d cross join lateral (
          select client, received_at, answer from batches
          where user_id = d.user_id and device_id = d.id
            and received_at >= now() - make_interval(days => ${REFUSALS_DAYS})
            and ${hasRefusals(worker)}
          order by received_at desc limit ${REFUSALS_MAX}) b
        where ${userId}::uuid is null or d.user_id = ${userId}::uuid
        order by b.received_at desc limit ${REFUSALS_MAX}) b
      order by b.received_at desc`,
  );
}

/** Numbers of batches with refused records. */
type RefusalCounts = { lastDay: number; lastWeek: number };

/** How many batches of the last 24 hours and 7 days had refused records; read as above. */
export async function refusalCounts(worker: Pool): Promise<RefusalCounts> {
  const [row] = await worker.semaphore.run(
    async () =>
      await worker.raw<RefusalCounts[]>`
      select coalesce(sum(b.last_day), 0)::float8 as "lastDay",
        coalesce(sum(b.last_week), 0)::float8 as "lastWeek"
      from devices d cross join lateral (
        select count(*) as last_week,
          count(*) filter (where received_at >= now() - interval '24 hours') as last_day
        from batches
        where user_id = d.user_id and device_id = d.id
          and received_at >= now() - interval '7 days' and ${hasRefusals(worker)}) b`,
  );
  if (row === undefined) throw new Error("counting gave no row");
  return row;
}

/**
 * Whether a batch has refused records. Without consent to page keys or after a renewed yes the
 * answer does not say whether any record was refused, so these do not count.
 */
function hasRefusals({ raw }: Pool) {
  return raw`(jsonb_array_length(answer -> 'rejected') > 0 or answer ? 'conflicts'
    or answer -> 'missing' ?| array['coding', 'sites'])`;
}
