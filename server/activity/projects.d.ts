import type { ProjectRow } from "@streakline/shared/stats/stats-answers.ts";
import type { Ctx } from "../trpc/context.ts";
/** Every project of a person with its totals, most recent first; the last 30 days end with their local today. */
export declare function projects(ctx: Ctx<"databases" | "clock">, userId: string): Promise<{
    projects: ProjectRow[];
}>;
