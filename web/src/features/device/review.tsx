import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api } from "../../api/api.ts";
import { ErrorNote, Loading, Skeleton } from "../../ui/feedback/states.tsx";
import { buttonClass } from "../../ui/forms/button.tsx";
import { Connected, NotConnected } from "./answered.tsx";
import { AskToConnect } from "./ask-to-connect.tsx";
import { answerCode, codeSentence, type DeviceRequest, lookUpCode } from "./device-calls.ts";

/** Fetches the request of a code, asks whether its client may connect, and shows the answer. */
export function Review({ code }: { code: string }) {
  const queryClient = useQueryClient();
  const request = useQuery({
    queryKey: ["device-code", code],
    queryFn: () => lookUpCode(code),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const answer = useMutation({
    mutationFn: (choice: "approve" | "deny") => answerCode(code, choice),
    onSuccess: () => queryClient.invalidateQueries(api.devices.pathFilter()),
  });
  if (request.isPending) return <LookingUp />;
  if (request.isError) return <UnusableCode error={request.error} />;
  const { client_id: clientId } = request.data;
  switch (statusAfter(request.data, answer.isSuccess ? answer.variables : null)) {
    case "approved":
      return <Connected clientId={clientId} />;
    case "denied":
      return <NotConnected clientId={clientId} />;
    case "pending":
      return (
        <AskToConnect
          code={code}
          clientId={clientId}
          isBusy={answer.isPending}
          error={answer.error}
          onAnswer={(choice) => answer.mutate(choice)}
        />
      );
  }
}

/** The status of a request: the answer given here, else what the server said. */
function statusAfter(
  { status }: DeviceRequest,
  answered: "approve" | "deny" | null,
): DeviceRequest["status"] {
  if (answered === null) return status;
  return answered === "approve" ? "approved" : "denied";
}

function LookingUp() {
  return (
    <div className="flex flex-col gap-4">
      <Loading what="the code" />
      <Skeleton className="h-7 w-52" />
      <Skeleton className="h-20" />
      <Skeleton className="h-9" />
    </div>
  );
}

function UnusableCode({ error }: { error: unknown }) {
  return (
    <div className="flex flex-col gap-4">
      <h1 className="text-[1.375rem] leading-7 font-semibold tracking-[-0.015em]">
        This code cannot be used
      </h1>
      <ErrorNote sentence={codeSentence(error)} />
      <Link to="/device" search={{}} className={buttonClass("plain")}>
        Type another code
      </Link>
    </div>
  );
}
