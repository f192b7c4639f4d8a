import { isIP } from "node:net";

export type Door = {
  /** Whether requests with this Host header are answered. */
  isHostAllowed(host: string | undefined): boolean;
  /** Origins that may send cookies to this Host; none for a host that is not allowed. */
  originsOf(host: string | null | undefined): readonly string[];
};

/**
 * Decides under which names the server answers, so that a foreign name that was made to point here
 * (DNS rebinding) gets nothing: the host of PUBLIC_URL, ALLOWED_HOSTS, localhost, and plain
 * addresses, which cannot be rebound.
 */
export function openDoor(config: {
  publicUrl: string;
  allowedHosts: readonly string[];
  trustedOrigins: readonly string[];
}): Door {
  const names = new Set([new URL(config.publicUrl).hostname, "localhost", ...config.allowedHosts]);
  const isHostAllowed = (host: string | undefined) => {
    const name = hostnameOf(host);
    return name !== null && (names.has(name) || isIP(name.replaceAll(/[[\]]/g, "")) !== 0);
  };
  return {
    isHostAllowed,
    originsOf(host) {
      if (typeof host !== "string" || !isHostAllowed(host)) return [];
      return [
        config.publicUrl,
        ...config.trustedOrigins,
        `http://${host.toLowerCase()}`,
        `https://${host.toLowerCase()}`,
      ];
    },
  };
}

function hostnameOf(host: string | undefined): string | null {
  if (host === undefined || !/^(\[[\da-f:.]+\]|[\w.-]+)(:\d{1,5})?$/i.test(host)) return null;
  return host.toLowerCase().replace(/:\d+$/, "");
}
