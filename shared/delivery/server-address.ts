/** What new URL() gives, as far as an address of a server is judged by it. */
type ParsedUrl = {
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly hostname: string;
  readonly origin: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
};

/**
 * A server address that may be used, without a slash at its end, or a sentence that says what is
 * wrong with it.
 */
export type ServerAddress =
  | { readonly ok: true; readonly address: string }
  | { readonly ok: false; readonly sentence: string };

export type AddressRules = {
  /** How the sentence calls what is to be set. */
  addressSetting: string;
  /** `new URL()` where there is one; null for a text that is no URL. */
  parse: (text: string) => ParsedUrl | null;
  /** Whether plain http is allowed to this host, as the device's key would travel readable. */
  mayBePlain: (hostname: string) => boolean;
  /** What to do about an address that is not encrypted, as a sentence. */
  plainAdvice: string;
};

/**
 * Checks the address of a server that a person set: https, or http where `mayBePlain` allows it;
 * without a user name, a query or a fragment.
 * @example checkServerAddress("http://127.0.0.1:4700/", rules) // { ok: true, address:
 * "http://127.0.0.1:4700" }
 */
export function checkServerAddress(text: string, rules: AddressRules): ServerAddress {
  const url = rules.parse(text.trim());
  if (url === null || !/^https?:$/.test(url.protocol))
    return refuse(
      `“${text}” is not a server address. Set ${rules.addressSetting} to an address like ` +
        "https://streakline.example.org.",
    );
  if (url.username !== "" || url.password !== "")
    return refuse("The server address contains a user name or password. Remove it.");
  if (url.search !== "" || url.hash !== "")
    return refuse("The server address contains a ? or #. Remove that part.");
  if (url.protocol === "http:" && !rules.mayBePlain(url.hostname))
    return refuse(`${url.origin} is not encrypted. ${rules.plainAdvice}`);
  return { ok: true, address: `${url.origin}${url.pathname.replace(/\/+$/, "")}` };
}

function refuse(sentence: string): ServerAddress {
  return { ok: false, sentence };
}
