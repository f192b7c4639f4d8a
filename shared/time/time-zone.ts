/**
 * The canonical IANA name of a time zone, or null for an unknown one. Aliases are resolved and
 * capitals corrected; offsets like `+05:00` and POSIX rules like `UTC+5` are refused. Zones are
 * stored and compared under this name.
 * @example canonicalTimeZone("europe/kiev") // "Europe/Kyiv"
 */
export function canonicalTimeZone(name: string): string | null {
  const known = cache.get(name);
  if (known !== undefined) return known;
  const found = resolve(name);
  if (cache.size >= CACHE_MAX) cache.clear();
  cache.set(name, found);
  return found;
}

const CACHE_MAX = 1_024;
const NAME_LENGTH_MAX = 64;
const cache = new Map<string, string | null>();

function resolve(name: string): string | null {
  if (name.length > NAME_LENGTH_MAX || !/^[A-Za-z][\w+/-]*$/.test(name)) return null;
  try {
    const resolved = new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
    return RENAMED[resolved] ?? resolved;
  } catch {
    return null;
  }
}

// Some engines still return the old name of these zones; the tz database renamed them (file
// `backward`).
const RENAMED: Readonly<Record<string, string>> = {
  "Africa/Asmera": "Africa/Asmara",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Catamarca": "America/Argentina/Catamarca",
  "America/Coral_Harbour": "America/Atikokan",
  "America/Cordoba": "America/Argentina/Cordoba",
  "America/Godthab": "America/Nuuk",
  "America/Indianapolis": "America/Indiana/Indianapolis",
  "America/Jujuy": "America/Argentina/Jujuy",
  "America/Louisville": "America/Kentucky/Louisville",
  "America/Mendoza": "America/Argentina/Mendoza",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Etc/GMT": "UTC",
  "Etc/UTC": "UTC",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
  GMT: "UTC",
};
