import {
  Device,
  DeviceName,
  EnrolAnswer,
  EnrolInput,
  TokenAnswer,
} from "@streakline/shared/accounts/account-answers.ts";
import { DomainError } from "@streakline/shared/errors.ts";
import * as z from "zod";
import { asUser } from "../../platform/database/db.ts";
import { enrolProcedure, keyProcedure, router, sessionProcedure } from "../../trpc/procedures.ts";
import { askForRotation, devicesOf, renameDevice } from "./devices.store.ts";
import { enrolDevice } from "./enrol-device.ts";
import { issueToken } from "./issue-token.ts";
import { revokeDevice } from "./revoke-device.ts";
import { rotateKey } from "./rotate-key.ts";

const DeviceId = z.strictObject({ deviceId: z.uuid() });

export const devicesRouter = router({
  list: sessionProcedure.output(z.object({ devices: z.array(Device) })).query(async ({ ctx }) => {
    const { userId } = ctx.principal;
    return { devices: await asUser(ctx.databases.app, userId, (tx) => devicesOf(tx, userId)) };
  }),

  rename: sessionProcedure
    .input(DeviceId.extend({ name: DeviceName }))
    .output(Device)
    .mutation(async ({ ctx, input }) => {
      const { userId } = ctx.principal;
      return found(
        await asUser(ctx.databases.app, userId, (tx) =>
          renameDevice(tx, userId, input.deviceId, input.name),
        ),
      );
    }),

  /**
   * Asks the device for a rotation: it fetches a new key with its next request for an access token.
   */
  requestRotation: sessionProcedure
    .input(DeviceId)
    .output(Device)
    .mutation(async ({ ctx, input }) => {
      const { userId } = ctx.principal;
      return found(
        await asUser(ctx.databases.app, userId, (tx) => askForRotation(tx, userId, input.deviceId)),
      );
    }),

  revoke: sessionProcedure
    .input(DeviceId)
    .output(Device)
    .mutation(({ ctx, input }) => revokeDevice(ctx, ctx.principal.userId, input.deviceId)),

  enrol: enrolProcedure
    .input(EnrolInput)
    .output(EnrolAnswer)
    .mutation(({ ctx, input }) => enrolDevice(ctx, ctx.principal, input)),

  token: keyProcedure.output(TokenAnswer).mutation(({ ctx }) => issueToken(ctx, ctx.principal)),

  /** A new key for the device. The key of the request stays valid for ten minutes. */
  rotate: keyProcedure.output(EnrolAnswer).mutation(({ ctx }) => rotateKey(ctx, ctx.principal)),

  /** Revokes the device that asks, because its owner signed out on it. */
  leave: keyProcedure
    .output(Device)
    .mutation(({ ctx }) => revokeDevice(ctx, ctx.principal.userId, ctx.principal.deviceId)),
});

function found(device: Device | null): Device {
  if (device === null) throw new DomainError("not_found");
  return device;
}
