import type { PushAnswer } from "@streakline/shared/activity/batch.ts";
import { compiled } from "@streakline/shared/compiled.ts";
import { acceptBatch } from "../../activity/accept-batch.ts";
import { PushInput, refuseEarly } from "../../activity/push-input.ts";
import type { Ctx, PrincipalOf } from "../../trpc/context.ts";
import { badInput } from "../../trpc/errors.ts";

const pushInput = compiled(PushInput);

/**
 * What `activity.push` does with the JSON of a body, for a caller that knows already which device
 * asks: the procedure's own schema and verb without its chain of middleware, which costs as much as
 * reading the body. `hash` stands for the body (see bodyHash()). Refuses as the procedure does;
 * that both answer the same is a contract with a test of its own.
 */
export async function pushBatch(
  ctx: Ctx<"databases" | "clock" | "enqueueDays">,
  device: Pick<PrincipalOf<"device">, "userId" | "deviceId">,
  body: unknown,
  hash: string,
): Promise<PushAnswer> {
  refuseEarly(body);
  const input = pushInput().safeParse(body);
  if (!input.success) throw badInput(input.error);
  return await acceptBatch(ctx, device, input.data, hash);
}
