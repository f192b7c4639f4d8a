/**
 * SHA-256 (hex) of the body a batch came in, decides whether a batch is the same batch. The thin route remembers the hash of the decoded
 * bytes; where a body came by another way, its JSON text in the order of its keys stands for the bytes: the same for any client that sends
 * `JSON.stringify(batch)`.
 */
export declare function bodyHash(body: unknown): string;
/** Remembers the hash of the bytes that a parsed body was read from, for as long as the body lives. */
export declare function rememberBytes(body: unknown, bytes: Uint8Array): void;
