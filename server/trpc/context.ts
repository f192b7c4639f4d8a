import type { Day, EpochSeconds } from "@streakline/shared/time/instant.ts";
import type { Clock } from "../platform/clock.ts";
import type { Databases } from "../platform/database/db.ts";

/**
 * The sender of a request and the kind of its credential. A procedure names the kinds it accepts;
 * no kind replaces another.
 */
export type Principal =
  /** The dashboard: a cookie session. */
  | { kind: "session"; userId: string; sessionId: string }
  /** A connected device with a ten-minute access token: may push batches and read today's total. */
  | { kind: "device"; userId: string; deviceId: string }
  /**
   * A client after the approval of its device flow: may enrol one device. `tokenHash`: hex of
   * SHA-256 over its token; `approvedAt`: when the token was made.
   */
  | { kind: "enrol"; userId: string; tokenHash: string; approvedAt: EpochSeconds }
  /** A device with its key (`x-api-key`): may fetch an access token or rotate the key. */
  | { kind: "key"; userId: string; deviceId: string; keyId: string };
export type PrincipalKind = Principal["kind"];
export type PrincipalOf<K extends PrincipalKind> = Extract<Principal, { kind: K }>;

/** What procedures need from the sign-in library; built once in the composition root. */
export type Credentials = {
  /** Creates a key for a device. Returned only once; its hash is stored. */
  issueKey(input: {
    userId: string;
    deviceId: string;
    name: string;
  }): Promise<{ keyId: string; key: string }>;
  /** Signs a ten-minute access token for a device. */
  signToken(input: {
    userId: string;
    deviceId: string;
  }): Promise<{ token: string; expiresAt: EpochSeconds }>;
  /**
   * Tells every process that a device was revoked, so that none takes its tokens any more. Refuses
   * with `unavailable`.
   */
  forgetDevice(deviceId: string): Promise<void>;
};

/** Facts about this instance that people may read before they sign in. */
type Instance = { version: string; signUp: "open" | "closed"; mailSink: boolean };

/** The log; pino implements it. */
export type Log = Record<
  "debug" | "info" | "warn" | "error",
  (details: object, message: string) => void
>;

/**
 * All that procedures may use. A function asks only for its part: `Ctx<"databases" | "clock">`.
 * `principal` is not here: the kind of procedure adds it (see procedures.ts).
 */
export type Context = {
  databases: Databases;
  credentials: Credentials;
  instance: Instance;
  clock: Clock;
  /**
   * Tells the workers that these days of a person are dirty. Returns at once. If it fails, the
   * sweep finds the days.
   */
  enqueueDays: (userId: string, days: readonly Day[]) => void;
  /**
   * Tells the workers that many days of a person are dirty, for instance after a change of
   * settings. Else like `enqueueDays`.
   */
  enqueueRederive: (userId: string) => void;
  /**
   * The client's address, from the socket or a trusted proxy. Used for limits in memory, never
   * stored.
   */
  address: string;
  requestId: string;
  log: Log;
  /**
   * The principal of the given kind from the request's credentials, or null when its credential is
   * missing. Throws a refusal when the credential is invalid.
   */
  authenticate: <K extends PrincipalKind>(kind: K) => Promise<PrincipalOf<K> | null>;
};
export type Ctx<K extends keyof Context = keyof Context> = Pick<Context, K>;
