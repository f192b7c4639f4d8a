import { weightColour } from "../../domain/sites/site-words.ts";
import type { StripRow } from "./strip.tsx";

const COLOURS: Readonly<Record<string, string>> = { web: "var(--slot-0)", api: "var(--slot-4)" };

/** Sessions, gaps and visits as what a strip draws: projects and weights become colours. */
export function spans(
  pieces: readonly {
    startedAt: number;
    endedAt: number;
    project?: string;
    weight?: number | undefined;
    kind?: "session" | "gap" | "site" | "coding" | "website";
  }[],
): StripRow["spans"] {
  return pieces.map(({ startedAt, endedAt, project = "", weight, kind = "session" }) => ({
    from: startedAt,
    to: endedAt,
    colour: weight === undefined ? colourOf(project) : weightColour(weight),
    kind,
  }));
}

function colourOf(project: string): string {
  return COLOURS[project] ?? "var(--slot-other)";
}
