import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const COOKIE = "streakline.known_browser";
const YEAR_SECONDS = 31_536_000;

export type KnownBrowsers = {
  /**
   * The number of a browser in which somebody has signed in to this account before; null for any
   * other. Tries from it have a limit of their own, so that nobody locks others out by guessing.
   */
  numberOf(email: string, cookies: string | undefined): string | null;
  /** The cookie for a browser in which somebody has signed in to this account. */
  cookieFor(email: string): string;
};

/** Remembers browsers by a signed cookie, so that the server keeps nothing about them. */
export function knownBrowsers(secret: string, isHttps: boolean): KnownBrowsers {
  const signatureOf = (number: string, email: string) =>
    createHmac("sha256", secret).update(`known browser|${number}|${email}`).digest("base64url");
  return {
    numberOf(email, cookies = "") {
      const [, number = "", signature = ""] = PATTERN.exec(cookies) ?? [];
      return number !== "" && isEqual(signature, signatureOf(number, email)) ? number : null;
    },
    cookieFor(email) {
      const number = randomBytes(16).toString("base64url");
      const secure = isHttps ? "; Secure" : "";
      return (
        `${COOKIE}=${number}.${signatureOf(number, email)}; Max-Age=${YEAR_SECONDS}; ` +
        `Path=/api/auth; HttpOnly; SameSite=Lax${secure}`
      );
    },
  };
}

const PATTERN = new RegExp(
  `(?:^|;\\s*)${COOKIE.replace(".", "\\.")}=([\\w-]{22})\\.([\\w-]{43})(?:;|$)`,
);

function isEqual(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
