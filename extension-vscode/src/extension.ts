import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import { captureDebugging } from "./capture/debugging.ts";
import { captureEdits } from "./capture/editor-events.ts";
import { editorName } from "./capture/editor-name.ts";
import { createFrameworks } from "./capture/framework.ts";
import { captureGit } from "./capture/git.ts";
import { createPlaces, type PlaceDeps, type Places } from "./capture/places.ts";
import { createPresence } from "./capture/presence.ts";
import { captureReading } from "./capture/reading.ts";
import type { Sink } from "./capture/sink.ts";
import { captureTerminal } from "./capture/terminal.ts";
import { captureWindowState } from "./capture/window-state.ts";
import { registerCommands } from "./commands/commands.ts";
import type { DeliveryDeps } from "./send/account-delivery.ts";
import { type Delivery, type Snapshot, startDelivery } from "./send/delivery.ts";
import { realDisk } from "./store/disk.ts";
import { endEvent } from "./record/end-event.ts";
import { followKey } from "./send/follow-key.ts";
import { post } from "./send/post.ts";
import { thisProcess } from "./store/process-identity.ts";
import { createSteadyClock } from "./record/steady-clock.ts";
import { SECRET_DEVICE_KEY, storedNames } from "./store/stored-names.ts";
import { secretKeys } from "./secret-keys.ts";
import { followSettings } from "./settings.ts";
import { hasNotice } from "./show/has-notice.ts";
import { createStatusBar } from "./show/status-bar.ts";
import { createTodayView } from "./show/today-view.ts";

/** Intervals at which events become durable, and at which the status is shown again. */
const TICK_MILLISECONDS = 1_000;
const SHOW_MILLISECONDS = 5_000;

let delivery: Delivery | null = null;

/** Starts every part. Nothing here waits for the network or for the keyring. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel("Streakline", { log: true });
  const version = String((context.extension.packageJSON as { version?: unknown }).version);
  const client = { name: "streakline-vscode", version };
  const editor = editorName(vscode.env.appName);
  const keys = secretKeys(context.secrets);
  const salt = randomBytes(16);
  const settings = await followSettings();

  const clock = createSteadyClock(
    () => Date.now(),
    () => performance.now(),
    (lastSecond) => {
      log.info("the clock was set, or the machine slept; what was going on ended before");
      delivery?.record(endEvent("lock", lastSecond));
    },
  );
  const running = await startDelivery(
    {
      ...machine(context, log),
      client,
      keys,
      clock: clock.nowSeconds,
      sendEveryMinutes: () => settings.now().sendEveryMinutes,
      gapMinutes: () => settings.now().idleMinutes,
    },
    Math.floor(Date.now() / 1000) * 1000,
  );
  delivery = running;
  const capture = captureAll({
    sink: sinkInto(running, clock.nowSeconds),
    rules: () => ({ ...settings.now().privacy, salt }),
    exclusions: settings.exclusions,
    editor,
  });
  const { places } = capture;

  const shown = showAll(context);
  const refresh = async () => shown.show(await running.snapshot(), settings.problems());
  const refreshQuietly = () =>
    void refresh().catch((error: unknown) => log.warn(`today cannot be shown: ${String(error)}`));
  const followStoredKey = () => followKey(running, keys, log.warn).then(refreshQuietly);
  const commands = registerCommands({
    delivery: running,
    disk: realDisk,
    keys,
    settings: settings.now,
    client,
    editor,
    log,
    refresh,
  });

  context.subscriptions.push(
    log,
    capture,
    shown,
    commands,
    settings,
    settings.onDidChange(() => {
      places.forget();
      refreshQuietly();
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("workbench.colorTheme")) places.forget();
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(() => places.forget()),
    context.secrets.onDidChange(({ key }) => {
      if (key === SECRET_DEVICE_KEY) void followStoredKey();
    }),
    every(TICK_MILLISECONDS, () => {
      clock.nowSeconds();
      void running.tick();
    }),
    every(SHOW_MILLISECONDS, refreshQuietly),
  );
  refreshQuietly();
  // A keyring that waits for its password keeps nothing from being recorded.
  void followStoredKey();
}

/** The disk, clocks and network of this machine for delivery. `onBug` logs unexpected errors. */
function machine(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
): Omit<DeliveryDeps, "client" | "keys" | "clock" | "sendEveryMinutes" | "gapMinutes"> {
  return {
    disk: realDisk,
    stored: storedNames(context.globalStorageUri.fsPath),
    me: thisProcess(),
    post,
    monotonicMilliseconds: () => performance.now(),
    timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    random: () => Math.random(),
    sleep: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
    log: (line) => log.info(line),
    onBug: (error) => log.error(error instanceof Error ? error : String(error)),
  };
}

/** Starts everything that shows the status to a person. */
function showAll(context: vscode.ExtensionContext) {
  const statusBar = createStatusBar();
  const todayView = createTodayView();
  return {
    async show(snapshot: Snapshot, problems: readonly string[]): Promise<void> {
      statusBar.show(snapshot, problems);
      todayView.show(snapshot);
      if (!hasNotice(snapshot, problems)) return;
      const { showNotices } = await import("./show/notices.ts");
      showNotices(context.globalState, snapshot, problems);
    },
    dispose: () => void vscode.Disposable.from(statusBar, todayView).dispose(),
  };
}

/** Starts everything that captures activity in the editor. */
function captureAll({
  sink,
  ...deps
}: { sink: Sink } & Pick<PlaceDeps, "rules" | "exclusions" | "editor">): vscode.Disposable & {
  places: Places;
} {
  const frameworks = createFrameworks(() => places.forget());
  const git = captureGit({ sink, places: () => places, onBranchChange: () => places.forget() });
  const places = createPlaces({ ...deps, branchOf: git.branchOf, frameworkOf: frameworks.of });
  const presence = createPresence(() => performance.now());
  const capture = { sink, places, presence };
  const all = vscode.Disposable.from(
    git,
    frameworks,
    captureEdits(capture),
    captureReading(capture),
    captureWindowState(capture),
    captureTerminal(capture),
    captureDebugging(capture),
  );
  return { places, dispose: () => void all.dispose() };
}

/**
 * Seals the open segment, and sends what it can in the seconds that the editor grants. The next
 * start recovers the rest.
 */
export async function deactivate(): Promise<void> {
  await delivery?.close();
  delivery = null;
}

function sinkInto(running: Delivery, nowSeconds: () => number): Sink {
  return {
    activity(place, kind, actor = "person", counters = {}) {
      if (running.isRecording())
        running.record({ ...place, at: nowSeconds(), kind, actor, counters });
    },
    end(kind) {
      running.record(endEvent(kind, nowSeconds()));
    },
  };
}

function every(milliseconds: number, run: () => void): vscode.Disposable {
  const timer = setInterval(run, milliseconds);
  return { dispose: () => clearInterval(timer) };
}
