import {
  boolean,
  index,
  integer,
  jsonb,
  pgSchema,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";
import { authRows } from "./roles.ts";

/**
 * The tables of better-auth (core, api-key, jwt, oauth-provider, device authorization), as its
 * generator writes them, with four changes: instants carry a time zone, a key and a device code die
 * with their person, every table has row security, and an index stands under every foreign key.
 * Only the role `streakline_auth` reaches them.
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
  (table) => [index("verification_identifier_idx").on(table.identifier), authRows()],
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

export const oauthClient = auth.table(
  "oauth_client",
  {
    id: uuid().defaultRandom().primaryKey(),
    clientId: text().notNull().unique(),
    clientSecret: text(),
    clientDiscoveryId: text(),
    disabled: boolean().default(false),
    skipConsent: boolean(),
    enableEndSession: boolean(),
    subjectType: text(),
    scopes: text().array(),
    clientCredentialsScopes: text().array().default([]),
    userId: uuid().references(() => user.id, { onDelete: "cascade" }),
    createdAt: instant(),
    updatedAt: instant(),
    name: text(),
    uri: text(),
    icon: text(),
    contacts: text().array(),
    tos: text(),
    policy: text(),
    softwareId: text(),
    softwareVersion: text(),
    softwareStatement: text(),
    redirectUris: text().array().notNull(),
    postLogoutRedirectUris: text().array(),
    backchannelLogoutUri: text(),
    backchannelLogoutSessionRequired: boolean("backchannel_logout_session_required"),
    tokenEndpointAuthMethod: text(),
    applicationType: text(),
    jwks: text(),
    jwksUri: text(),
    grantTypes: text().array(),
    responseTypes: text().array(),
    requirePKCE: boolean(),
    dpopBoundAccessTokens: boolean().default(false),
    referenceId: text(),
    metadata: jsonb(),
  },
  (table) => [index("oauth_client_user_id_idx").on(table.userId), authRows()],
);

export const oauthResource = auth.table(
  "oauth_resource",
  {
    id: uuid().defaultRandom().primaryKey(),
    identifier: text().notNull().unique(),
    name: text().notNull(),
    accessTokenTtl: integer(),
    refreshTokenTtl: integer(),
    signingAlgorithm: text(),
    signingKeyId: text(),
    allowedScopes: text().array(),
    customClaims: jsonb(),
    dpopBoundAccessTokensRequired: boolean("dpop_bound_access_tokens_required").default(false),
    disabled: boolean().default(false),
    createdAt: instant(),
    updatedAt: instant(),
    policyVersion: integer().default(1),
    metadata: jsonb(),
  },
  () => [authRows()],
);

export const oauthClientResource = auth.table(
  "oauth_client_resource",
  {
    id: uuid().defaultRandom().primaryKey(),
    clientId: text()
      .notNull()
      .references(() => oauthClient.clientId, { onDelete: "cascade" }),
    resourceId: text()
      .notNull()
      .references(() => oauthResource.identifier, { onDelete: "cascade" }),
    metadata: jsonb(),
    createdAt: instant(),
  },
  (table) => [
    uniqueIndex("oauth_client_resource_client_id_resource_id_uidx").on(
      table.clientId,
      table.resourceId,
    ),
    index("oauth_client_resource_client_id_idx").on(table.clientId),
    index("oauth_client_resource_resource_id_idx").on(table.resourceId),
    authRows(),
  ],
);

export const oauthRefreshToken = auth.table(
  "oauth_refresh_token",
  {
    id: uuid().defaultRandom().primaryKey(),
    token: text().notNull().unique(),
    clientId: text()
      .notNull()
      .references(() => oauthClient.clientId, { onDelete: "cascade" }),
    sessionId: uuid().references(() => session.id, {
      onDelete: "set null",
    }),
    userId: uuid()
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    referenceId: text(),
    authorizationCodeId: text(),
    resources: text().array(),
    requestedUserInfoClaims: text().array(),
    expiresAt: instant().notNull(),
    createdAt: instant().notNull(),
    revoked: instant(),
    rotatedAt: instant(),
    rotationReplayResponse: text(),
    rotationReplayExpiresAt: instant(),
    authTime: instant(),
    confirmation: jsonb(),
    scopes: text().array().notNull(),
  },
  (table) => [
    index("oauth_refresh_token_client_id_idx").on(table.clientId),
    index("oauth_refresh_token_session_id_idx").on(table.sessionId),
    index("oauth_refresh_token_user_id_idx").on(table.userId),
    index("oauth_refresh_token_authorization_code_id_idx").on(table.authorizationCodeId),
    authRows(),
  ],
);

export const oauthAccessToken = auth.table(
  "oauth_access_token",
  {
    id: uuid().defaultRandom().primaryKey(),
    token: text().notNull().unique(),
    clientId: text()
      .notNull()
      .references(() => oauthClient.clientId, { onDelete: "cascade" }),
    sessionId: uuid().references(() => session.id, {
      onDelete: "set null",
    }),
    userId: uuid().references(() => user.id, { onDelete: "cascade" }),
    referenceId: text(),
    authorizationCodeId: text(),
    resources: text().array(),
    requestedUserInfoClaims: text().array(),
    refreshId: uuid().references(() => oauthRefreshToken.id, {
      onDelete: "cascade",
    }),
    expiresAt: instant().notNull(),
    createdAt: instant().notNull(),
    revoked: instant(),
    confirmation: jsonb(),
    scopes: text().array().notNull(),
  },
  (table) => [
    index("oauth_access_token_client_id_idx").on(table.clientId),
    index("oauth_access_token_session_id_idx").on(table.sessionId),
    index("oauth_access_token_user_id_idx").on(table.userId),
    index("oauth_access_token_authorization_code_id_idx").on(table.authorizationCodeId),
    index("oauth_access_token_refresh_id_idx").on(table.refreshId),
    authRows(),
  ],
);

export const oauthConsent = auth.table(
  "oauth_consent",
  {
    id: uuid().defaultRandom().primaryKey(),
    clientId: text()
      .notNull()
      .references(() => oauthClient.clientId, { onDelete: "cascade" }),
    userId: uuid().references(() => user.id, { onDelete: "cascade" }),
    referenceId: text(),
    resources: text().array(),
    requestedUserInfoClaims: text().array(),
    scopes: text().array().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    index("oauth_consent_client_id_idx").on(table.clientId),
    index("oauth_consent_user_id_idx").on(table.userId),
    authRows(),
  ],
);

export const oauthClientAssertion = auth.table(
  "oauth_client_assertion",
  {
    id: uuid().defaultRandom().primaryKey(),
    expiresAt: instant().notNull(),
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
