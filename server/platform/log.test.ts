import { expect, test } from "vitest";
import { DrizzleQueryError } from "drizzle-orm/errors";
import { openLog } from "./log.ts";

function lines(
  write: (log: ReturnType<typeof openLog>) => void,
  level: "debug" | "info" = "debug",
): Record<string, unknown>[] {
  const written: string[] = [];
  write(openLog(level, { write: (line) => void written.push(line) }));
  return written.map((line) => JSON.parse(line) as Record<string, unknown>);
}

test("openLog() writes one object a line with level, time and message", () => {
  const [line] = lines((log) => log.info({ batches: 2 }, "Stored"));
  expect(line).toMatchObject({ level: "info", batches: 2, msg: "Stored" });
  expect(String(line?.["time"])).toMatch(/^\d{4}-.*Z$/);
});

test("openLog() leaves out what is below its level", () => {
  expect(lines((log) => log.debug({}, "detail"), "info")).toEqual([]);
});

test("secrets never get into a line, at the top or inside", () => {
  const secret = "slk_do_not_log_me";
  const text = JSON.stringify(
    lines((log) =>
      log.info(
        {
          password: secret,
          token: secret,
          headers: { authorization: secret, cookie: secret, "x-api-key": secret },
          key: { key: secret },
          body: { user: { email: secret } },
        },
        "Tried",
      ),
    ),
  );
  expect(text).not.toContain(secret);
});

test("the values of a failed statement never get into a line, its text and code do", () => {
  const cause = Object.assign(new Error("duplicate key"), { code: "23505" });
  const failed = new DrizzleQueryError(
    "insert into profiles values ($1)",
    ["alice's secret"],
    cause,
  );
  const [line] = lines((log) => log.error({ err: failed }, "Failed"));
  const text = JSON.stringify(line);
  expect(text).not.toContain("alice's secret");
  expect(line?.["err"]).toMatchObject({ cause: { code: "23505", message: "duplicate key" } });
  expect(text).toContain("insert into profiles");
});

test("something thrown that is no error is told without its content", () => {
  const [line] = lines((log) => log.error({ err: { password: "secret" } }, "Failed"));
  expect(line?.["err"]).toEqual({ type: "object", message: "not an error object" });
});
