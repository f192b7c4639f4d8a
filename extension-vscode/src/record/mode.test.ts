import { expect, test } from "vitest";
import { modeOf } from "./mode.ts";

const good = {
  isSignedIn: true,
  hasKey: true,
  isAllowed: true,
  diskCode: null,
  isStoreFull: false,
  pause: null,
  status: { state: "delivering" },
} as const;

test("when all is well the mode is recording", () => {
  expect(modeOf(good)).toEqual({ mode: "recording" });
});

test("what stops recording comes before what stops delivery", () => {
  const offline = { state: "offline", sentence: "refused", retryAtMilliseconds: 1 } as const;
  const pause = { setAtMilliseconds: 0, untilMilliseconds: 5 };
  expect(modeOf({ ...good, status: offline })).toEqual({
    mode: "offline",
    sentence: "refused",
    retryAtMilliseconds: 1,
  });
  expect(modeOf({ ...good, status: offline, hasKey: false })).toMatchObject({ mode: "sign_in" });
  expect(modeOf({ ...good, status: offline, pause })).toEqual({
    mode: "paused",
    untilMilliseconds: 5,
  });
  expect(modeOf({ ...good, status: offline, pause, isStoreFull: true })).toEqual({
    mode: "store_full",
  });
  expect(modeOf({ ...good, status: offline, pause, diskCode: "ENOSPC" })).toEqual({
    mode: "disk",
    code: "ENOSPC",
  });
  expect(modeOf({ ...good, status: offline, pause, diskCode: "ENOSPC", isAllowed: false })).toEqual(
    {
      mode: "not_allowed",
      mustSignIn: false,
    },
  );
  expect(modeOf({ ...good, isAllowed: false, hasKey: false })).toEqual({
    mode: "not_allowed",
    mustSignIn: true,
  });
  expect(modeOf({ ...good, isSignedIn: false, isAllowed: false, diskCode: "ENOSPC" })).toEqual({
    mode: "signed_out",
  });
});
