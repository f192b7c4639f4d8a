import { expect, it } from "vitest";
import { readProfile } from "./read-profile.ts";

const form = (displayName: string, username: string) => {
  const data = new FormData();
  data.set("displayName", displayName);
  data.set("username", username);
  return data;
};

it("readProfile() gives what the server takes", () => {
  const profile = { displayName: "Ada", username: "ada-l" };
  expect(readProfile(form("Ada", "ada-l"))).toEqual({ value: profile, complaints: {} });
});

it("readProfile() complains about each field on its own", () => {
  const { value, complaints } = readProfile(form("", "ada-l"));
  expect([value, Object.keys(complaints)]).toEqual([null, ["displayName"]]);
  expect(Object.keys(readProfile(form("", "-")).complaints)).toEqual(["displayName", "username"]);
});
