import { boolean, index, integer, jsonb, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { auth, session, user } from "./auth.ts";
import { instant } from "./columns.ts";
import { authRows } from "./roles.ts";

/*
 * The tables of better-auth's oauth-provider, as its generator writes them, with the changes that
 * auth.ts names.
 */

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
