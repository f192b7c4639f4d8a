/**
 * A server address that may be used, without a slash at its end, or a sentence that says what is
 * wrong with it.
 */
export type ServerAddress = { ok: true; origin: string } | { ok: false; sentence: string };

/**
 * Checks the setting `streakline.server`. Only https, or http to this machine itself, unless the
 * person allows plain http: the device key would travel readable. Example: `http://127.0.0.1:4700/`
 * gives `http://127.0.0.1:4700`, `http://example.org` a sentence.
 */
export function serverAddress(text: string, allowInsecure: boolean): ServerAddress {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    return refuse(
      `“${text}” is not a server address. Set streakline.server to an address like https://streakline.example.org.`,
    );
  if (url.username !== "" || url.password !== "")
    return refuse(
      "The server address contains a user name or password. Remove it from streakline.server.",
    );
  if (url.search !== "" || url.hash !== "")
    return refuse("The server address contains a ? or #. Remove that part from streakline.server.");
  if (url.protocol === "http:" && !isLoopback(url.hostname) && !allowInsecure)
    return refuse(
      `${url.origin} is not encrypted. Use https, or turn on streakline.allowInsecureServer in a network that you trust.`,
    );
  return { ok: true, origin: `${url.origin}${url.pathname.replace(/\/+$/, "")}` };
}

function isLoopback(host: string): boolean {
  return (
    host === "localhost" ||
    host.endsWith(".localhost") ||
    host === "[::1]" ||
    /^127(\.\d{1,3}){3}$/.test(host)
  );
}

function refuse(sentence: string): ServerAddress {
  return { ok: false, sentence };
}
