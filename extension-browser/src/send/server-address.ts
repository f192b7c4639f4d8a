/**
 * A server address that may be used, without a slash at its end, or a sentence that says what is
 * wrong with it.
 */
export type ServerAddress = { ok: true; server: string } | { ok: false; sentence: string };

/**
 * Checks the address that a person typed. Only https, or http to this machine itself: the device's
 * key would travel readable, and Firefox would change other addresses to https anyway. Example:
 * `http://127.0.0.1:4700/` gives `http://127.0.0.1:4700`.
 */
export function serverAddress(text: string): ServerAddress {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    return refuse(
      "This is not a server address. Type an address like https://streakline.example.org.",
    );
  if (url.username !== "" || url.password !== "")
    return refuse("The address contains a user name or password. Remove it.");
  if (url.search !== "" || url.hash !== "")
    return refuse("The address contains a ? or #. Remove that part.");
  if (url.protocol === "http:" && !isLoopback(url.hostname))
    return refuse(
      `${url.origin} is not encrypted. Use https; plain http is only for a server on this machine.`,
    );
  return { ok: true, server: `${url.origin}${url.pathname.replace(/\/+$/, "")}` };
}

/**
 * The pattern of the permission that the extension needs to talk to a server; ports cannot be named
 * in it. Example: `http://127.0.0.1:4700` gives `http://127.0.0.1/*`.
 */
export function originPattern(server: string): string {
  const { protocol, hostname } = new URL(server);
  return `${protocol}//${hostname}/*`;
}

function isLoopback(host: string): boolean {
  // the two for which the extension may ask
  return host === "localhost" || host === "127.0.0.1";
}

function refuse(sentence: string): ServerAddress {
  return { ok: false, sentence };
}
