import { refusalOf } from "../../api/refusal.ts";
import { ErrorNote } from "../../ui/feedback/states.tsx";

/** What the server refused, in a sentence, with another try where that can help. */
export function Refused({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { sentence, requestId, canRetry } = refusalOf(error);
  return (
    <ErrorNote sentence={sentence} requestId={requestId} onRetry={canRetry ? onRetry : undefined} />
  );
}
