/**
 * What device tokens are good for. Not an address, so that it survives a change of PUBLIC_URL.
 * Seeded by a migration.
 */
export const API_RESOURCE = "urn:streakline:api";
/** Scope of a token from the device flow: enrol one device. */
export const ENROL_SCOPE = "device:enrol";
/** Scope of a device's access token: push batches and read today's total. */
export const INGEST_SCOPE = "ingest";
/** How long a token of either scope holds, in seconds. */
export const TOKEN_SECONDS = 600;
/** How long a replaced device key goes on working, in seconds. */
export const KEY_OVERLAP_SECONDS = 600;
/** What every device key begins with, so that people and secret scanners know it. */
export const KEY_PREFIX = "slk_";
