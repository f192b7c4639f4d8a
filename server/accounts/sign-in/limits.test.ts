import { expect, test } from "vitest";
import { addressKey, openLimits } from "./limits.ts";

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["2001:0DB8:0:0:ffff:1:2:3", "2001:db8:0:0"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["::1", "0:0:0:0"],
  ["fe80::1%eth0", "fe80:0:0:0"],
])("addressKey(%s) counts as %s", (address, key) => {
  expect(addressKey(address)).toBe(key);
});

test("take() refuses with the seconds to wait once the tries are used up, key by key", async () => {
  const limits = openLimits();
  for (let i = 0; i < 10; i++) await limits.take("signInByAccountAndAddress", "ada|192.0.2.7");
  await expect(limits.take("signInByAccountAndAddress", "ada|192.0.2.7")).rejects.toMatchObject({
    code: "rate_limited",
    details: { seconds: 900 },
  });
  await expect(limits.check("signInByAccountAndAddress", "ada|192.0.2.7")).rejects.toMatchObject({
    code: "rate_limited",
  });
  await limits.take("signInByAccountAndAddress", "bob|192.0.2.7");
});

test("forgive() gives the tries back", async () => {
  const limits = openLimits();
  for (let i = 0; i < 10; i++) await limits.take("signInByAccountAndAddress", "ada");
  await limits.forgive("signInByAccountAndAddress", "ada");
  await expect(limits.take("signInByAccountAndAddress", "ada")).resolves.toBeUndefined();
});
