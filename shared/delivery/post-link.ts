import { TRPCClientError, type TRPCLink } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";
import { observable } from "@trpc/server/observable";
import * as z from "zod/mini";
import type { Answer, Post } from "./exchange.ts";

/** Sends one HTTP request. Keeps a deadline, never follows a redirect, never throws. */
export type SendPost = (request: Post) => Promise<Answer>;

/** Credentials of a request: an access token, or the device's key. */
type Credentials = { readonly token: string } | { readonly key: string };

/** How one procedure is called: see ask(). */
type Call = {
  readonly server: string;
  readonly credentials: Credentials;
  /** The schema that the procedure declares as its output. */
  readonly output: z.ZodMiniType;
  /** The serialised body of a sealed batch; left out, the input is serialised. */
  readonly body?: string;
  readonly gzip?: boolean;
  readonly onAnswer: (answer: Answer) => void;
};

/** A procedure as a client gives it: `api.stats.today.query`. */
export type Procedure<I, O> = (
  input: I,
  options?: { context?: Record<string, unknown> },
) => PromiseLike<O>;

/** A schema whose type is exactly the output of a procedure. */
export type OutputOf<O, S extends O> = z.ZodMiniType<S> &
  (O extends S ? unknown : "the schema gives another type than the procedure");

/**
 * The terminating link of createTRPCClient() in both extensions: one procedure is one request of
 * `post`, which is what touches the network. Procedures of such a client are called through ask().
 * @example createTRPCClient<AppRouter>({ links: [postLink(post)] })
 */
export function postLink<R extends AnyRouter>(post: SendPost): TRPCLink<R> {
  return () =>
    ({ op }) =>
      observable((observer) => {
        const call = op.context["call"] as Call;
        const exchange = async () => {
          const answer = await post(requestOf(op, call));
          call.onAnswer(answer);
          const data = dataOf(answer, call.output);
          if (data === null) throw new Error(problemOf(answer));
          observer.next({ result: { type: "data", data } });
          observer.complete();
        };
        exchange().catch((error: unknown) => observer.error(TRPCClientError.from(error as Error)));
      });
}

/**
 * Calls a procedure of a client that has postLink(). Gives the raw answer, for decide(), and the
 * data when the answer is a success whose data fits `output`, else null. `output` must be the
 * schema of what the procedure gives, by its type. `body` replaces the serialised input: a sealed
 * batch is sent by the same bytes each time. Never throws.
 * @example await ask(api.stats.today.query, undefined, { server, credentials: { token }, output:
 * TodayAnswer }) // { answer: { kind: "http", status: 200, … }, data: { day: "2026-11-22", … } }
 */
export async function ask<I, O, S extends O>(
  procedure: Procedure<I, O>,
  input: NoInfer<I>,
  how: Omit<Call, "output" | "onAnswer"> & { readonly output: OutputOf<O, S> },
): Promise<{ answer: Answer; data: S | null }> {
  let answer: Answer | null = null;
  const call: Call = { ...how, onAnswer: (given) => (answer = given) };
  try {
    const data = (await procedure(input, { context: { call } })) as unknown as S;
    return { answer: answer ?? NO_ANSWER, data };
  } catch (error) {
    return { answer: answer ?? { kind: "network_error", error: String(error) }, data: null };
  }
}

/** Why an answer is not what was asked for, in words for a person. */
export function problemOf(answer: Answer): string {
  if (answer.kind === "network_error") return answer.error;
  const parsed = Refusal.safeParse(answer.body);
  return parsed.success ? parsed.data.error.message : `HTTP ${answer.status}`;
}

const NO_ANSWER: Answer = { kind: "network_error", error: "no answer" };
const Refusal = z.object({ error: z.object({ message: z.string() }) });

function requestOf(
  { type, path, input }: { type: string; path: string; input: unknown },
  { server, credentials, body, gzip }: Call,
): Post {
  const url = `${server}/trpc/${path}`;
  const headers: Readonly<Record<string, string>> =
    "token" in credentials
      ? { authorization: `Bearer ${credentials.token}` }
      : { "x-api-key": credentials.key };
  if (type === "query") {
    const query = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
    return { url: `${url}${query}`, method: "GET", headers, body: "" };
  }
  return {
    url,
    headers,
    body: body ?? JSON.stringify(input ?? {}),
    ...(gzip === undefined ? {} : { gzip }),
  };
}

function dataOf(answer: Answer, schema: z.ZodMiniType): unknown {
  if (answer.kind !== "http" || answer.status !== 200) return null;
  const parsed = z.object({ result: z.object({ data: schema }) }).safeParse(answer.body);
  return parsed.success ? parsed.data.result.data : null;
}
