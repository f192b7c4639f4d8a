import browser from "webextension-polyfill";
import { browserName } from "./capture/browser-name.ts";
import { browserStore, isNewRun, sessionStore } from "./capture/browser-store.ts";
import { mayCollect } from "./capture/may-collect.ts";
import { servePages } from "./capture/serve-pages.ts";
import { watch } from "./capture/watch.ts";
import { welcome } from "./capture/welcome.ts";
import { createDelivery } from "./send/delivery.ts";
import { post } from "./send/post.ts";
import { SESSION } from "./session-names.ts";

// the parts of the background; each registers its listeners before this file ends
const delivery = createDelivery({
  store: browserStore,
  isNewRun,
  post,
  nowMs: Date.now,
  steadyMs: () => performance.now(),
  random: Math.random,
  randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  newId: () => crypto.randomUUID(),
  sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
  browser: browserName(navigator.userAgent),
  client: { name: "streakline-browser", version: browser.runtime.getManifest().version },
  session: sessionStore,
  mayCollect,
  onLessAllowed: () => browser.storage.session.remove(SESSION.popup),
});

welcome();
const seeNow = watch(delivery);
servePages(delivery, seeNow);
