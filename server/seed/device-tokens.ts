import type { Browser } from "../testing/browser.ts";
import { accessToken, connectDevice, consentToSites } from "./client.ts";
import type { SeedStorage } from "./seed-storage.ts";
import type { SeededPerson } from "./people.ts";
import type { Sender } from "./senders.ts";

/** Age in milliseconds at which a token is renewed; a token is valid for ten minutes. */
const TOKEN_MILLISECONDS = 300_000;

/**
 * The access tokens of a person's devices. An unknown device is connected first; a browser then
 * also gives the consent for websites.
 */
export function deviceTokens(
  { url, place, kept }: { url: string; place: string; kept: SeedStorage },
  person: SeededPerson,
  browser: Browser,
): (sender: Sender) => Promise<string> {
  const tokens = new Map<string, { token: Promise<string>; since: number }>();

  async function tokenOf(sender: Sender): Promise<string> {
    const at = `${place} ${person.email} ${sender.name}`;
    const known = kept.read().devices?.[at];
    return (
      (known === undefined ? null : await accessToken(url, known)) ?? (await connect(sender, at))
    );
  }

  async function connect({ kind, name, client }: Sender, at: string): Promise<string> {
    const label = `${client.name} ${client.version}`;
    const { deviceId, key } = await connectDevice(url, browser, {
      kind,
      name,
      client: label,
      timeZone: person.timeZone,
    });
    const token = await accessToken(url, { deviceId, key });
    if (token === null) throw new Error(`The key of ${name} is refused although it is new.`);
    if (kind === "browser") await consentToSites(url, token, label);
    kept.write({ ...kept.read(), devices: { ...kept.read().devices, [at]: { deviceId, key } } });
    return token;
  }

  return (sender) => {
    const last = tokens.get(sender.name);
    if (last !== undefined && Date.now() - last.since < TOKEN_MILLISECONDS) return last.token;
    const token = tokenOf(sender);
    tokens.set(sender.name, { token, since: Date.now() });
    return token;
  };
}
