"use strict";
// Runs in the same extension host as Streakline and knows nothing of it. Two jobs:
// 1. the ledger: every change, selection, scroll, save and focus as one JSON line with the instant,
// on disk before the next event; 2. the clock: the file `clock` holds the seconds by which this
// process's clock differs from the machine's. When it grows, the clock    runs through the skipped
// time and fires the timers of extensions on the way, so that a pause of twenty minutes lasts a
// moment.
const { appendFileSync, readFileSync } = require("node:fs");
const { join } = require("node:path");

const DIR = process.env.STREAKLINE_E2E_WITNESS;
const ledger = join(DIR, `ledger-${process.pid}.jsonl`);
const clockFile = join(DIR, "clock");

const real = {
  now: Date.now,
  setTimeout,
  setInterval,
  clearTimeout,
  clearInterval,
  hrtime: process.hrtime,
  bigint: process.hrtime.bigint,
  perf: performance.now.bind(performance),
};
let offsetMs = readOffset();
const startedWithMs = offsetMs;
const timers = new Map();
let instant = null;

installClock();
const write = (line) => appendFileSync(ledger, `${JSON.stringify({ at: Date.now(), ...line })}\n`);
write({ kind: "start", pid: process.pid, offsetMs });
real.setInterval(() => void followClock(), 25);

exports.activate = (context) => {
  const vscode = require("vscode");
  const where = (document) => ({
    scheme: document.uri.scheme,
    file: vscode.workspace.asRelativePath(document.uri, false),
    folder: vscode.workspace.getWorkspaceFolder(document.uri)?.name ?? null,
    language: document.languageId,
  });
  context.subscriptions.push(
    vscode.workspace.onDidChangeTextDocument(
      (e) =>
        e.contentChanges.length > 0 &&
        write({
          kind: "change",
          ...where(e.document),
          typed: e.contentChanges.map((c) => c.text).join(""),
          removed: e.contentChanges.reduce((n, c) => n + c.rangeLength, 0),
        }),
    ),
    vscode.workspace.onDidSaveTextDocument((document) =>
      write({ kind: "save", ...where(document) }),
    ),
    vscode.window.onDidChangeTextEditorSelection((e) =>
      write({ kind: "selection", ...where(e.textEditor.document), by: e.kind ?? null }),
    ),
    vscode.window.onDidChangeTextEditorVisibleRanges((e) =>
      write({ kind: "scroll", ...where(e.textEditor.document) }),
    ),
    vscode.window.onDidChangeActiveTextEditor((e) =>
      write({ kind: "active", ...(e ? where(e.document) : {}) }),
    ),
    vscode.window.onDidChangeWindowState((state) =>
      write({ kind: "window", focused: state.focused, active: state.active }),
    ),
  );
  write({
    kind: "window",
    focused: vscode.window.state.focused,
    active: vscode.window.state.active,
    folders: (vscode.workspace.workspaceFolders ?? []).map((f) => f.name),
  });
};

function readOffset() {
  try {
    return Math.round(Number(readFileSync(clockFile, "utf8")) * 1000) || 0;
  } catch {
    return 0;
  }
}

function installClock() {
  const RealDate = Date;
  RealDate.now = () => instantOfThisTurn(RealDate) + offsetMs;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [RealDate.now()] : args, newTarget),
    apply: () => new RealDate(RealDate.now()).toString(),
  });
  const skippedMs = () => offsetMs - startedWithMs;
  performance.now = () => real.perf() + skippedMs();
  process.hrtime = Object.assign(
    (before) => {
      const total =
        process.hrtime.bigint() -
        (before ? BigInt(before[0]) * 1_000_000_000n + BigInt(before[1]) : 0n);
      return [Number(total / 1_000_000_000n), Number(total % 1_000_000_000n)];
    },
    { bigint: () => real.bigint.call(process.hrtime) + BigInt(skippedMs()) * 1_000_000n },
  );
  // A timer of an extension is remembered with the instant at which it is due; the editor's own
  // timers stay with the machine's clock.
  const wrap = (start, isInterval) =>
    Object.assign((callback, ms = 0, ...args) => {
      if (ms < 1000 || calledByEditor()) return start(callback, ms, ...args);
      const timer = start(
        (...given) => {
          const entry = timers.get(timer);
          if (entry && isInterval) entry.due = Date.now() + ms;
          else timers.delete(timer);
          callback(...given);
        },
        ms,
        ...args,
      );
      timers.set(timer, { due: Date.now() + ms, ms, isInterval, run: () => callback(...args) });
      return timer;
    }, start);
  globalThis.setTimeout = wrap(real.setTimeout, false);
  globalThis.setInterval = wrap(real.setInterval, true);
  globalThis.setTimeout[require("node:util").promisify.custom] =
    real.setTimeout[require("node:util").promisify.custom];
  globalThis.clearTimeout = globalThis.clearInterval = (timer) => {
    timers.delete(timer);
    real.clearTimeout(timer);
  };
}

/**
 * The machine's clock, standing still while one piece of work runs: all who hear of one keystroke
 * read the same instant, so that the ledger and the recorder never see it on two sides of the turn
 * of a second. At most a second, for loops that wait for the clock.
 */
function instantOfThisTurn(RealDate) {
  const now = real.now.call(RealDate);
  if (instant !== null && Math.abs(now - instant) < 1000) return instant;
  if (instant === null) queueMicrotask(() => (instant = null));
  return (instant = now);
}

function calledByEditor() {
  const caller = new Error().stack.split("\n")[3] ?? "";
  return caller.includes("/lib/vscode/out/") || caller.includes("node:internal");
}

let following = false;
async function followClock() {
  const target = readOffset();
  if (following || target <= offsetMs) return;
  following = true;
  const end = real.now.call(Date) + target;
  for (;;) {
    const next = [...timers.values()].reduce((least, t) => Math.min(least, t.due), Infinity);
    if (next > end) break;
    offsetMs = Math.max(offsetMs, Math.min(target, next - real.now.call(Date) + 1));
    for (const [timer, entry] of Array.from(timers)) {
      if (entry.due > Date.now() || !timers.has(timer)) continue;
      if (entry.isInterval) entry.due += entry.ms;
      else {
        timers.delete(timer);
        real.clearTimeout(timer);
      }
      try {
        entry.run();
      } catch (error) {
        write({ kind: "error", message: String(error) });
      }
    }
    await new Promise((resolve) => real.setTimeout(resolve, 2));
  }
  offsetMs = target;
  write({ kind: "clock", offsetMs });
  following = false;
}
