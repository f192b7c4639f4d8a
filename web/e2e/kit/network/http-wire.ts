import { gunzipSync } from "node:zlib";
import type { Wire } from "./fault-proxy.ts";

/** A request on the wire with its answer; status null without one. Bodies are inflated text. */
export type Exchange = {
  method: string;
  path: string;
  requestBody: string;
  status: number | null;
  answerBody: string;
  fault: Wire["fault"];
};

/** The whole HTTP/1.1 exchanges in the bytes of a connection; a torn last message is left out. */
export function exchanges(wire: Wire): Exchange[] {
  const requests = messages(wire.requestBytes);
  const answers = messages(wire.answerBytes).filter(
    (answer) => !answer.startLine.startsWith("HTTP/1.1 1"),
  );
  return requests.map((request, i) => {
    const [method = "", path = ""] = request.startLine.split(" ");
    const answer = answers[i];
    return {
      method,
      path,
      requestBody: text(request),
      status: answer ? Number(answer.startLine.split(" ")[1]) : null,
      answerBody: answer ? text(answer) : "",
      fault: wire.fault,
    };
  });
}

/** Whether the last message in these bytes is complete. */
export function hasWholeBody(bytes: Buffer): boolean {
  return messages(bytes).at(-1)?.end === bytes.length;
}

type Message = { startLine: string; content: Buffer; isGzip: boolean; end: number };

function text({ content, isGzip }: Message): string {
  return (isGzip ? gunzipSync(content) : content).toString("utf8");
}

function messages(bytes: Buffer): Message[] {
  const found: Message[] = [];
  for (let at = 0; ;) {
    const headEnd = bytes.indexOf("\r\n\r\n", at);
    if (headEnd < 0) return found;
    const [startLine = "", ...lines] = bytes.toString("latin1", at, headEnd).split("\r\n");
    const headers = new Map(
      lines.map((line) => [
        line.slice(0, line.indexOf(":")).toLowerCase(),
        line.slice(line.indexOf(":") + 1).trim(),
      ]),
    );
    const body =
      headers.get("transfer-encoding") === "chunked"
        ? chunked(bytes, headEnd + 4)
        : plain(bytes, headEnd + 4, Number(headers.get("content-length") ?? 0));
    if (body === null) return found;
    found.push({
      startLine,
      content: body.content,
      isGzip: headers.get("content-encoding") === "gzip",
      end: body.end,
    });
    at = body.end;
  }
}

function plain(
  bytes: Buffer,
  start: number,
  length: number,
): { content: Buffer; end: number } | null {
  return start + length > bytes.length
    ? null
    : { content: bytes.subarray(start, start + length), end: start + length };
}

function chunked(bytes: Buffer, start: number): { content: Buffer; end: number } | null {
  const chunks: Buffer[] = [];
  for (let at = start; ;) {
    const lineEnd = bytes.indexOf("\r\n", at);
    if (lineEnd < 0) return null;
    const size = Number.parseInt(bytes.toString("latin1", at, lineEnd), 16);
    const end = lineEnd + 2 + size + 2;
    if (end > bytes.length) return null;
    if (size === 0) return { content: Buffer.concat(chunks), end };
    chunks.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = end;
  }
}
