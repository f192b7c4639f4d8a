/**
 * Audience of device tokens. Not an address, so it survives a change of PUBLIC_URL. A migration
 * stores it.
 */
export const API_RESOURCE = "urn:streakline:api";
/** Scope of a token from the device flow: enrol one device. */
export const ENROL_SCOPE = "device:enrol";
/** Scope of a device's access token: push batches and read today's total. */
export const INGEST_SCOPE = "ingest";
/** Lifetime of a token of either scope, in seconds. */
export const TOKEN_SECONDS = 600;
/** How long a replaced device key stays valid, in seconds. */
export const KEY_OVERLAP_SECONDS = 600;
/** Prefix of every device key, so that people and secret scanners recognise it. */
export const KEY_PREFIX = "slk_";
