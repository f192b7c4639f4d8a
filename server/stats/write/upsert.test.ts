import { expect, test } from "vitest";
import { upsert } from "./upsert.ts";

test("upsert() names the key once, and writes only what differs", () => {
  const text = upsert({
    table: "day_sites",
    key: ["day", "domain"],
    columns: ["day", "domain", "seconds", "weight"],
    source: "fresh",
    changedToo: ", updated_at = now()",
  });
  expect(text).toBe(`
insert into day_sites as t (user_id, day, domain, seconds, weight)
select $1::uuid, n.day, n.domain, n.seconds, n.weight from fresh n
on conflict (user_id, day, domain) do update
  set seconds = excluded.seconds, weight = excluded.weight, updated_at = now()
where (t.seconds, t.weight) is distinct from (excluded.seconds, excluded.weight)`);
});
