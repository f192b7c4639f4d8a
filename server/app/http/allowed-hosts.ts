import { isIP } from "node:net";

export type AllowedHosts = {
  /** Whether requests with this Host header are answered. */
  isHostAllowed(host: string | undefined): boolean;
  /** Origins that may send cookies to this host; none for a host that is not allowed. */
  originsOf(host: string | null | undefined): readonly string[];
};

/**
 * Decides which host names the server answers to: the host of PUBLIC_URL, ALLOWED_HOSTS, localhost,
 * and IP addresses, which cannot be rebound. Other names are refused, because a foreign name may
 * point here (DNS rebinding).
 */
export function allowedHosts(config: {
  publicUrl: string;
  allowedHosts: readonly string[];
  trustedOrigins: readonly string[];
}): AllowedHosts {
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
