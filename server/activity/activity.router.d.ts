/** Batches in; the day's intervals, the reason of one instant, and the projects out. */
export declare const activityRouter: import("@trpc/server").TRPCBuiltRouter<{
    ctx: import("../trpc/context.ts").Context;
    meta: import("../trpc/procedures.ts").ProcedureMeta;
    errorShape: {
        code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
        message: string;
        data: import("../trpc/errors.ts").WireErrorData;
    };
    transformer: false;
}, import("@trpc/server").TRPCDecorateCreateRouterOptions<{
    /**
     * Takes a batch of a device: one result per record, after the commit, the same answer for the same batch for ever. Served by
     * push.route.ts, which also takes gzip.
     */
    push: import("@trpc/server").TRPCMutationProcedure<{
        input: {
            v: 1;
            id: string;
            sealedAt: number;
            timeZone: string;
            client: {
                name: string;
                version: string;
            };
            records: unknown[];
        };
        output: {
            batchId: string;
            results: ({
                id: string;
                status: "stored";
            } | {
                id: string;
                status: "rejected";
                code: string;
                sentence: string;
            })[];
        };
        meta: import("../trpc/procedures.ts").ProcedureMeta;
        errorShape: {
            code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
            message: string;
            data: import("../trpc/errors.ts").WireErrorData;
        };
    }>;
    /** Every counted interval of one local day, and the agents' beside it. */
    timeline: import("@trpc/server").TRPCQueryProcedure<{
        input: {
            day: string;
        };
        output: {
            day: string;
            startsAt: number;
            endsAt: number;
            timeZone: string;
            intervals: {
                project: string;
                language: string;
                editor: string;
                deviceId: string;
                branch: string;
                kind: "gap" | "session";
                sessionId: string;
                startedAt: number;
                endedAt: number;
            }[];
            agent: {
                project: string;
                language: string;
                editor: string;
                deviceId: string;
                branch: string;
                kind: "gap" | "session";
                sessionId: string;
                startedAt: number;
                endedAt: number;
            }[];
        };
        meta: import("../trpc/procedures.ts").ProcedureMeta;
        errorShape: {
            code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
            message: string;
            data: import("../trpc/errors.ts").WireErrorData;
        };
    }>;
    /** Which rule decided on one instant, and on what evidence (rule 9). */
    why: import("@trpc/server").TRPCQueryProcedure<{
        input: {
            at: number;
        };
        output: {
            at: number;
            verdict: "agent" | "gap" | "gap_away" | "gap_closed" | "gap_too_long" | "gap_website" | "nothing" | "session";
            counts: boolean;
            rule: number;
            sentence: string;
            interval: {
                project: string;
                language: string;
                editor: string;
                deviceId: string;
                branch: string;
                kind: "gap" | "session";
                sessionId: string;
                startedAt: number;
                endedAt: number;
            } | null;
            session: {
                id: string;
                startedAt: number;
                endedAt: number;
                endedBy: string;
                actor: "agent" | "person";
                deviceName: string;
                client: string;
                receivedAt: number;
                batchId: string;
            } | null;
            others: number;
            nextStartedAt: number | null;
        };
        meta: import("../trpc/procedures.ts").ProcedureMeta;
        errorShape: {
            code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
            message: string;
            data: import("../trpc/errors.ts").WireErrorData;
        };
    }>;
    /** Every project with its total, most recent first. */
    projects: import("@trpc/server").TRPCQueryProcedure<{
        input: void;
        output: {
            projects: {
                project: string;
                secondsTotal: number;
                secondsLast30Days: number;
                firstDay: string;
                lastDay: string;
                topLanguage: string;
            }[];
        };
        meta: import("../trpc/procedures.ts").ProcedureMeta;
        errorShape: {
            code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
            message: string;
            data: import("../trpc/errors.ts").WireErrorData;
        };
    }>;
}>>;
