import { Link } from "@tanstack/react-router";
import { CircleCheck, CircleX } from "lucide-react";
import { useMe } from "../../domain/person/use-me.ts";
import { Empty } from "../../ui/feedback/states.tsx";
import { buttonClass } from "../../ui/forms/button.tsx";
import { clientKind } from "./device-calls.ts";

/** The client may send. */
export function Connected({ clientId }: { clientId: string | undefined }) {
  const { hasSessions } = useMe();
  return (
    <Empty
      wholePage
      art={<CircleCheck size={36} className="text-accent" aria-hidden="true" />}
      title="Connected"
      action={
        <Link to={hasSessions ? "/" : "/welcome"} className={buttonClass("primary")}>
          {hasSessions ? "Go to Today" : "Watch the first minutes arrive"}
        </Link>
      }
    >
      {clientKind(clientId) === "browser"
        ? "The extension now records what you allowed it."
        : "Go back to your editor; it is recording."}{" "}
      You can close this page.
    </Empty>
  );
}

/** The client was refused. */
export function NotConnected({ clientId }: { clientId: string | undefined }) {
  return (
    <Empty
      wholePage
      art={<CircleX size={36} className="text-ink-3" aria-hidden="true" />}
      title="Not connected"
    >
      The {clientKind(clientId)} was refused. It has no access to your account.
    </Empty>
  );
}
