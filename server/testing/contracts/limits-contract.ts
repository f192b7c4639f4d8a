import { describe, expect, test } from "vitest";
import type { Limit, Limits } from "../../platform/limits/limits.ts";

const TABLE = {
  signIn: { points: 3, duration: 900 },
  mail: { points: 1, duration: 3_600 },
  quick: { points: 1, duration: 1 },
} as const satisfies Record<string, Limit>;
type Opened = Limits<keyof typeof TABLE>;

/** What the door to rate limits promises, for one implementation. */
export function limitsContract(
  implementation: string,
  open: (table: typeof TABLE, factor?: number) => Opened,
): void {
  describe(`limits: ${implementation}`, () => {
    const used = (seconds: number) => ({ code: "rate_limited", details: { seconds } });
    const tries = async (limits: Opened, times: number) => {
      for (let n = 0; n < times; n += 1) await limits.take("signIn", "ada|192.0.2.7");
    };

    test("take() refuses with the seconds to wait once the points are used up, key by key", async () => {
      const limits = open(TABLE);
      await tries(limits, 3);
      await expect(limits.take("signIn", "ada|192.0.2.7")).rejects.toMatchObject(used(900));
      await limits.take("signIn", "bob|192.0.2.7");
      await limits.take("mail", "ada|192.0.2.7");
    });

    test("forgive() gives the points back", async () => {
      const limits = open(TABLE);
      await tries(limits, 3);
      await limits.forgive("signIn", "ada|192.0.2.7");
      await tries(limits, 3);
    });

    test("points come back when their time is over", async () => {
      const limits = open(TABLE);
      await limits.take("quick", "ada");
      await expect(limits.take("quick", "ada")).rejects.toMatchObject(used(1));
      const again = () => limits.take("quick", "ada").then(() => "taken");
      await expect.poll(() => again().catch(() => "refused")).toBe("taken");
    });

    test("a factor raises every limit", async () => {
      const limits = open(TABLE, 2);
      await tries(limits, 6);
      await expect(limits.take("signIn", "ada|192.0.2.7")).rejects.toMatchObject(used(900));
    });
  });
}
