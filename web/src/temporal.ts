import type { Temporal as Polyfill } from "temporal-polyfill";

/**
 * Temporal as the shared rules ask for it (the build puts this file in place of
 * `temporal-polyfill`): the browser's own where it has one, else the polyfill, loaded only there.
 */
export const Temporal: typeof Polyfill =
  native() ?? (await import("temporal-polyfill/implementation")).Temporal;

function native(): typeof Polyfill | undefined {
  return (globalThis as { Temporal?: typeof Polyfill }).Temporal;
}
