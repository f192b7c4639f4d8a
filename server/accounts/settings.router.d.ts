export declare const settingsRouter: import("@trpc/server").TRPCBuiltRouter<
  {
    ctx: import("../trpc/context.ts").Context;
    meta: import("../trpc/procedures.ts").ProcedureMeta;
    errorShape: {
      code: import("@trpc/server").TRPC_ERROR_CODE_NUMBER;
      message: string;
      data: import("../trpc/errors.ts").WireErrorData;
    };
    transformer: false;
  },
  import("@trpc/server").TRPCDecorateCreateRouterOptions<{
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
    /** Changes the settings that are given. A change of how time is counted derives every day again. */
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
  }>
>;
