import type { Device } from "@streakline/shared/accounts/account-answers.ts";
import type { Ctx } from "../trpc/context.ts";
/**
 * Ends a device's powers at once: its access tokens are refused from now on in this process and within a second in every other, its keys
 * are deleted. What it sent stays. Throws `not_found` for an id that is not the person's.
 */
export declare function revokeDevice(ctx: Ctx<"databases" | "credentials">, userId: string, deviceId: string): Promise<Device>;
