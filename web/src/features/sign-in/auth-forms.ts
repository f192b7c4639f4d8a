import * as z from "zod/mini";
import { checked } from "@streakline/shared/checked.ts";

const email = checked(
  z.email("This is not an e-mail address. Check it for typing mistakes."),
  z.maxLength(254, "An e-mail address has at most 254 characters."),
);
/** The rule of the server too: 10 to 128 characters of any kind. */
const password = checked(
  z.string(),
  z.minLength(10, "Use at least 10 characters; four words do well."),
  z.maxLength(128, "Use at most 128 characters."),
);

export const SignInForm = z.object({
  email,
  password: checked(z.string(), z.minLength(1, "Type your password.")),
});
export const SignUpForm = z.object({
  name: checked(
    z.string(),
    z.trim(),
    z.minLength(1, "Type the name that others may see."),
    z.maxLength(100, "Use at most 100 characters."),
  ),
  email,
  password,
});
export const EmailForm = z.object({ email });
export const PasswordForm = z.object({ password });

/** The first error of each field, by its name; empty when all are valid. */
export type Complaints = Partial<Record<string, string>>;

/**
 * Reads a submitted form by its schema.
 * @example readForm(EmailForm, new FormData()).complaints // { email: "This is not an e-mail
 * address. …" }
 */
export function readForm<Schema extends z.ZodMiniObject>(
  schema: Schema,
  data: FormData,
): { value: z.infer<Schema>; complaints: null } | { value: null; complaints: Complaints } {
  const parsed = schema.safeParse(
    Object.fromEntries(Object.keys(schema.shape).map((key) => [key, data.get(key) ?? ""])),
  );
  if (parsed.success) return { value: parsed.data, complaints: null };
  const complaints: Complaints = {};
  for (const issue of parsed.error.issues) complaints[String(issue.path[0])] ??= issue.message;
  return { value: null, complaints };
}
