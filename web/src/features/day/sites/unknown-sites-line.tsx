import type { UncategorisedAnswer } from "@streakline/shared/sites/sites-answers.ts";
import { Link } from "@tanstack/react-router";
import { Button, buttonClass } from "../../../ui/forms/button.tsx";

/** A line on Today about sites without a category, with a link to the page that sets one. */
export function UnknownSitesLine({
  domains,
  onFollow,
  onLater,
}: {
  domains: UncategorisedAnswer["domains"];
  onFollow: () => void;
  onLater: () => void;
}) {
  const [first] = domains;
  if (first === undefined) return null;
  return (
    <section
      aria-label="Sites without a category"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 px-1 text-sm text-ink-2"
    >
      <p className="min-w-0 flex-1 basis-72">
        {domains.length === 1 ? (
          <>
            <span className="font-medium break-all text-ink">{first.domain}</span> has no category
            yet and counts as neutral.
          </>
        ) : (
          <>
            {domains.length} sites have no category yet and count as neutral, among them{" "}
            <span className="font-medium break-all text-ink">{first.domain}</span>.
          </>
        )}
      </p>
      <div className="-mx-3 flex gap-1">
        <Link to="/sites" onClick={onFollow} className={buttonClass("quiet", true)}>
          Choose a category
        </Link>
        <Button small kind="quiet" onClick={onLater}>
          Not now
        </Button>
      </div>
    </section>
  );
}
