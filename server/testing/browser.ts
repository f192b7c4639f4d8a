/** An answer: status, JSON (or text) and headers. */
type Answer = { status: number; body: unknown; headers: Headers };

/** The parts of a browser that sign-in needs: it keeps cookies and sends its origin. */
export type Browser = {
  /** POST with a body, else GET. `headers` are added. */
  fetch(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /**
   * Calls a procedure as the web does. Gives its data, or throws an Error with the `data` of the
   * wire.
   */
  query(path: string, input?: unknown, headers?: Record<string, string>): Promise<unknown>;
  mutate(path: string, input?: unknown, headers?: Record<string, string>): Promise<unknown>;
  cookie(): string;
};

/**
 * Asks again while the answer is 503: hashing many passwords takes longer on a busy machine than the
 * server lets a request wait.
 */
export async function patiently(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await ask();
    if (answer.status !== 503) return answer;
  }
}

/** Opens a browser without cookies on a server. */
export function openBrowser(url: string): Browser {
  const cookies = new Map<string, string>();
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const browser: Browser = {
    cookie,
    async fetch(path, body, headers = {}) {
      const isForm = body instanceof URLSearchParams;
      const response = await fetch(url + path, {
        method: body === undefined ? "GET" : "POST",
        redirect: "manual",
        headers: {
          origin: url,
          ...(body !== undefined && !isForm ? { "content-type": "application/json" } : {}),
          ...(cookies.size > 0 ? { cookie: cookie() } : {}),
          ...headers,
        },
        ...(body === undefined
          ? {}
          : { body: isForm || typeof body === "string" ? body : JSON.stringify(body) }),
      });
      for (const line of response.headers.getSetCookie()) {
        const [pair = ""] = line.split(";");
        const at = pair.indexOf("=");
        if (/max-age=0/i.test(line)) cookies.delete(pair.slice(0, at));
        else cookies.set(pair.slice(0, at), pair.slice(at + 1));
      }
      const text = await response.text();
      return { status: response.status, body: parsed(text), headers: response.headers };
    },
    async query(path, input, headers) {
      const search =
        input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
      return dataOf(await browser.fetch(`/trpc/${path}${search}`, undefined, headers));
    },
    mutate: async (path, input, headers) =>
      dataOf(await browser.fetch(`/trpc/${path}`, input === undefined ? "" : input, headers)),
  };
  return browser;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function dataOf(answer: Answer): unknown {
  const body = answer.body as {
    result?: { data?: unknown };
    error?: { message: string; data: unknown };
  };
  if (body.result !== undefined) return body.result.data;
  throw Object.assign(new Error(body.error?.message ?? `status ${answer.status}`), {
    data: body.error?.data,
    status: answer.status,
  });
}
