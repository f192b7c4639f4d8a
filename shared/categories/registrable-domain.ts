import { publicSuffix } from "./public-suffix.ts";

/**
 * The registrable domain of a host name, or null when the host must not be recorded. It is the only
 * part of an address that is ever recorded. `host`: as in a browser's URL, ASCII (punycode), any
 * case, without port.
 * - By the public suffix list including its private part: `ann.github.io` is a site of its own. A
 *   host that is itself a private suffix, like `github.io`, uses the list's registry part.
 * - An unknown suffix, also a reserved one like `.test`, is its last label.
 * - Null for IP addresses, single labels, local names (`.local`, `.internal`, `.lan`, …), hidden
 *   services (`.onion`), bare suffixes such as `co.uk`, and invalid host names.
 * @example registrableDomain("www.BBC.co.uk") // "bbc.co.uk"
 * @example registrableDomain("docs.example.test") // "example.test"
 * @example registrableDomain("192.168.0.1") // null
 */
export function registrableDomain(host: string): string | null {
  const name = host.toLowerCase().replace(/\.$/, "");
  if (name.length > HOST_LENGTH_MAX || !HOST.test(name)) return null;
  const last = name.slice(name.lastIndexOf(".") + 1);
  // Browsers read a host whose last label is a number as an IP address.
  if (LOCAL_SUFFIXES.has(last) || /^(\d+|0x[\da-f]*)$/.test(last)) return null;
  const { startsAt, registryStartsAt } = publicSuffix(name);
  const end = startsAt > 0 ? startsAt : registryStartsAt;
  if (end === 0) return null;
  const domain = name.slice(name.lastIndexOf(".", end - 2) + 1);
  return DOMAIN.test(domain) ? domain : null;
}

/** Longest host name (RFC 1035). */
const HOST_LENGTH_MAX = 253;

/** At least two labels. Browsers accept underscores in the labels before the domain. */
const HOST = /^[a-z\d_]([a-z\d_-]{0,61}[a-z\d_])?(\.[a-z\d_]([a-z\d_-]{0,61}[a-z\d_])?)+$/;
const DOMAIN = /^[a-z\d.-]+$/;
/** Names that exist only in one network or on one machine, and hidden services. */
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
