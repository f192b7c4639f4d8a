import { parse } from "tldts";

/**
 * The registrable domain of a host name, the only thing about a site that is ever recorded; null
 * for what must not be recorded at all. Takes the host as a browser's URL gives it: ASCII
 * (punycode), any case, without port. By the public suffix list with its private part, so that
 * `ann.github.io` is a site of its own; a host that is itself such a suffix, like `github.io`,
 * falls back to the part for registries. A suffix that the list does not know, also a reserved one
 * like `.test`, is its last label. Null: addresses in numbers, single labels, local names
 * (`.local`, `.internal`, `.lan`, …), hidden services (`.onion`), bare suffixes such as `co.uk`,
 * and what is no host name.
 * @example registrableDomain("www.BBC.co.uk") // "bbc.co.uk"
 * @example registrableDomain("docs.example.test") // "example.test"
 * @example registrableDomain("192.168.0.1") // null
 */
export function registrableDomain(host: string): string | null {
  const name = host.toLowerCase().replace(/\.$/, "");
  if (name.length > HOST_LENGTH_MAX || !HOST.test(name)) return null;
  const last = name.slice(name.lastIndexOf(".") + 1);
  // a last label of digits makes a browser read the whole host as an address
  if (LOCAL_SUFFIXES.has(last) || /^(\d+|0x[\da-f]*)$/.test(last)) return null;
  const domain =
    parse(name, { ...PARSING, allowPrivateDomains: true }).domain ?? parse(name, PARSING).domain;
  return domain === null || !DOMAIN.test(domain) ? null : domain;
}

/** Longest host name (RFC 1035). */
const HOST_LENGTH_MAX = 253;

const PARSING = { extractHostname: false, validateHostname: false } as const;
/** At least two labels; a browser takes underscores in the labels before the domain. */
const HOST = /^[a-z\d_]([a-z\d_-]{0,61}[a-z\d_])?(\.[a-z\d_]([a-z\d_-]{0,61}[a-z\d_])?)+$/;
const DOMAIN = /^[a-z\d.-]+$/;
/** Names that mean something only in one network or on one machine, or that hide who is visited. */
const LOCAL_SUFFIXES: ReadonlySet<string> = new Set([
  "local",
  "localhost",
  "localdomain",
  "internal",
  "intranet",
  "private",
  "lan",
  "home",
  "corp",
  "arpa",
  "onion",
  "i2p",
  "invalid",
]);
