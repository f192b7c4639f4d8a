import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answer } from "../delivery/exchange.ts";
import {
  aClient,
  type DeliverySetUp,
  LONGEST_MS,
  mutate,
  noAcknowledgements,
  NOON_MS,
} from "./delivery-client.ts";
import { refusedBatchesContract } from "./refused-batches-contract.ts";
import { refusal, stored } from "./wire-server.ts";

/** What every client keeps to when it sends: run for the adapters of each. */
export function deliveryContract(name: string, setUp: DeliverySetUp): void {
  const client = (parts?: Parameters<typeof aClient>[1]) => aClient(setUp, parts);

  describe(`delivery of ${name}`, () => {
    test("a drain that outlives two tokens goes on to the last batch", async () => {
      const { sender, server, pass, expectAll, waiting, state } = await client({ batches: 60 });
      server.onPush = () => {
        pass(24_000);
        return null;
      };
      await sender.drain();
      expectAll();
      expect([await waiting(), await state()]).toEqual([[], { state: "delivering" }]);
      expect(server.tokensGiven).toBe(3);
    });

    test("a token that the server ends early is renewed as often as it does", async () => {
      const { sender, server, expectAll, state } = await client({ batches: 40 });
      let count = 0;
      server.onPush = () => {
        if ((count += 1) % 5 === 0) server.endTokens();
        return null;
      };
      await sender.drain();
      expectAll();
      expect([server.tokensGiven, await state()]).toEqual([8, { state: "delivering" }]);
    });

    test("no wait is longer than the longest that is ever asked for, whatever the clock does", async () => {
      const step = fc.record({
        asked: fc.integer({ min: 1, max: 10_000 }),
        // days, minutes or seconds, in both directions
        sets: fc.array(fc.integer({ min: -3e9, max: 3e9 }), { minLength: 1, maxLength: 4 }),
      });
      await fc.assert(
        fc.asyncProperty(step, async ({ asked, sets }) => {
          const { sender, server, time, pass, expectAll } = await client();
          server.onPush = () => refusal(503, "unavailable", String(asked));
          await sender.drain();
          server.onPush = null;
          for (const ms of sets) {
            time.wallMs = Math.max(0, time.wallMs + ms);
            pass(LONGEST_MS / sets.length);
            await sender.drain();
          }
          expect(await sender.isWaiting()).toBe(false);
          expectAll();
        }),
        { numRuns: 20 },
      );
    });

    test("a clock set back does not prolong a wait", async () => {
      const { sender, server, time, pass, expectAll } = await client();
      server.onPush = () => refusal(503, "unavailable", "120");
      await sender.drain();
      server.onPush = null;
      time.wallMs -= 1_800_000;
      pass(119_000);
      await sender.drain();
      expect(server.pushes).toHaveLength(1);
      pass(62_000);
      await sender.drain();
      expectAll();
    });

    test("what waits is sent newest first, by its frozen bytes, gzipped, with one token", async () => {
      const { sender, server, sealed, waiting, state } = await client({ batches: 3 });
      await sender.drain();
      expect(server.pushes.map(({ batch }) => batch)).toEqual(sealed.toReversed());
      expect(server.pushes.map(({ authorization, gzip }) => [authorization, gzip])).toEqual(
        sealed.map(() => ["Bearer token-1", true]),
      );
      expect([await waiting(), await state()]).toEqual([[], { state: "delivering" }]);
    });

    test.each(noAcknowledgements())(
      "%s is no acknowledgement, and the same bytes are sent later",
      async (_, answer, expected) => {
        const { sender, server, waiting, state, pass, expectAll } = await client();
        server.onPush = answer;
        await sender.drain();
        expect(await state()).toMatchObject({ state: expected });
        expect(await waiting()).toHaveLength(1);
        await sender.drain();
        expect(server.pushes, "nothing is tried before its time").toHaveLength(1);
        server.onPush = null;
        pass(LONGEST_MS);
        await sender.drain();
        expect([await waiting(), await state()]).toEqual([[], { state: "delivering" }]);
        expect(new Set(server.pushes.map(({ body }) => body)).size).toBe(1);
        expectAll();
      },
    );

    test("200 answers mutated in any part never delete what was not stored", async () => {
      const { sender, server, sealed, waiting } = await client();
      const right = stored(sealed[0]!) as Extract<Answer, { kind: "http" }>;
      await fc.assert(
        fc.asyncProperty(fc.nat(), fc.anything(), async (at, by) => {
          const body = mutate(right.body, at, by);
          fc.pre(JSON.stringify(body) !== JSON.stringify(right.body));
          server.onPush = () => ({ ...right, body });
          await sender.drain({ now: true });
          expect(await waiting()).toHaveLength(1);
        }),
        { numRuns: 200 },
      );
    });

    test("an answer lost after the commit: the same bytes again, stored once", async () => {
      const { sender, server, waiting, pass, expectAll } = await client();
      server.onPush = (batch) => {
        for (const { id } of batch.records) server.records.set(id, 1);
        return { kind: "network_error", error: "cut off" };
      };
      await sender.drain();
      server.records.clear();
      server.onPush = null;
      pass(LONGEST_MS);
      await sender.drain();
      expect(await waiting()).toEqual([]);
      expect(new Set(server.pushes.map(({ body }) => body)).size).toBe(1);
      expectAll();
    });

    test("Retry-After is kept to, in seconds and as a date, and never beyond an hour", async () => {
      for (const asked of ["120", new Date(NOON_MS + 120_000).toUTCString()]) {
        const { sender, server, pass } = await client();
        server.onPush = () => refusal(503, "unavailable", asked);
        await sender.drain();
        pass(119_000);
        await sender.drain();
        expect(server.pushes).toHaveLength(1);
        pass(70_000);
        await sender.drain();
        expect(server.pushes).toHaveLength(2);
      }
      const { sender, server, pass } = await client();
      server.onPush = () => refusal(503, "unavailable", "999999");
      await sender.drain();
      pass(LONGEST_MS);
      await sender.drain();
      expect(server.pushes).toHaveLength(2);
    });

    test("the waits between failures grow, with jitter, up to fifteen minutes, and never end", async () => {
      const { sender, server, pass, waiting } = await client();
      server.onPush = () => ({ kind: "network_error", error: "refused" });
      let before = 0;
      const at: number[] = [];
      for (let seconds = 0; seconds < 2_000; seconds += 1) {
        await sender.drain();
        if (server.pushes.length > before) at.push(seconds);
        before = server.pushes.length;
        pass(1_000);
      }
      const waits = at.slice(1).map((second, index) => second - at[index]!);
      expect(waits.slice(0, 10)).toEqual([1, 1, 2, 4, 8, 16, 32, 64, 128, 256]);
      expect(Math.max(...waits)).toBe(450);
      expect(await waiting()).toHaveLength(1);
    });

    test("a revoked key stops sending and asks the person; nothing is lost", async () => {
      const { sender, server, waiting, state } = await client();
      server.onToken = () => refusal(401, "key_revoked");
      await sender.drain();
      expect(await state()).toEqual({ state: "sign_in", reason: "key_revoked" });
      expect([await waiting(), server.pushes]).toMatchObject([[expect.any(String)], []]);
    });

    test("a server that refuses every token is asked twice and not for ever", async () => {
      const { sender, server, state } = await client();
      server.onPush = () => refusal(401, "unauthenticated");
      await sender.drain();
      expect(server.pushes).toHaveLength(2);
      expect(await state()).toEqual({ state: "sign_in", reason: "unauthenticated" });
    });

    test("a server that knows the key under another account gets nothing", async () => {
      const { sender, server, state } = await client({ device: { userId: "somebody else" } });
      await sender.drain();
      expect(server.pushes).toEqual([]);
      expect(await state()).toEqual({ state: "sign_in", reason: "other_account" });
    });

    test("a new key is fetched when the server asks for it, and used from then on", async () => {
      const { sender, server, device, add } = await client();
      server.rotate = true;
      await sender.drain();
      expect(await device()).toMatchObject({ key: "slk_1" });
      server.rotate = false;
      await add(1);
      await sender.drain();
      expect(server.keysSeen).toEqual(["slk_secret", "slk_1"]);
    });

    refusedBatchesContract(client);

    test("with much waiting at most two requests a second are sent", async () => {
      const { sender, slept } = await client({ batches: 14, records: 1 });
      await sender.drain();
      expect(slept).toEqual(Array(4).fill(500));
    });

    test("calls while one is running share it", async () => {
      const { sender, server } = await client({ batches: 3 });
      await Promise.all([sender.drain(), sender.drain({ now: true }), sender.drain()]);
      expect(server.pushes).toHaveLength(3);
    });

    test("the key is nowhere but in the request for a token", async () => {
      const { sender, server, kept } = await client();
      await sender.drain();
      expect(await kept()).not.toContain("slk_secret");
      expect(JSON.stringify(server.pushes)).not.toContain("slk_secret");
    });
  });
}
