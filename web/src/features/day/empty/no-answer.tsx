import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api } from "../../../api/api.ts";
import { Refused } from "../../../domain/feedback/refused.tsx";
import { buttonClass } from "../../../ui/forms/button.tsx";
import { datedDay } from "../../../ui/format/format-day.ts";
import { lastSeenDay } from "./last-seen-day.ts";

/** A refusal, with a link to the last day that this browser keeps. */
export function NoAnswer({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const queryClient = useQueryClient();
  const seen = lastSeenDay(
    queryClient.getQueryCache().findAll({ queryKey: api.stats.day.queryKey().slice(0, 1) }),
  );
  return (
    <div className="flex flex-col items-start gap-3">
      <div className="w-full">
        <Refused error={error} onRetry={onRetry} />
      </div>
      {seen !== null && (
        <Link to="/day/$day" params={{ day: seen }} className={buttonClass("plain")}>
          Read the last day you saw, {datedDay(seen)}
        </Link>
      )}
    </div>
  );
}
