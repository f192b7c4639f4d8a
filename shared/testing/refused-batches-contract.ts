import { expect, test } from "vitest";
import { type aClient, LONGEST_MS } from "./delivery-client.ts";
import { http, refusal, stored } from "./wire-server.ts";

/** What every client does with batches and records that the server does not take. */
export function refusedBatchesContract(
  client: (parts?: Parameters<typeof aClient>[1]) => ReturnType<typeof aClient>,
): void {
  test("413 halves the batch until it fits, and every record arrives once", async () => {
    const { sender, server, waiting, expectAll } = await client({ records: 9 });
    server.onPush = ({ records }) => (records.length > 2 ? refusal(413, "too_many_records") : null);
    await sender.drain();
    expect(await waiting()).toEqual([]);
    expectAll();
  });

  test("one bad record is found by halving and put into quarantine, the others arrive", async () => {
    const { sender, server, ids, waiting, quarantine, expectAll } = await client({
      batches: 2,
      records: 8,
    });
    const bad = ids[13]!;
    server.onPush = ({ records }) =>
      records.some(({ id }) => id === bad) ? refusal(400, "bad_input") : null;
    await sender.drain();
    expect([await waiting(), await quarantine()]).toEqual([[], [[bad, "bad_input"]]]);
    expectAll([bad]);
  });

  test("a record that the server rejects goes into quarantine with its code", async () => {
    const { sender, server, ids, waiting, quarantine } = await client();
    server.onPush = (batch) => stored(batch, { [ids[0]!]: "in_future" });
    await sender.drain();
    expect([await waiting(), await quarantine()]).toEqual([[], [[ids[0], "in_future"]]]);
  });

  test("records without consent are not kept, and the server is asked once what it allows", async () => {
    const { sender, server, ids, waiting, quarantine } = await client({ batches: 5 });
    server.onPush = (batch) =>
      stored(batch, Object.fromEntries(ids.map((id) => [id, "consent_missing"])));
    await sender.drain();
    expect([await waiting(), await quarantine()]).toEqual([[], []]);
    expect(server.tokensGiven).toBe(2);
  });

  test("409 seals the same records under another id", async () => {
    const { sender, server, sealed, waiting, expectAll } = await client();
    const known = sealed[0]!.id;
    server.onPush = ({ id }) => (id === known ? refusal(409, "batch_conflict") : null);
    await sender.drain();
    expect(await waiting()).toEqual([]);
    expectAll();
  });

  test("a batch that meets 409 whatever its id is left alone, and the others arrive", async () => {
    const { sender, server, sealed, pass, waiting, expectAll } = await client({ batches: 4 });
    const poison = sealed[3]!.records.map(({ id }) => id);
    server.onPush = ({ records }) =>
      records.some(({ id }) => poison.includes(id)) ? refusal(409, "batch_conflict") : null;
    for (let turn = 0; turn < 4; turn += 1) {
      await sender.drain();
      pass(LONGEST_MS);
    }
    expect(server.pushes.length).toBeLessThan(15);
    expect(await waiting()).toHaveLength(1);
    expectAll(poison);
  });

  test("a batch that the server chokes on lets the others go first", async () => {
    const { sender, server, sealed, pass, waiting } = await client({ batches: 10 });
    const poison = sealed[9]!.id;
    server.onPush = ({ id }) => (id === poison ? http(500, {}) : null);
    await sender.drain();
    pass(60_000);
    await sender.drain();
    expect(await waiting()).toEqual([poison]);
  });
}
