/** The envelope as the door takes it: what names the client must be text that a database can hold. */
export declare const PushInput: import("zod").ZodObject<{
    v: import("zod").ZodLiteral<1>;
    id: import("zod").ZodUUID;
    sealedAt: import("zod").ZodInt;
    timeZone: import("zod").ZodString;
    client: import("zod").ZodObject<{
        name: import("zod").ZodString;
        version: import("zod").ZodString;
    }, import("zod/v4/core").$strip>;
    records: import("zod").ZodArray<import("zod").ZodUnknown>;
}, import("zod/v4/core").$strip>;
/** Refuses what deserves a better answer than `bad_input`: `unknown_version` and `too_many_records`. Looks at a body before its schema does. */
export declare function refuseEarly(body: unknown): void;
