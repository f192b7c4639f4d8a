import { expect, it } from "vitest";
import { EmailForm, readForm, SignInForm, SignUpForm } from "./auth-forms.ts";

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [key, value] of Object.entries(fields)) data.set(key, value);
  return data;
}

it("a good form gives its values, trimmed where names are concerned", () => {
  const { value } = readForm(
    SignUpForm,
    form({ name: " Ada ", email: "ada@example.org", password: "four words do well" }),
  );
  expect(value).toEqual({ name: "Ada", email: "ada@example.org", password: "four words do well" });
});

it("each field has one complaint that says what to do", () => {
  const { complaints } = readForm(SignUpForm, form({ name: "", email: "ada@", password: "short" }));
  expect(Object.keys(complaints ?? {})).toEqual(["name", "email", "password"]);
  expect(complaints?.["password"]).toMatch(/at least 10/);
  expect(readForm(EmailForm, new FormData()).complaints?.["email"]).toMatch(
    /not an e-mail address/,
  );
});

it("signing in does not judge the length of an old password", () => {
  expect(
    readForm(SignInForm, form({ email: "ada@example.org", password: "short" })).complaints,
  ).toBeNull();
});
