import { defineConfig } from "drizzle-kit";

// `generate` and `check` only: push and pull do not understand partitioned tables.
export default defineConfig({
  dialect: "postgresql",
  schema: "./schema/*.ts",
  out: "./migrations",
  casing: "snake_case",
  migrations: { schema: "drizzle", table: "migrations" },
  entities: { roles: false },
});
