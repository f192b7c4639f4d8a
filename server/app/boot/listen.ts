import { createServer, isIPv6 } from "node:net";
import type { Api } from "./compose.ts";
import { type Config, ConfigError } from "./config.ts";

/** How long running requests may take during a stop. */
const DRAIN_MS = 8_000;

/**
 * Refuses a port that cannot be opened. Port 0 means any free port: it is chosen here, because the
 * public address must be known before the server listens.
 */
export async function withFreePort(config: Config): Promise<Config> {
  if (!config.roles.includes("api")) return config;
  const port = await new Promise<number>((resolve, reject) => {
    const server = createServer().once("error", (error) =>
      reject(listenError(error, config) ?? error),
    );
    server.listen(config.port, config.host, () => {
      const address = server.address();
      server.close(() =>
        resolve(typeof address === "object" && address !== null ? address.port : config.port),
      );
    });
  });
  const publicUrl = new URL(config.publicUrl);
  if (publicUrl.port === "0") publicUrl.port = String(port);
  return { ...config, port, publicUrl: publicUrl.origin };
}

/** Lets the api listen; throws ConfigError where the settings are to blame. */
export async function listen({ http }: Pick<Api, "http">, config: Config): Promise<void> {
  await http
    .listen({ port: config.port, host: config.host })
    .catch((error: NodeJS.ErrnoException) => {
      throw listenError(error, config) ?? error;
    });
}

/** Answers the requests under way, eight seconds at most, and ends the api. */
export async function drain(api: Pick<Api, "http" | "close">): Promise<void> {
  const { server } = api.http;
  const timer = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  // Close keep-alive connections once idle.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  await api.close();
  clearInterval(idle);
  clearTimeout(timer);
}

function listenError(error: NodeJS.ErrnoException, config: Config): ConfigError | null {
  const host = isIPv6(config.host) ? `[${config.host}]` : config.host;
  if (error.code === "EADDRINUSE")
    return new ConfigError([
      `Port ${config.port} on ${host} is used by another program. ` +
        "Stop that program, or choose another port with PORT.",
    ]);
  if (error.code === "EACCES")
    return new ConfigError([
      `You need permission to use port ${config.port}. Choose a port above 1023 with PORT.`,
    ]);
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    return new ConfigError([
      `HOST ${config.host} is not an address of this machine. ` +
        "Use 127.0.0.1 for this machine alone or 0.0.0.0 for all.",
    ]);
  return null;
}
