import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { aSnapshot } from "../testing/a-snapshot.ts";
import { showNotices } from "./notices.ts";

const said = vi.hoisted(() => [] as string[]);
vi.mock("vscode", () => {
  const show = async (text: string) => void said.push(text);
  return {
    window: {
      showErrorMessage: show,
      showWarningMessage: show,
      showInformationMessage: show,
    },
  };
});
beforeEach(() => vi.useFakeTimers({ now: 1_795_348_800_000 }));
afterEach(() => {
  vi.useRealTimers();
  said.length = 0;
});

/** The global state of the editor, empty. */
function aState() {
  let told: Record<string, number> = {};
  const state = {
    get: () => told,
    update: async (_: string, next: Record<string, number>) => void (told = next),
  };
  return {
    show: async (problems: string[]) => {
      showNotices(
        state as unknown as Parameters<typeof showNotices>[0],
        aSnapshot({ mode: "sign_in", reason: "key_revoked" }),
        problems,
      );
      await vi.advanceTimersByTimeAsync(1);
    },
    told: () => told,
  };
}

test("each notice is told once an hour, and one of the settings is then forgotten", async () => {
  const { show, told } = aState();
  await show(["a problem"]);
  await show(["a problem"]);
  const times = (text: RegExp) => said.filter((line) => text.test(line)).length;
  expect([times(/a problem/), times(/revoked/)]).toEqual([1, 1]);
  await vi.advanceTimersByTimeAsync(3_600_000);
  await show(["another problem"]);
  expect([times(/another problem/), times(/revoked/)]).toEqual([1, 2]);
  expect(Object.keys(told()).filter((name) => /problem/.test(name))).toEqual([
    "setting another problem",
  ]);
});
