import { MonitorSmartphone } from "lucide-react";
import { useMe } from "../../domain/person/use-me.ts";
import { ErrorNote } from "../../ui/feedback/states.tsx";
import { Button } from "../../ui/forms/button.tsx";
import { clientKind, clientName, codeSentence, groupedCode } from "./device-calls.ts";

/** Asks whether a client may record for the person: what it may do, its code, yes or no. */
export function AskToConnect({
  code,
  clientId,
  isBusy,
  error,
  onAnswer,
}: {
  code: string;
  clientId: string | undefined;
  isBusy: boolean;
  /** Null unless the last answer was refused. */
  error: unknown;
  onAnswer: (choice: "approve" | "deny") => void;
}) {
  const what = clientKind(clientId);
  return (
    <div className="flex flex-col gap-5">
      <div className="flex items-start gap-4">
        <MonitorSmartphone size={28} className="mt-0.5 shrink-0 text-accent" aria-hidden="true" />
        <div>
          <h1 className="text-[1.375rem] leading-7 font-semibold tracking-[-0.015em]">
            Connect this {what}?
          </h1>
          <Permissions clientId={clientId} />
        </div>
      </div>
      <div className="rounded-lg bg-sunken px-4 py-3">
        <p className="text-sm text-ink-2">The {what} must show this code</p>
        <p className="font-mono text-2xl tracking-[0.12em]">{groupedCode(code)}</p>
      </div>
      {error !== null && <ErrorNote sentence={codeSentence(error)} />}
      <div className="flex flex-col gap-2 sm:flex-row-reverse">
        <Button kind="primary" className="flex-1" busy={isBusy} onClick={() => onAnswer("approve")}>
          Connect
        </Button>
        <Button className="flex-1" disabled={isBusy} onClick={() => onAnswer("deny")}>
          Refuse
        </Button>
      </div>
    </div>
  );
}

function Permissions({ clientId }: { clientId: string | undefined }) {
  const { displayName } = useMe();
  return (
    <p className="mt-1 text-ink-2">
      {clientName(clientId)} wants to record for{" "}
      <strong className="font-semibold text-ink">{displayName}</strong>. It may send what you allow
      it to record, and read today’s total
      {clientKind(clientId) === "browser" && " and what sites count as"}, nothing else.
    </p>
  );
}
