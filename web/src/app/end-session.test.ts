import { afterEach, expect, it, vi } from "vitest";
import { isSignOutPending, setSignOutPending } from "../domain/person/pending-sign-out.ts";
import { api, queryClient } from "../api/api.ts";
import { endSession } from "./end-session.ts";

const disk = vi.hoisted(() => new Map<string, string>());
vi.mock("idb-keyval", () => ({
  get: (key: string) => Promise.resolve(disk.get(key)),
  set: (key: string, value: string) => Promise.resolve(void disk.set(key, value)),
  del: (key: string) => Promise.resolve(void disk.delete(key)),
}));
afterEach(() => {
  vi.unstubAllGlobals();
  setSignOutPending(false);
});

function someoneWho(answer: () => Promise<Response>) {
  vi.stubGlobal("fetch", vi.fn(answer));
  queryClient.setQueryData<unknown>(api.accounts.me.queryKey(), { displayName: "Ada" });
  disk.set("streakline.queries.v1", "days");
  setSignOutPending(true);
}
const kept = () => [queryClient.getQueryData<unknown>(api.accounts.me.queryKey()), disk.size];

it("no answer, or a fault: the session lives, the sign-out is pending, the cache is dropped", async () => {
  for (const answer of [
    () => Promise.reject(new TypeError("no network")),
    () => Promise.resolve(Response.json({}, { status: 503 })),
  ]) {
    someoneWho(answer);
    await expect(endSession()).rejects.toMatchObject({ name: "AuthRefused" });
    expect([isSignOutPending(), ...kept()]).toEqual([true, undefined, 0]);
  }
});

it("a confirmed sign-out is over, and so is one of somebody who was signed out already", async () => {
  for (const status of [200, 401]) {
    someoneWho(() => Promise.resolve(Response.json({ success: true }, { status })));
    await endSession();
    expect([isSignOutPending(), ...kept()]).toEqual([false, undefined, 0]);
  }
});

it("a pending sign-out is known to the next page; with storage blocked, to this one", () => {
  const stored = new Map<string, string>();
  const storage = () => ({
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  });
  setSignOutPending(true, storage);
  expect([...stored.keys()]).toEqual(["streakline.signOutPending"]);
  setSignOutPending(false, storage);
  expect(isSignOutPending(storage)).toBe(false);
  const blocked = (): never => {
    throw new Error("blocked");
  };
  setSignOutPending(true, blocked);
  expect(isSignOutPending(blocked)).toBe(true);
});
