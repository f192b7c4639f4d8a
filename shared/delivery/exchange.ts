/**
 * One HTTP request of a client. Its sender keeps a deadline, never follows a redirect and never
 * throws.
 */
export type Post = {
  url: string;
  headers?: Readonly<Record<string, string>>;
  /** The body as it is sent: JSON unless the headers say otherwise. */
  body: string;
  gzip?: boolean;
  method?: "POST" | "GET";
  deadlineMilliseconds?: number;
};

/**
 * The answer to a request. `body` is the parsed JSON, or the text if it is not JSON. A redirect is
 * an answer like any other.
 */
export type Answer =
  | { kind: "network_error"; error: string }
  | { kind: "http"; status: number; contentType: string; body: unknown; retryAfter: string | null };
