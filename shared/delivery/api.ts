import type { Device, EnrolAnswer, EnrolInput, TokenAnswer } from "../accounts/account-answers.ts";
import type { BatchEnvelope, PushAnswer } from "../activity/batch.ts";
import type { Procedure } from "./post-link.ts";

type Mutation<I, O> = { readonly mutate: Procedure<I, O> };

/**
 * The procedures that delivery calls. A client made by createTRPCClient<AppRouter>() has this type.
 * When the server renames a procedure or changes its input or output, the extensions no longer
 * compile.
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
