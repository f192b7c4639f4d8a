import { expect, test } from "vitest";
import { openMemoryLimits } from "../../platform/limits/limits.ts";
import { refusal } from "../../testing/call-as.ts";
import { SIGN_IN_LIMITS } from "./sign-in-limits.ts";
import { takeLimits, type Tried } from "./take-limits.ts";

function limited() {
  const limits = openMemoryLimits(SIGN_IN_LIMITS);
  return (given: Partial<Tried> = {}) =>
    takeLimits(limits, {
      path: "/sign-in/email",
      email: "ada@example.test",
      from: "192.0.2.1",
      browser: null,
      ...given,
    });
}

test("takeLimits() gives the tries of an account back after a success", async () => {
  const take = limited();
  for (let n = 0; n < 9; n += 1) await take();
  await (await take()).forgive();
  for (let n = 0; n < 10; n += 1) await take();
  expect(await refusal(take())).toBe("rate_limited");
});

test("takeLimits() counts a known browser by itself, also while the account is used up", async () => {
  const take = limited();
  for (let n = 0; n < 100; n += 1) await take({ from: `network-${Math.floor(n / 10)}` });
  expect(await refusal(take({ from: "another network" }))).toBe("rate_limited");
  for (let n = 0; n < 10; n += 1) await take({ browser: "hers" });
  expect(await refusal(take({ browser: "hers" }))).toBe("rate_limited");
  await take({ browser: "her other one" });
});

test("takeLimits() is silent about mails to an account, and tells an address", async () => {
  const take = limited();
  const path = "/request-password-reset";
  for (let n = 0; n < 5; n += 1) expect(await take({ path })).toMatchObject({ isSilent: false });
  for (let n = 5; n < 20; n += 1) expect(await take({ path })).toMatchObject({ isSilent: true });
  expect(await refusal(take({ path }))).toBe("rate_limited");
  expect(await take({ path, from: "192.0.2.2", email: "bob@example.test" })).toMatchObject({
    isSilent: false,
  });
});

test("takeLimits() counts every other path by its address", async () => {
  const take = limited();
  for (let n = 0; n < 30; n += 1) await take({ path: "/device/code" });
  expect(await refusal(take({ path: "/device/code" }))).toBe("rate_limited");
  await take({ path: "/device/code", from: "192.0.2.2" });
  for (let n = 0; n < 1_000; n += 1) await take({ path: "/ok" });
});
