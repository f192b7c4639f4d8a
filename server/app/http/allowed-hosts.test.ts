import { expect, test } from "vitest";
import { allowedHosts } from "./allowed-hosts.ts";

const hosts = allowedHosts({
  publicUrl: "https://time.example.org",
  allowedHosts: ["time.lan"],
  trustedOrigins: ["http://localhost:5173"],
});

test.each([
  "time.example.org",
  "TIME.example.org:443",
  "localhost:4700",
  "127.0.0.1:4700",
  "[::1]:4700",
  "192.168.1.7",
  "time.lan:80",
])("isHostAllowed() lets %s in", (host) => expect(hosts.isHostAllowed(host)).toBe(true));

test.each([
  undefined,
  "",
  "evil.test",
  "time.example.org.evil.test",
  "127.0.0.1.nip.io",
  "localhost@evil.test",
  "a b",
  "[::1",
  "localhost:",
])("isHostAllowed() keeps %s out", (host) => expect(hosts.isHostAllowed(host)).toBe(false));

test("originsOf() trusts the public address, listed origins and the host, and no foreign host", () => {
  expect(hosts.originsOf("127.0.0.1:4700")).toEqual([
    "https://time.example.org",
    "http://localhost:5173",
    "http://127.0.0.1:4700",
    "https://127.0.0.1:4700",
  ]);
  expect(hosts.originsOf("evil.test")).toEqual([]);
  expect(hosts.originsOf(null)).toEqual([]);
});
