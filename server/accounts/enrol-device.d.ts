import type { EnrolAnswer, EnrolInput } from "@streakline/shared/accounts/account-answers.ts";
import type { Ctx } from "../trpc/context.ts";
export declare const DEVICES_MAX = 50;
/**
 * Connects a device: stores it and gives its key, once. The first device's time zone becomes the person's own, until they choose one.
 * Throws `bad_time_zone`, `too_many_devices` (50 that can still send).
 */
export declare function enrolDevice(ctx: Ctx<"databases" | "credentials">, userId: string, input: EnrolInput): Promise<EnrolAnswer>;
