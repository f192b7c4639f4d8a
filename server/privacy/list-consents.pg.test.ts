import { ConsentKind } from "@streakline/shared/privacy/consents.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aPerson } from "../testing/builders.ts";
import { callersOn } from "../testing/call-as.ts";
import { type FreshDatabase, freshDatabase } from "../testing/fresh-database.ts";

let fresh: FreshDatabase;
let callAs: ReturnType<typeof callersOn>;
beforeAll(async () => {
  fresh = await freshDatabase();
  callAs = callersOn(fresh.databases);
});
afterAll(async () => {
  await fresh.close();
});

test("privacy.consents lists every kind with its sentence, never asked before an answer", async () => {
  const ann = await aPerson(fresh, { consents: [] });
  const { consents } = await callAs(ann).privacy.consents();
  expect(consents.map(({ kind }) => kind)).toEqual(ConsentKind.options);
  for (const row of consents) {
    expect(row).toMatchObject({
      versionNow: 1,
      state: "never_asked",
      version: null,
      at: null,
      place: null,
    });
    expect(row.sentence).toMatch(/\.$/);
  }
});
