import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import {
  anybodySignedUp,
  confirmEmail,
  createPerson,
  emailOf,
  hasAccount,
  userIdOf,
  userIdsAfter,
} from "./people.store.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

async function anAccount(name: string, email = `${randomUUID()}@example.test`) {
  const userId = randomUUID();
  await fresh.databases.auth
    .raw`insert into auth."user" (id, name, email) values (${userId}, ${name}, ${email})`;
  return { userId, name, email };
}
const username = async (userId: string) =>
  (await fresh.databases.auth.raw`select username from profiles where id = ${userId}`)[0]?.[
    "username"
  ] as string;

test("the first person administers, the second does not, and a second call changes nothing", async () => {
  const { auth } = fresh.databases;
  expect(await anybodySignedUp(auth)).toBe(false);
  const [ada, bob] = [await anAccount("Ada"), await anAccount("Bob")];
  expect(await anybodySignedUp(auth)).toBe(true);
  await createPerson(auth, ada);
  await createPerson(auth, bob);
  await createPerson(auth, bob);
  const root = await anAccount("Root");
  await createPerson(auth, { ...root, isAdmin: true });
  const administrators = await auth.raw`select id from profiles where is_admin`;
  expect(administrators.map(({ id }) => id as string).toSorted()).toEqual(
    [ada.userId, root.userId].toSorted(),
  );
});

test.each([
  ["Zoë Müller-Lüdenscheidt", "x@example.test", /^zoe-muller-ludenscheidt$/],
  ["小明", "xiao.ming@example.test", /^xiao-ming$/],
  ["小明", "é@example.test", /^person$/],
  ["x".repeat(90), "x@example.test", /^x{50}$/],
])("a person called %s gets a username to start with", async (name, email, expected) => {
  const person = await anAccount(name);
  await createPerson(fresh.databases.auth, { ...person, email });
  expect(await username(person.userId)).toMatch(expected);
});

test("a username that is taken gets an ending", async () => {
  const people = await Promise.all(Array.from({ length: 5 }, () => anAccount("Grace Hopper")));
  await Promise.all(people.map((person) => createPerson(fresh.databases.auth, person)));
  const names = await Promise.all(people.map(({ userId }) => username(userId)));
  expect(names.filter((name) => name === "grace-hopper")).toHaveLength(1);
  expect(names.filter((name) => /^grace-hopper-[0-9a-f]{6}$/.test(name))).toHaveLength(4);
});

test("accounts are found by their address, whatever its capitals", async () => {
  const { auth } = fresh.databases;
  const { userId, email } = await anAccount("Lin", "lin@example.test");
  expect(await userIdOf(auth, " LIN@example.test ")).toBe(userId);
  expect(await hasAccount(auth, "nobody@example.test")).toBe(false);
  expect(await emailOf(auth, userId)).toEqual({ email, emailVerified: false, name: "Lin" });
  await confirmEmail(auth, userId);
  expect(await emailOf(auth, userId)).toMatchObject({ emailVerified: true });
  expect(await emailOf(auth, randomUUID())).toBeNull();
  expect(await userIdsAfter(auth, null)).toContain(userId);
  expect(await userIdsAfter(auth, userId)).not.toContain(userId);
});
