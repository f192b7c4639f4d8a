import { expect, test } from "vitest";
import { connectionOf, openBackedQueue } from "./bullmq.ts";

test("connectionOf() bounds the pool, and takes the queue's own schema unless told otherwise", () => {
  const url = "postgres://worker@127.0.0.1/streakline";
  expect(connectionOf({ url }, 2)).toMatchObject({
    connectionString: url,
    schema: "bullmq",
    max: 2,
  });
  expect(connectionOf({ url, schema: "other" }, 1)).toMatchObject({ schema: "other", max: 1 });
});

test("openBackedQueue() rejects where nothing answers, instead of trying for ever", async () => {
  const nowhere = { url: "postgres://nobody:x@127.0.0.1:1/none" };
  await expect(openBackedQueue("any", nowhere, { max: 1, jobs: {} })).rejects.toMatchObject({
    code: "ECONNREFUSED",
  });
});
