import type { Device, EnrolAnswer, EnrolInput, TokenAnswer } from "../accounts/account-answers.ts";
import type { BatchEnvelope, PushAnswer } from "../activity/batch.ts";
import type { Procedure } from "./post-link.ts";

type Mutation<I, O> = { readonly mutate: Procedure<I, O> };

/**
 * The procedures that delivery calls. A client made by createTRPCClient<AppRouter>() fits it; when
 * the server renames one of them or changes its input or output, it does not, and the extensions do
 * not compile.
 */
export type DeliveryApi = {
  readonly activity: { readonly push: Mutation<BatchEnvelope, PushAnswer> };
  readonly devices: {
    readonly token: Mutation<void, TokenAnswer>;
    readonly rotate: Mutation<void, EnrolAnswer>;
    readonly enrol: Mutation<EnrolInput, EnrolAnswer>;
    readonly leave: Mutation<void, Device>;
  };
};
