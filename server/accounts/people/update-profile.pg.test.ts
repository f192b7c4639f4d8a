import { afterAll, beforeAll, expect, test } from "vitest";
import { aPerson } from "../../testing/builders.ts";
import { callersOn, refusal } from "../../testing/call-as.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";

let fresh: FreshDatabase;
let callAs: ReturnType<typeof callersOn>;
beforeAll(async () => {
  fresh = await freshDatabase();
  callAs = callersOn(fresh.databases);
});
afterAll(() => fresh.close());

test("updateProfile() changes names, and a name belongs to one person whatever its capitals", async () => {
  const [ada, bob] = [await aPerson(fresh), await aPerson(fresh)];
  expect(
    await callAs(ada).accounts.updateProfile({ displayName: " Ada L. ", username: "Ada-L" }),
  ).toMatchObject({
    displayName: "Ada L.",
    username: "ada-l",
  });
  expect(
    await callAs(ada).accounts.updateProfile({ displayName: "Ada", username: "ada-l" }),
  ).toMatchObject({ displayName: "Ada" });
  expect(
    await refusal(callAs(bob).accounts.updateProfile({ displayName: "Bob", username: "ADA-L" })),
  ).toBe("name_taken");
  expect(await callAs(bob).accounts.me()).toMatchObject({ username: bob.username });
});

test("of fifty people who take one name at once, one gets it", async () => {
  const people = await Promise.all(Array.from({ length: 50 }, () => aPerson(fresh)));
  const tries = people.map((person) =>
    callAs(person).accounts.updateProfile({ displayName: "x", username: "wanted" }),
  );
  const outcomes = await Promise.allSettled(tries);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});
