import { Category } from "@streakline/shared/categories/categories.ts";
import { registrableDomain } from "@streakline/shared/categories/registrable-domain.ts";
import * as z from "zod/mini";
import { checked } from "@streakline/shared/checked.ts";
import { DeviceKey, Settings } from "../store/stored-names.ts";

const KnownDomain = checked(
  z.string(),
  z.refine((text) => registrableDomain(text) === text),
);

/** What our own pages may send to the background. Everything else is not answered. */
export const Message = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("popup") }),
  z.strictObject({ type: z.literal("options") }),
  z.strictObject({ type: z.literal("set_category"), domain: KnownDomain, category: Category }),
  /** Exclude a site and discard its unsent visits. */
  z.strictObject({ type: z.literal("exclude"), domain: KnownDomain }),
  /** Null: until the person says so. */
  z.strictObject({ type: z.literal("pause"), untilMs: z.nullable(z.number()) }),
  z.strictObject({ type: z.literal("resume") }),
  z.strictObject({ type: z.literal("send_now") }),
  z.strictObject({ type: z.literal("consent"), sites: z.boolean(), pageKeys: z.boolean() }),
  z.strictObject({ type: z.literal("enter"), account: DeviceKey }),
  /** `forget` also deletes the account's unsent batches. */
  z.strictObject({ type: z.literal("leave"), forget: z.boolean() }),
  z.strictObject({ type: z.literal("settings"), settings: Settings }),
  z.strictObject({ type: z.literal("export") }),
  /** Deletes everything that is stored but the account, the answers and the settings. */
  z.strictObject({ type: z.literal("forget_records") }),
]);
export type Message = z.infer<typeof Message>;
