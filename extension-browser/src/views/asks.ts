import { Category } from "@streakline/shared/categories/categories.ts";
import { registrableDomain } from "@streakline/shared/categories/registrable-domain.ts";
import * as z from "zod/mini";
import { checked } from "@streakline/shared/checked.ts";
import { DeviceKey, Settings } from "../store/stored-names.ts";

const KnownDomain = checked(
  z.string(),
  z.refine((text) => registrableDomain(text) === text),
);

/** What our own pages may ask the background for. Everything else is not answered. */
export const Ask = z.discriminatedUnion("ask", [
  z.strictObject({ ask: z.literal("popup") }),
  z.strictObject({ ask: z.literal("options") }),
  z.strictObject({ ask: z.literal("set_category"), domain: KnownDomain, category: Category }),
  /** Never record a site from now on; what of it was not sent yet is thrown away. */
  z.strictObject({ ask: z.literal("exclude"), domain: KnownDomain }),
  /** Null: until the person says so. */
  z.strictObject({ ask: z.literal("pause"), untilMs: z.nullable(z.number()) }),
  z.strictObject({ ask: z.literal("resume") }),
  z.strictObject({ ask: z.literal("send_now") }),
  z.strictObject({ ask: z.literal("consent"), sites: z.boolean(), pageKeys: z.boolean() }),
  z.strictObject({ ask: z.literal("enter"), account: DeviceKey }),
  /** `forget` also deletes what waits for the account. */
  z.strictObject({ ask: z.literal("leave"), forget: z.boolean() }),
  z.strictObject({ ask: z.literal("settings"), settings: Settings }),
  z.strictObject({ ask: z.literal("export") }),
  /** Deletes everything that is stored but the account, the answers and the settings. */
  z.strictObject({ ask: z.literal("forget_records") }),
]);
export type Ask = z.infer<typeof Ask>;
