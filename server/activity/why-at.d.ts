import type { WhyAnswer } from "@streakline/shared/stats/stats-answers.ts";
import type { EpochSeconds } from "@streakline/shared/time/instant.ts";
import type { Ctx } from "../trpc/context.ts";
/**
 * Why one instant of a person counts or not, by the rules that dayTimeline() counts by, and the evidence: the session that decided, the
 * device and client that sent it, and the batch it came in.
 */
export declare function whyAt(ctx: Ctx<"databases">, userId: string, at: EpochSeconds): Promise<WhyAnswer>;
