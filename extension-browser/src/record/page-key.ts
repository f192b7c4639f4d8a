/**
 * The key of a page: HMAC-SHA-256 of its host and path, cut to 128 bits, as 32 hex digits. Query
 * and fragment are not used. The secret is 64 hex digits, made on this device and never sent, so
 * only this device can make the key or try addresses against it. Example: the same page under the
 * same secret gives the same key, under another secret another one.
 */
export async function pageKey(
  page: { hostname: string; pathname: string },
  secret: string,
): Promise<string> {
  const bytes = Uint8Array.from(secret.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const key = await crypto.subtle.importKey(
    "raw",
    bytes,
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );
  const path = page.pathname.replace(/\/+$/, "");
  const text = `v1|page|${page.hostname.toLowerCase().replace(/\.$/, "")}${path}`;
  return hex(
    new Uint8Array(await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(text))),
  ).slice(0, 32);
}

/** A new secret for pageKey(). */
export function newPageKeySecret(): string {
  return hex(crypto.getRandomValues(new Uint8Array(32)));
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
