import type { Day, EpochSeconds } from "@streakline/shared/time/instant.ts";
import type { Clock } from "../platform/clock.ts";
import type { Databases } from "../platform/database/db.ts";

/**
 * Who is asking, and with which proof. Procedures say which kinds they take; no kind stands in for
 * another.
 */
export type Principal =
  /** The dashboard: a cookie session. */
  | { kind: "session"; userId: string; sessionId: string }
  /**
   * An enrolled device with a ten-minute access token: may push batches and read today's total,
   * nothing else.
   */
  | { kind: "device"; userId: string; deviceId: string }
  /** Somebody who just approved the device flow: may enrol one device. */
  | { kind: "enrol"; userId: string }
  /** A device with its key (`x-api-key`): may fetch an access token or rotate the key. */
  | { kind: "key"; userId: string; deviceId: string; keyId: string };
export type PrincipalKind = Principal["kind"];
export type PrincipalOf<K extends PrincipalKind> = Extract<Principal, { kind: K }>;

/** What procedures need from the sign-in library; built once in the composition root. */
export type Credentials = {
  /** Makes a key for a device. The key is returned once; only its hash is stored. */
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
  /** Forgets everything cached about a device, so that its revocation holds at once. */
  forgetDevice(deviceId: string): void;
};

/** Facts about this instance that people may read before they sign in. */
type Instance = { version: string; signUp: "open" | "closed"; mailSink: boolean };

/** What the log door offers; pino fits. */
export type Log = Record<
  "debug" | "info" | "warn" | "error",
  (details: object, message: string) => void
>;

/**
 * Everything a procedure may ask for. A verb asks only for what it uses: `Ctx<"databases" |
 * "clock">`. `principal` is not here: the procedure's kind brings it (see procedures.ts).
 */
export type Context = {
  databases: Databases;
  credentials: Credentials;
  instance: Instance;
  clock: Clock;
  /**
   * Tells the workers that these days of a person are dirty. Returns at once; the sweep is the net
   * when it fails.
   */
  enqueueDays: (userId: string, days: readonly Day[]) => void;
  /**
   * Tells the workers that many days of a person are dirty, for instance after a change of
   * settings; otherwise like `enqueueDays`.
   */
  enqueueRederive: (userId: string) => void;
  /**
   * The peer's address, from the socket or a trusted proxy. Used for limits in memory, never
   * stored.
   */
  address: string;
  requestId: string;
  log: Log;
  /**
   * Finds out who is asking, by the proof that belongs to the given kind. Null when that proof is
   * missing; refuses when it is bad.
   */
  authenticate: <K extends PrincipalKind>(kind: K) => Promise<PrincipalOf<K> | null>;
};
export type Ctx<K extends keyof Context = keyof Context> = Pick<Context, K>;
