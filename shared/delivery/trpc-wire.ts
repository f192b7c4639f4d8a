import * as z from "zod/mini";
import type { Answer } from "./exchange.ts";

/**
 * The address of a procedure.
 * @example procedureUrl("http://127.0.0.1:4700", "activity.push") //
 * "http://127.0.0.1:4700/trpc/activity.push"
 */
export function procedureUrl(server: string, procedure: string): string {
  return `${server}/trpc/${procedure}`;
}

/** The data of a successful tRPC answer, or null when it is anything else. */
export function dataOf<T>(answer: Answer, schema: z.ZodMiniType<T>): T | null {
  if (answer.kind !== "http" || answer.status !== 200) return null;
  const parsed = z.object({ result: z.object({ data: schema }) }).safeParse(answer.body);
  return parsed.success ? parsed.data.result.data : null;
}

/** Why an answer is not what was asked for, in words for a person. */
export function problemOf(answer: Answer): string {
  if (answer.kind === "network_error") return answer.error;
  const parsed = Refusal.safeParse(answer.body);
  return parsed.success ? parsed.data.error.message : `HTTP ${answer.status}`;
}

const Refusal = z.object({ error: z.object({ message: z.string() }) });
