import { expect, test } from "vitest";
import { newPageKeySecret, pageKey } from "./page-key.ts";

const page = { hostname: "docs.example.org", pathname: "/guide/start" };

test("pageKey() is 32 hex digits, the same for the same page and secret, else another", async () => {
  const [mine, theirs] = [newPageKeySecret(), newPageKeySecret()];
  const key = await pageKey(page, mine);
  expect(key).toMatch(/^[\da-f]{32}$/);
  expect(await pageKey({ hostname: "DOCS.example.org", pathname: "/guide/start/" }, mine)).toBe(
    key,
  );
  expect(await pageKey({ ...page, pathname: "/guide/end" }, mine)).not.toBe(key);
  expect(await pageKey({ ...page, hostname: "api.example.org" }, mine)).not.toBe(key);
  expect(await pageKey(page, theirs)).not.toBe(key);
});

test("two people who visit the same thousand pages share no key", async () => {
  const secrets = [newPageKeySecret(), newPageKeySecret()];
  const keys = await Promise.all(
    secrets.flatMap((secret) =>
      Array.from({ length: 1_000 }, (_, index) =>
        pageKey({ ...page, pathname: `/${index}` }, secret),
      ),
    ),
  );
  expect(new Set(keys).size).toBe(2_000);
});
