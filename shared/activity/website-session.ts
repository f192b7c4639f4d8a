import * as z from "zod/mini";
import { checked } from "../checked.ts";
import { int } from "../int.ts";
import { Category } from "../categories/categories.ts";
import { EpochSeconds } from "../time/instant.ts";
import { EndedBy, SESSION_SECONDS_MAX } from "./coding-session.ts";
import { COUNT_MAX } from "./counters.ts";

/**
 * The shape of a registrable domain: lower-case ASCII labels (punycode), at least two, the last one
 * not only digits; no port, path, scheme, person or address in numbers. Whether it is registrable
 * by the public suffix list is for parseRecord() to say.
 */
const DOMAIN_PATTERN =
  /^(?!.*\.[\d-]+$)[a-z\d]([a-z\d-]{0,61}[a-z\d])?(\.[a-z\d]([a-z\d-]{0,61}[a-z\d])?)+$/;
/** A registrable domain, 3 to 253 characters: `mozilla.org`. */
export const Domain = checked(
  z.string(),
  z.minLength(3),
  z.maxLength(253),
  z.regex(DOMAIN_PATTERN),
);
export type Domain = z.infer<typeof Domain>;

/**
 * A page told apart from others of the same person, without saying which: HMAC-SHA256 with a key of
 * the device, cut to 128 bits, in hex.
 */
export const PageKey = checked(z.string(), z.regex(/^[\da-f]{32}$/));
export type PageKey = z.infer<typeof PageKey>;

/** Most page keys of one session; further pages are counted, not told apart. */
export const PAGE_KEYS_MAX = 50;

const Count = checked(int(), z.minimum(0), z.maximum(COUNT_MAX));

/**
 * One unbroken visit of one person on one device to one registrable domain, never a URL, title or
 * query. Immutable once sealed; at most SESSION_SECONDS_MAX long; `id` is a UUID version 7 whose
 * time is `startedAt`. `idleSeconds` are inside the session, at most its length.
 */
export const WebsiteSession = z.object({
  kind: z.literal("website"),
  id: z.uuidv7(),
  startedAt: EpochSeconds,
  endedAt: EpochSeconds,
  endedBy: EndedBy,
  domain: Domain,
  /** Which browser: `chrome`, `chromium`, `firefox`, `edge`, … */
  browser: checked(z.string(), z.maxLength(50), z.regex(/^[\w+#. -]*$/)),
  /** What the device believed; the server asks its own list and the person's rules. */
  category: Category,
  idleSeconds: checked(int(), z.minimum(0), z.maximum(SESSION_SECONDS_MAX)),
  pageViews: Count,
  tabSwitches: Count,
  /** Empty without the consent `page_keys`. */
  pageKeys: checked(z.array(PageKey), z.maxLength(PAGE_KEYS_MAX)),
});
export type WebsiteSession = z.infer<typeof WebsiteSession>;
