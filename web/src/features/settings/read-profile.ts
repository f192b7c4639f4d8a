import { ProfileInput } from "@streakline/shared/accounts/account-answers.ts";

/** The error of each field, by its name; empty when all are valid. */
export type Complaints = { displayName?: string; username?: string };

const RULES = {
  displayName: "Use 1 to 100 characters.",
  username: "Use 3 to 50 letters, digits, - or _, and begin and end with a letter or digit.",
} as const;

/**
 * Reads the submitted profile by the schema that the server uses.
 * @example readProfile(new FormData()).complaints.displayName // "Use 1 to 100 characters."
 */
export function readProfile(data: FormData): {
  value: ProfileInput | null;
  complaints: Complaints;
} {
  const parsed = ProfileInput.safeParse({
    displayName: data.get("displayName"),
    username: data.get("username"),
  });
  if (parsed.success) return { value: parsed.data, complaints: {} };
  const complaints: Complaints = {};
  for (const { path } of parsed.error.issues) {
    if (path[0] === "displayName" || path[0] === "username") complaints[path[0]] = RULES[path[0]];
  }
  return { value: null, complaints };
}
