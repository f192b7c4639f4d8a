export declare const devicesRouter: import("@trpc/server").TRPCBuiltRouter<
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
    /** The device fetches a new key when it next asks for an access token. */
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
    /** A new key. The one that was shown lives ten more minutes. */
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
  }>
>;
