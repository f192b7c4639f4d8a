import type { UncategorisedAnswer } from "@streakline/shared/sites/sites-answers.ts";
import { Link } from "@tanstack/react-router";
import { Button, buttonClass } from "../../../ui/forms/button.tsx";

/**
 * One calm line on Today about sites that no list knows, with the way to the page where they are
 * sorted.
 */
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
            No list knows <span className="font-medium break-all text-ink">{first.domain}</span>;
            until you say what it is for, its time counts half.
          </>
        ) : (
          <>
            No list knows <span className="font-medium break-all text-ink">{first.domain}</span> and{" "}
            {domains.length - 1} more; until you say what they are for, their time counts half.
          </>
        )}
      </p>
      <div className="-mx-3 flex gap-1">
        <Link to="/sites" onClick={onFollow} className={buttonClass("quiet", true)}>
          Say what for
        </Link>
        <Button small kind="quiet" onClick={onLater}>
          Not now
        </Button>
      </div>
    </section>
  );
}
