/** A host as this browser writes it: ASCII, lower case. Null for a text that is no host. */
export function hostOf(host: string): string | null {
  const address = `http://${host}`;
  return URL.canParse(address) ? new URL(address).hostname : null;
}
