import { SETTINGS_DEFAULT } from "@streakline/shared/accounts/settings.ts";
import { afterEach, expect, it, vi } from "vitest";
import { api, queryClient } from "../../api/api.ts";
import { fetchMe } from "./fetch-me.ts";

const NEW = { timeZoneIsGuessed: true, hasDevices: false, settings: SETTINGS_DEFAULT };
/** The requests: path and body. */
let asked: string[] = [];

/** A fake server that answers `accounts.me`, and takes or refuses a suggested time zone. */
function aServer(me: object, refuses = false): void {
  vi.stubGlobal("fetch", (url: string, { body = "" }: { body?: string }) => {
    asked.push(`${url} ${body}`.trim());
    const isMe = url.includes("accounts.me");
    if (!isMe && refuses)
      return Promise.resolve(
        Response.json({ error: { message: "no", code: -32600, data: {} } }, { status: 400 }),
      );
    const data = isMe ? me : { ...SETTINGS_DEFAULT, ...(JSON.parse(body) as object) };
    return Promise.resolve(Response.json({ result: { data } }));
  });
}
afterEach(() => {
  vi.unstubAllGlobals();
  queryClient.clear();
  asked = [];
});

it("somebody new gets the zone of their browser, and pages know it at once", async () => {
  aServer(NEW);
  expect((await fetchMe("Pacific/Honolulu")).settings.timeZone).toBe("Pacific/Honolulu");
  expect(queryClient.getQueryData(api.accounts.me.queryKey())).toMatchObject({
    settings: { timeZone: "Pacific/Honolulu" },
  });
  expect(asked).toEqual([
    "/trpc/accounts.me",
    '/trpc/settings.suggestTimeZone {"timeZone":"Pacific/Honolulu"}',
  ]);
});

it.each([
  ["who chose a zone", { ...NEW, timeZoneIsGuessed: false }],
  ["who has a device", { ...NEW, hasDevices: true }],
  [
    "whose zone it is already",
    { ...NEW, settings: { ...SETTINGS_DEFAULT, timeZone: "Pacific/Honolulu" } },
  ],
])("nothing is suggested for somebody %s", async (_, me) => {
  aServer(me);
  expect(await fetchMe("Pacific/Honolulu")).toEqual(me);
  expect(asked).toEqual(["/trpc/accounts.me"]);
});

it("a suggestion that is refused keeps nobody out", async () => {
  aServer(NEW, true);
  expect(await fetchMe("Pacific/Honolulu")).toEqual(NEW);
  expect(asked).toHaveLength(2);
});
