import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import * as z from "zod/mini";
import { int } from "@streakline/shared/int.ts";

/**
 * Who a process is beyond its number, which the system uses again: where it runs (boot and process
 * namespace) and when it started.
 */
export const ProcessIdentity = z.object({ pid: int(), place: z.string(), startedAt: z.string() });
export type ProcessIdentity = z.infer<typeof ProcessIdentity>;

/** This process. On systems without /proc the place is the host's name and the start is unknown. */
export function thisProcess(): ProcessIdentity {
  return { pid: process.pid, place: placeHere(), startedAt: startOf(process.pid) ?? "" };
}

/**
 * Whether a process still lives. `unknown` when this cannot be told from here (another machine,
 * another container, or a system that does not tell when a process started): then only a sign of
 * life that stays away tells it.
 */
export function lifeOf(other: ProcessIdentity): "alive" | "dead" | "unknown" {
  if (other.place !== placeHere()) return "unknown";
  if (other.startedAt !== "") return startOf(other.pid) === other.startedAt ? "alive" : "dead";
  try {
    process.kill(other.pid, 0);
    return other.pid === process.pid ? "alive" : "unknown";
  } catch {
    return "dead";
  }
}

let place: string | undefined;
function placeHere(): string {
  return (place ??= readPlace());
}

function readPlace(): string {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${boot} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return hostname();
  }
}

function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    // A zombie has ended; its parent has not waited for it yet.
    return fields[0] === "Z" || fields[0] === "X" ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}
