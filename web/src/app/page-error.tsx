import { type ErrorComponentProps, Link, useRouter } from "@tanstack/react-router";
import { refusalOf } from "../api/refusal.ts";
import { buttonClass } from "../ui/forms/button.tsx";
import { Empty, ErrorNote } from "../ui/feedback/states.tsx";

/**
 * A page that failed: a refusal of the server with its sentence, a bug of the page with a way out.
 */
export function PageError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const fromServer = typeof error === "object" && error !== null && "data" in error;
  const ownFault =
    !fromServer && !(error instanceof TypeError && /fetch|network|load/i.test(error.message));
  const { sentence, requestId } = refusalOf(error);
  return (
    <main className="mx-auto w-full max-w-3xl px-4 py-16 sm:px-6">
      <h1 className="mb-4 text-lg font-semibold">This page cannot be shown</h1>
      <ErrorNote
        sentence={
          ownFault
            ? "This page has a bug. Reload it; if that does not help, go back to Today."
            : sentence
        }
        requestId={requestId}
        onRetry={() => {
          reset();
          void router.invalidate();
        }}
      />
    </main>
  );
}

/** The page for addresses that no route has. */
export function NotFound() {
  return (
    <main>
      <Empty
        wholePage
        title="There is nothing at this address"
        action={
          <Link to="/" className={buttonClass("primary")}>
            Go to Today
          </Link>
        }
      >
        The link may be old, or a letter is missing.
      </Empty>
    </main>
  );
}
