/** Every procedure of the server. Clients import its type through `@streakline/server/router` and nothing else. */
export declare const appRouter: import("@trpc/server").TRPCBuiltRouter<{
    ctx: import("../trpc/context.ts").Context;
    meta: import("../trpc/procedures.ts").ProcedureMeta;
    errorShape: {
        code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
        message: string;
        data: import("../trpc/errors.ts").WireErrorData;
    };
    transformer: false;
}, import("@trpc/server").TRPCDecorateCreateRouterOptions<{
    instance: import("@trpc/server").TRPCBuiltRouter<{
        ctx: import("../trpc/context.ts").Context;
        meta: import("../trpc/procedures.ts").ProcedureMeta;
        errorShape: {
            code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
            message: string;
            data: import("../trpc/errors.ts").WireErrorData;
        };
        transformer: false;
    }, import("@trpc/server").TRPCDecorateCreateRouterOptions<{
        info: import("@trpc/server").TRPCQueryProcedure<{
            input: void;
            output: {
                version: string;
                needsFirstUser: boolean;
                signUpOpen: boolean;
                mailSink: boolean;
            };
            meta: import("../trpc/procedures.ts").ProcedureMeta;
            errorShape: {
                code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
                message: string;
                data: import("../trpc/errors.ts").WireErrorData;
            };
        }>;
    }>>;
    accounts: import("@trpc/server").TRPCBuiltRouter<{
        ctx: import("../trpc/context.ts").Context;
        meta: import("../trpc/procedures.ts").ProcedureMeta;
        errorShape: {
            code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
            message: string;
            data: import("../trpc/errors.ts").WireErrorData;
        };
        transformer: false;
    }, import("@trpc/server").TRPCDecorateCreateRouterOptions<{
        me: import("@trpc/server").TRPCQueryProcedure<{
            input: void;
            output: {
                userId: string;
                email: string;
                emailVerified: boolean;
                username: string;
                displayName: string;
                isAdmin: boolean;
                createdAt: number;
                settings: {
                    timeZone: string;
                    dayStartsAtMinutes: number;
                    gapMinutes: number;
                    awayMinutes: number;
                    weekStartsOn: number;
                };
                timeZoneIsGuessed: boolean;
                hasDevices: boolean;
                hasSessions: boolean;
            };
            meta: import("../trpc/procedures.ts").ProcedureMeta;
            errorShape: {
                code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
                message: string;
                data: import("../trpc/errors.ts").WireErrorData;
            };
        }>;
        updateProfile: import("@trpc/server").TRPCMutationProcedure<{
            input: {
                displayName: string;
                username: string;
            };
            output: {
                userId: string;
                email: string;
                emailVerified: boolean;
                username: string;
                displayName: string;
                isAdmin: boolean;
                createdAt: number;
                settings: {
                    timeZone: string;
                    dayStartsAtMinutes: number;
                    gapMinutes: number;
                    awayMinutes: number;
                    weekStartsOn: number;
                };
                timeZoneIsGuessed: boolean;
                hasDevices: boolean;
                hasSessions: boolean;
            };
            meta: import("../trpc/procedures.ts").ProcedureMeta;
            errorShape: {
                code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
                message: string;
                data: import("../trpc/errors.ts").WireErrorData;
            };
        }>;
        sessions: import("@trpc/server").TRPCQueryProcedure<{
            input: void;
            output: {
                sessions: {
                    id: string;
                    userAgent: string;
                    createdAt: number;
                    lastSeenAt: number;
                    current: boolean;
                }[];
            };
            meta: import("../trpc/procedures.ts").ProcedureMeta;
            errorShape: {
                code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
                message: string;
                data: import("../trpc/errors.ts").WireErrorData;
            };
        }>;
        revokeSession: import("@trpc/server").TRPCMutationProcedure<{
            input: {
                id: string;
            };
            output: {
                revoked: boolean;
            };
            meta: import("../trpc/procedures.ts").ProcedureMeta;
            errorShape: {
                code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
                message: string;
                data: import("../trpc/errors.ts").WireErrorData;
            };
        }>;
        revokeOtherSessions: import("@trpc/server").TRPCMutationProcedure<{
            input: {
                devicesToo?: boolean | undefined;
            } | undefined;
            output: {
                revoked: number;
            };
            meta: import("../trpc/procedures.ts").ProcedureMeta;
            errorShape: {
                code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
                message: string;
                data: import("../trpc/errors.ts").WireErrorData;
            };
        }>;
    }>>;
    settings: import("@trpc/server").TRPCBuiltRouter<{
        ctx: import("../trpc/context.ts").Context;
        meta: import("../trpc/procedures.ts").ProcedureMeta;
        errorShape: {
            code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
            message: string;
            data: import("../trpc/errors.ts").WireErrorData;
        };
        transformer: false;
    }, import("@trpc/server").TRPCDecorateCreateRouterOptions<{
        get: import("@trpc/server").TRPCQueryProcedure<{
            input: void;
            output: {
                timeZone: string;
                dayStartsAtMinutes: number;
                gapMinutes: number;
                awayMinutes: number;
                weekStartsOn: number;
            };
            meta: import("../trpc/procedures.ts").ProcedureMeta;
            errorShape: {
                code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
                message: string;
                data: import("../trpc/errors.ts").WireErrorData;
            };
        }>;
        update: import("@trpc/server").TRPCMutationProcedure<{
            input: {
                timeZone?: string | undefined;
                dayStartsAtMinutes?: number | undefined;
                gapMinutes?: number | undefined;
                awayMinutes?: number | undefined;
                weekStartsOn?: number | undefined;
            };
            output: {
                settings: {
                    timeZone: string;
                    dayStartsAtMinutes: number;
                    gapMinutes: number;
                    awayMinutes: number;
                    weekStartsOn: number;
                };
                rederive: {
                    daysTotal: number;
                    daysLeft: number;
                };
            };
            meta: import("../trpc/procedures.ts").ProcedureMeta;
            errorShape: {
                code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
                message: string;
                data: import("../trpc/errors.ts").WireErrorData;
            };
        }>;
        rederiveProgress: import("@trpc/server").TRPCQueryProcedure<{
            input: void;
            output: {
                daysTotal: number;
                daysLeft: number;
            };
            meta: import("../trpc/procedures.ts").ProcedureMeta;
            errorShape: {
                code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
                message: string;
                data: import("../trpc/errors.ts").WireErrorData;
            };
        }>;
    }>>;
    devices: import("@trpc/server").TRPCBuiltRouter<{
        ctx: import("../trpc/context.ts").Context;
        meta: import("../trpc/procedures.ts").ProcedureMeta;
        errorShape: {
            code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
            message: string;
            data: import("../trpc/errors.ts").WireErrorData;
        };
        transformer: false;
    }, import("@trpc/server").TRPCDecorateCreateRouterOptions<{
        list: import("@trpc/server").TRPCQueryProcedure<{
            input: void;
            output: {
                devices: {
                    id: string;
                    kind: "api" | "browser" | "vscode";
                    name: string;
                    client: string;
                    createdAt: number;
                    lastSeenAt: number | null;
                    revokedAt: number | null;
                    rotationRequested: boolean;
                }[];
            };
            meta: import("../trpc/procedures.ts").ProcedureMeta;
            errorShape: {
                code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
                message: string;
                data: import("../trpc/errors.ts").WireErrorData;
            };
        }>;
        rename: import("@trpc/server").TRPCMutationProcedure<{
            input: {
                deviceId: string;
                name: string;
            };
            output: {
                id: string;
                kind: "api" | "browser" | "vscode";
                name: string;
                client: string;
                createdAt: number;
                lastSeenAt: number | null;
                revokedAt: number | null;
                rotationRequested: boolean;
            };
            meta: import("../trpc/procedures.ts").ProcedureMeta;
            errorShape: {
                code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
                message: string;
                data: import("../trpc/errors.ts").WireErrorData;
            };
        }>;
        requestRotation: import("@trpc/server").TRPCMutationProcedure<{
            input: {
                deviceId: string;
            };
            output: {
                id: string;
                kind: "api" | "browser" | "vscode";
                name: string;
                client: string;
                createdAt: number;
                lastSeenAt: number | null;
                revokedAt: number | null;
                rotationRequested: boolean;
            };
            meta: import("../trpc/procedures.ts").ProcedureMeta;
            errorShape: {
                code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
                message: string;
                data: import("../trpc/errors.ts").WireErrorData;
            };
        }>;
        revoke: import("@trpc/server").TRPCMutationProcedure<{
            input: {
                deviceId: string;
            };
            output: {
                id: string;
                kind: "api" | "browser" | "vscode";
                name: string;
                client: string;
                createdAt: number;
                lastSeenAt: number | null;
                revokedAt: number | null;
                rotationRequested: boolean;
            };
            meta: import("../trpc/procedures.ts").ProcedureMeta;
            errorShape: {
                code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
                message: string;
                data: import("../trpc/errors.ts").WireErrorData;
            };
        }>;
        enrol: import("@trpc/server").TRPCMutationProcedure<{
            input: {
                kind: "api" | "browser" | "vscode";
                name: string;
                client: string;
                timeZone: string;
            };
            output: {
                deviceId: string;
                userId: string;
                key: string;
            };
            meta: import("../trpc/procedures.ts").ProcedureMeta;
            errorShape: {
                code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
                message: string;
                data: import("../trpc/errors.ts").WireErrorData;
            };
        }>;
        token: import("@trpc/server").TRPCMutationProcedure<{
            input: void;
            output: {
                token: string;
                expiresAt: number;
                userId: string;
                deviceId: string;
                displayName: string;
                rotate: boolean;
            };
            meta: import("../trpc/procedures.ts").ProcedureMeta;
            errorShape: {
                code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
                message: string;
                data: import("../trpc/errors.ts").WireErrorData;
            };
        }>;
        rotate: import("@trpc/server").TRPCMutationProcedure<{
            input: void;
            output: {
                deviceId: string;
                userId: string;
                key: string;
            };
            meta: import("../trpc/procedures.ts").ProcedureMeta;
            errorShape: {
                code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
                message: string;
                data: import("../trpc/errors.ts").WireErrorData;
            };
        }>;
    }>>;
    activity: import("@trpc/server").TRPCBuiltRouter<{
        ctx: import("../trpc/context.ts").Context;
        meta: import("../trpc/procedures.ts").ProcedureMeta;
        errorShape: {
            code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
            message: string;
            data: import("../trpc/errors.ts").WireErrorData;
        };
        transformer: false;
    }, import("@trpc/server").TRPCDecorateCreateRouterOptions<{
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
    stats: import("@trpc/server").TRPCBuiltRouter<{
        ctx: import("../trpc/context.ts").Context;
        meta: import("../trpc/procedures.ts").ProcedureMeta;
        errorShape: {
            code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
            message: string;
            data: import("../trpc/errors.ts").WireErrorData;
        };
        transformer: false;
    }, import("@trpc/server").TRPCDecorateCreateRouterOptions<{
        today: import("@trpc/server").TRPCQueryProcedure<{
            input: void;
            output: {
                day: string;
                secondsTotal: number;
                asOf: number;
                timeZone: string;
                settings: {
                    gapMinutes: number;
                    awayMinutes: number;
                    dayStartsAtMinutes: number;
                };
            };
            meta: import("../trpc/procedures.ts").ProcedureMeta;
            errorShape: {
                code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
                message: string;
                data: import("../trpc/errors.ts").WireErrorData;
            };
        }>;
        day: import("@trpc/server").TRPCQueryProcedure<{
            input: {
                day: string;
            };
            output: {
                day: string;
                startsAt: number;
                endsAt: number;
                timeZone: string;
                secondsTotal: number;
                agentSeconds: number;
                breakdown: {
                    project: {
                        value: string;
                        name: string;
                        seconds: number;
                    }[];
                    language: {
                        value: string;
                        name: string;
                        seconds: number;
                    }[];
                    editor: {
                        value: string;
                        name: string;
                        seconds: number;
                    }[];
                    deviceId: {
                        value: string;
                        name: string;
                        seconds: number;
                    }[];
                    branch: {
                        value: string;
                        name: string;
                        seconds: number;
                    }[];
                };
                lines: {
                    added: number;
                    deleted: number;
                    modified: number;
                    inserted: number;
                    keystrokes: number;
                    charactersTyped: number;
                    filesModified: number;
                    gitCommits: number;
                    breakpointsHit: number;
                };
                deepWork: {
                    startedAt: number;
                    endedAt: number;
                    secondsActive: number;
                    interruptions: number;
                    endedBecause: "end_of_activity" | "long_interruption" | "too_many_interruptions";
                }[];
                focus: {
                    total: number;
                    deepWork: number;
                    switches: number;
                    calm: number;
                    switchesPerHour: number;
                    deepWorkSeconds: number;
                } | null;
                streakDays: number;
                pending: boolean;
                updatedAt: number | null;
            };
            meta: import("../trpc/procedures.ts").ProcedureMeta;
            errorShape: {
                code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
                message: string;
                data: import("../trpc/errors.ts").WireErrorData;
            };
        }>;
        summary: import("@trpc/server").TRPCQueryProcedure<{
            input: {
                from: string;
                to: string;
                filter?: {
                    project?: string[] | undefined;
                    language?: string[] | undefined;
                    editor?: string[] | undefined;
                    deviceId?: string[] | undefined;
                    branch?: string[] | undefined;
                } | undefined;
                groupBy?: "branch" | "deviceId" | "editor" | "language" | "project" | undefined;
            };
            output: {
                from: string;
                to: string;
                bucketBy: "day" | "month";
                groupBy: "branch" | "deviceId" | "editor" | "language" | "project";
                secondsTotal: number;
                daysCounted: number;
                daysActive: number;
                secondsPerDay: number;
                bestDay: {
                    day: string;
                    seconds: number;
                } | null;
                before: {
                    from: string;
                    to: string;
                    secondsTotal: number;
                    change: number | null;
                };
                buckets: {
                    start: string;
                    seconds: number;
                    parts: {
                        value: string;
                        seconds: number;
                    }[];
                }[];
                breakdown: {
                    project: {
                        value: string;
                        name: string;
                        seconds: number;
                    }[];
                    language: {
                        value: string;
                        name: string;
                        seconds: number;
                    }[];
                    editor: {
                        value: string;
                        name: string;
                        seconds: number;
                    }[];
                    deviceId: {
                        value: string;
                        name: string;
                        seconds: number;
                    }[];
                    branch: {
                        value: string;
                        name: string;
                        seconds: number;
                    }[];
                };
                lines: {
                    added: number;
                    deleted: number;
                    modified: number;
                    inserted: number;
                    keystrokes: number;
                    charactersTyped: number;
                    filesModified: number;
                    gitCommits: number;
                    breakpointsHit: number;
                };
                pendingDays: number;
            };
            meta: import("../trpc/procedures.ts").ProcedureMeta;
            errorShape: {
                code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
                message: string;
                data: import("../trpc/errors.ts").WireErrorData;
            };
        }>;
        heatmap: import("@trpc/server").TRPCQueryProcedure<{
            input: {
                from: string;
                to: string;
                filter?: {
                    project?: string[] | undefined;
                    language?: string[] | undefined;
                    editor?: string[] | undefined;
                    deviceId?: string[] | undefined;
                    branch?: string[] | undefined;
                } | undefined;
            };
            output: {
                from: string;
                to: string;
                days: {
                    day: string;
                    seconds: number;
                }[];
                hours: {
                    weekday: number;
                    hour: number;
                    seconds: number;
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
}>>;
export type AppRouter = typeof appRouter;
