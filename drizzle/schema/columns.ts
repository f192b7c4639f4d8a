import { customType, timestamp } from "drizzle-orm/pg-core";

/** An instant with time zone, as a Date. */
export const instant = () => timestamp({ withTimezone: true, mode: "date" });

/** Raw bytes. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
});
