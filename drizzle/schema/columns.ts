import { customType, timestamp } from "drizzle-orm/pg-core";

/** An instant. Always with time zone; drizzle gives a Date. */
export const instant = () => timestamp({ withTimezone: true, mode: "date" });

/** Bytes as they are. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
});
