import * as z from "zod/mini";
import { checked } from "../checked.ts";
import { int } from "../int.ts";
import { DeviceConsents } from "../privacy/device-consents.ts";
import { isOneLine, ONE_LINE_PROBLEM } from "../privacy/plain-name.ts";
import { EpochSeconds } from "../time/instant.ts";
import { PersonsSettings } from "./settings.ts";

/** Answer of `instance.info`, readable before sign-in. */
export const InstanceInfo = z.object({
  version: z.string(),
  /** True until the first account exists. The first account becomes the administrator. */
  needsFirstUser: z.boolean(),
  signUpOpen: z.boolean(),
  /** True when mails are shown on the local page /mail instead of being sent. */
  mailSink: z.boolean(),
});
export type InstanceInfo = z.infer<typeof InstanceInfo>;

/** Answer of `accounts.me`. */
export const Me = z.object({
  userId: z.uuid(),
  email: z.string(),
  emailVerified: z.boolean(),
  username: z.string(),
  displayName: z.string(),
  isAdmin: z.boolean(),
  createdAt: EpochSeconds,
  settings: PersonsSettings,
  /** True until the person chooses a time zone. Until then a device's zone may replace this one. */
  timeZoneIsGuessed: z.boolean(),
  hasDevices: z.boolean(),
  hasSessions: z.boolean(),
});
export type Me = z.infer<typeof Me>;

/**
 * Input of `accounts.updateProfile`. `displayName`: 1 to 100 characters. `username`: 3 to 50
 * lower-case letters, digits, - or _.
 */
export const ProfileInput = z.strictObject({
  displayName: checked(
    z.string(),
    z.trim(),
    z.minLength(1),
    z.maxLength(100),
    z.refine(isOneLine, ONE_LINE_PROBLEM),
  ),
  username: checked(
    z.string(),
    z.trim(),
    z.toLowerCase(),
    z.regex(/^[a-z0-9][a-z0-9_-]{1,48}[a-z0-9]$/, "use 3 to 50 letters, digits, - or _"),
  ),
});
export type ProfileInput = z.infer<typeof ProfileInput>;

/** Progress of deriving days again after a change of settings; `daysLeft` 0 means done. */
export const RederiveProgress = z.object({ daysTotal: int(), daysLeft: int() });
export type RederiveProgress = z.infer<typeof RederiveProgress>;

/** A login session in the list of `accounts.sessions`. The answer never contains its token. */
export const WebSession = z.object({
  id: z.uuid(),
  userAgent: z.string(),
  createdAt: EpochSeconds,
  lastSeenAt: EpochSeconds,
  current: z.boolean(),
});
export type WebSession = z.infer<typeof WebSession>;

/** Kind of client. `api` is a key created on the dashboard or the command line. */
export const DeviceKind = z.enum(["vscode", "browser", "api"]);
export type DeviceKind = z.infer<typeof DeviceKind>;

/** A device in the list of `devices.list`. */
export const Device = z.object({
  id: z.uuid(),
  kind: DeviceKind,
  name: z.string(),
  client: z.string(),
  createdAt: EpochSeconds,
  lastSeenAt: z.nullable(EpochSeconds),
  revokedAt: z.nullable(EpochSeconds),
  /** True after the person asked for a new key, until the device has fetched it. */
  rotationRequested: z.boolean(),
});
export type Device = z.infer<typeof Device>;

/** The name a person gives a device, 1 to 100 characters. */
export const DeviceName = checked(
  z.string(),
  z.trim(),
  z.minLength(1),
  z.maxLength(100),
  z.refine(isOneLine, ONE_LINE_PROBLEM),
);

/** Input of `devices.enrol`. `timeZone`: IANA name. `client`: name and version. */
export const EnrolInput = z.strictObject({
  kind: DeviceKind,
  name: DeviceName,
  client: checked(
    z.string(),
    z.minLength(1),
    z.maxLength(100),
    z.refine(isOneLine, ONE_LINE_PROBLEM),
  ),
  timeZone: checked(z.string(), z.minLength(1), z.maxLength(64)),
  /** Consents given in the editor before it was connected, to the current consent text. */
  consents: z.optional(checked(z.array(z.enum(["coding"])), z.maxLength(1))),
});
export type EnrolInput = z.infer<typeof EnrolInput>;

/** The only answer that contains the device key; the server stores its hash. */
export const EnrolAnswer = z.object({ deviceId: z.uuid(), userId: z.uuid(), key: z.string() });
export type EnrolAnswer = z.infer<typeof EnrolAnswer>;

/**
 * An access token for `activity.push` and `stats.today`, valid for ten minutes. `rotate`: true asks
 * the device to call `devices.rotate`.
 */
export const TokenAnswer = z.object({
  token: z.string(),
  expiresAt: EpochSeconds,
  userId: z.uuid(),
  deviceId: z.uuid(),
  displayName: z.string(),
  rotate: z.boolean(),
  /** What the device may record from now on. Missing in answers of servers older than consents. */
  consents: z.optional(DeviceConsents),
});
export type TokenAnswer = z.infer<typeof TokenAnswer>;
