import type { Log } from "../../trpc/context.ts";

/** A start, step by step, and what undoes it. */
export type Steps = {
  /** Reports the step that begins now. */
  begin(step: string): void;
  /** The step that began last is over, and not to blame for what fails next. */
  done(): void;
  /** What has to be done at a stop; the last one added is done first. */
  undo(how: () => Promise<unknown>): void;
  /** Reports which step failed, if one had begun, and undoes all. */
  fail(): Promise<void>;
  /** Undoes all, once; a part that does not stop is logged and holds up no other. */
  close(): Promise<void>;
};

/** @param report told of every step as it begins, and of the one that failed */
export function openSteps(report: (step: string) => void, log: Log): Steps {
  const undo: (() => Promise<unknown>)[] = [];
  let current: string | null = null;
  let closing: Promise<void> | null = null;
  async function stop(): Promise<void> {
    for (const step of undo.splice(0).reverse())
      await step().catch((error: unknown) => log.error({ err: error }, "A part did not stop"));
  }
  const close = () => (closing ??= stop());
  return {
    begin(step) {
      current = step;
      report(step);
    },
    done() {
      current = null;
    },
    undo: (how) => void undo.push(how),
    async fail() {
      if (current !== null) report(`${current}: failed`);
      await close();
    },
    close,
  };
}
