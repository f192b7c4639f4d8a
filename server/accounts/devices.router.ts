import { Device, DeviceName, EnrolAnswer, EnrolInput, TokenAnswer } from "@streakline/shared/accounts/account-answers.ts";
import { DomainError } from "@streakline/shared/errors.ts";
import * as z from "zod";
import { enrolProcedure, keyProcedure, router, sessionProcedure } from "../trpc/procedures.ts";

export const devicesRouter = router({
  list: sessionProcedure.output(z.object({ devices: z.array(Device) })).query(notYet),
  rename: sessionProcedure.input(z.strictObject({ deviceId: z.uuid(), name: DeviceName })).output(Device).mutation(notYet),
  requestRotation: sessionProcedure.input(z.strictObject({ deviceId: z.uuid() })).output(Device).mutation(notYet),
  revoke: sessionProcedure.input(z.strictObject({ deviceId: z.uuid() })).output(Device).mutation(notYet),
  enrol: enrolProcedure.input(EnrolInput).output(EnrolAnswer).mutation(notYet),
  token: keyProcedure.output(TokenAnswer).mutation(notYet),
  rotate: keyProcedure.output(EnrolAnswer).mutation(notYet),
});

function notYet(): never {
  throw new DomainError("unavailable", { seconds: 60 });
}
