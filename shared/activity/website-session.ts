import * as z from "zod/mini";
import { checked } from "../checked.ts";
import { int } from "../int.ts";
import { Category } from "../categories/categories.ts";
import { EpochSeconds } from "../time/instant.ts";
import { EndedBy, SESSION_SECONDS_MAX } from "./coding-session.ts";
import { COUNT_MAX } from "./counters.ts";

/**
 * The shape of a registrable domain: at least two lower-case ASCII labels (punycode), the last one
 * with a letter; no port, path, scheme, user or IP address. parseRecord() checks the public suffix
 * list.
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
 * The opaque key of a page, to count different pages: HMAC-SHA256 of its host and path with a key
 * of the device, cut to 128 bits, in hex.
 */
export const PageKey = checked(z.string(), z.regex(/^[\da-f]{32}$/));
export type PageKey = z.infer<typeof PageKey>;

/** Most page keys of one session. Further pages are counted without a key. */
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
  /** By the device's list. The server uses its own list and the person's rules. */
  category: Category,
  idleSeconds: checked(int(), z.minimum(0), z.maximum(SESSION_SECONDS_MAX)),
  pageViews: Count,
  tabSwitches: Count,
  /** Empty without the consent `page_keys`. */
  pageKeys: checked(z.array(PageKey), z.maxLength(PAGE_KEYS_MAX)),
});
export type WebsiteSession = z.infer<typeof WebsiteSession>;
