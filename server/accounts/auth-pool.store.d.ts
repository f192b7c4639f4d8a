import { type Db, type Pool } from "../platform/db.ts";
/** Asks the tables of sign-in: waits for a connection no longer than the pool's gate allows, and refuses with `unavailable` like asUser(). */
export declare function asAuth<T>(auth: Pool, work: (db: Db) => Promise<T>): Promise<T>;
