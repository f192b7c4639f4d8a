export declare const instanceRouter: import("@trpc/server").TRPCBuiltRouter<
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
    /** What the sign-in page must know. */
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
  }>
>;
