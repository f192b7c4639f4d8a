import { randomBytes, randomUUID } from "node:crypto";
import { createDelivery, type Delivery } from "../send/delivery.ts";
import type { Answer, Post } from "@streakline/shared/delivery/exchange.ts";
import { post } from "../send/post.ts";
import type { Observation } from "../record/observation.ts";
import { type FakeStore, fakeStore } from "./fake-store.ts";

const NOON_MS = 1_795_345_200_000;

/**
 * A browser under a fake clock: the background may be killed and woken, the browser may die, the
 * storage stays.
 */
export type FakeBrowser = {
  store: FakeStore;
  delivery: Delivery;
  nowMs: number;
  /** What the browser's own settings say. */
  mayCollect: boolean;
  /** How often pages were asked to drop what they show. */
  lessAllowed: number;
  /** Advances both clocks. */
  pass(seconds: number): void;
  /** Restarts the background: its memory is lost. */
  wake(): void;
  /** Restarts the browser: as wake(), and storage.session is lost too. */
  restart(): void;
  see(address: string | null, observation?: Partial<Observation>): Promise<void>;
};

export function fakeBrowser(exchange: (request: Post) => Promise<Answer> = post): FakeBrowser {
  const store = fakeStore();
  let session = fakeStore();
  let isNew = true;
  let steadyMs = 0;
  const start = () =>
    createDelivery({
      store,
      post: exchange,
      nowMs: () => fake.nowMs,
      steadyMs: () => steadyMs,
      random: () => 0.5,
      randomBytes: (length) => new Uint8Array(randomBytes(length)),
      newId: randomUUID,
      sleep: () => Promise.resolve(),
      browser: "chrome",
      client: { name: "streakline-browser", version: "0.1.0" },
      session,
      mayCollect: async () => fake.mayCollect,
      onLessAllowed: async () => {
        fake.lessAllowed += 1;
      },
      isNewRun: async () => ({
        isNew,
        done: async () => {
          isNew = false;
        },
      }),
    });
  const fake: FakeBrowser = {
    store,
    nowMs: NOON_MS,
    mayCollect: true,
    lessAllowed: 0,
    delivery: undefined as never,
    pass(seconds) {
      fake.nowMs += seconds * 1000;
      steadyMs += seconds * 1000;
    },
    wake() {
      steadyMs = 0;
      fake.delivery = start();
    },
    restart() {
      isNew = true;
      session = fakeStore();
      fake.wake();
    },
    see: (address, observation) =>
      fake.delivery.see({
        atMs: fake.nowMs,
        steadyMs,
        view: viewOf(address),
        isActive: true,
        isAudible: false,
        cause: "changed",
        ...observation,
      }),
  };
  fake.delivery = start();
  return fake;
}

/** Connects to a server and answers what may be recorded. */
export async function allow(
  fake: FakeBrowser,
  { url, userId }: { url: string; userId: string },
  pageKeys = false,
): Promise<void> {
  await fake.delivery.answer({ type: "consent", sites: true, pageKeys }, null);
  await fake.delivery.answer(
    {
      type: "enter",
      account: { server: url, userId, deviceId: randomUUID(), displayName: "Ann", key: "slk_key" },
    },
    null,
  );
}

function viewOf(address: string | null): Observation["view"] {
  if (address === null) return { state: "blur" };
  const { protocol, hostname, pathname } = new URL(address);
  return { state: "page", protocol, hostname, pathname };
}
