import { boolean, index, integer, pgSchema, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";
import { authRows } from "./roles.ts";

/**
 * The tables of better-auth (core, api-key, jwt, oauth-provider, device authorization) as its
 * generator writes them, with four changes. Only the role `streakline_auth` may access them.
 * 1. Instants have a time zone.
 * 2. Keys and device codes are deleted with their person.
 * 3. Every table has row security.
 * 4. Every foreign key has an index.
 */
export const auth = pgSchema("auth");

export const user = auth.table(
  "user",
  {
    id: uuid().defaultRandom().primaryKey(),
    name: text().notNull(),
    email: text().notNull().unique(),
    emailVerified: boolean().default(false).notNull(),
    image: text(),
    createdAt: instant().defaultNow().notNull(),
    updatedAt: instant()
      .defaultNow()
      .$onUpdate(() => new Date())
      .notNull(),
  },
  () => [authRows()],
);

export const session = auth.table(
  "session",
  {
    id: uuid().defaultRandom().primaryKey(),
    expiresAt: instant().notNull(),
    token: text().notNull().unique(),
    createdAt: instant().defaultNow().notNull(),
    updatedAt: instant()
      .$onUpdate(() => new Date())
      .notNull(),
    ipAddress: text(),
    userAgent: text(),
    userId: uuid()
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
  },
  (table) => [index("session_user_id_idx").on(table.userId), authRows()],
);

export const account = auth.table(
  "account",
  {
    id: uuid().defaultRandom().primaryKey(),
    accountId: text().notNull(),
    providerId: text().notNull(),
    userId: uuid()
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: instant(),
    refreshTokenExpiresAt: instant(),
    scope: text(),
    password: text(),
    createdAt: instant().defaultNow().notNull(),
    updatedAt: instant()
      .$onUpdate(() => new Date())
      .notNull(),
  },
  (table) => [index("account_user_id_idx").on(table.userId), authRows()],
);

export const verification = auth.table(
  "verification",
  {
    id: uuid().defaultRandom().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: instant().notNull(),
    createdAt: instant().defaultNow().notNull(),
    updatedAt: instant()
      .defaultNow()
      .$onUpdate(() => new Date())
      .notNull(),
  },
  (table) => [
    index("verification_identifier_idx").on(table.identifier),
    // For the links of a person.
    index("verification_value_idx").on(table.value),
    authRows(),
  ],
);

export const apikey = auth.table(
  "apikey",
  {
    id: uuid().defaultRandom().primaryKey(),
    configId: text().default("default").notNull(),
    name: text(),
    start: text(),
    referenceId: uuid()
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    prefix: text(),
    key: text().notNull(),
    refillInterval: integer(),
    refillAmount: integer(),
    lastRefillAt: instant(),
    enabled: boolean().default(true),
    rateLimitEnabled: boolean().default(true),
    rateLimitTimeWindow: integer().default(86400000),
    rateLimitMax: integer().default(10),
    requestCount: integer().default(0),
    remaining: integer(),
    lastRequest: instant(),
    expiresAt: instant(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    permissions: text(),
    metadata: text(),
  },
  (table) => [
    index("apikey_config_id_idx").on(table.configId),
    index("apikey_reference_id_idx").on(table.referenceId),
    index("apikey_key_idx").on(table.key),
    authRows(),
  ],
);

export const jwks = auth.table(
  "jwks",
  {
    id: uuid().defaultRandom().primaryKey(),
    publicKey: text().notNull(),
    privateKey: text().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant(),
    alg: text(),
    crv: text(),
  },
  () => [authRows()],
);

export const deviceCode = auth.table(
  "device_code",
  {
    id: uuid().defaultRandom().primaryKey(),
    deviceCode: text().notNull(),
    userCode: text().notNull(),
    userId: uuid().references(() => user.id, { onDelete: "cascade" }),
    expiresAt: instant().notNull(),
    status: text().notNull(),
    lastPolledAt: instant(),
    pollingInterval: integer(),
    clientId: text(),
    scope: text(),
    resources: text().array(),
    oauthClientId: text(),
  },
  (table) => [
    uniqueIndex("device_code_device_code_uidx").on(table.deviceCode),
    uniqueIndex("device_code_user_code_uidx").on(table.userCode),
    index("device_code_user_id_idx").on(table.userId),
    authRows(),
  ],
);
