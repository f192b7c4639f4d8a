import type { SetRuleInput, UncategorisedAnswer } from "@streakline/shared/sites/sites-answers.ts";
import { categoryName } from "../../../domain/sites/site-words.ts";
import { Button } from "../../../ui/forms/button.tsx";
import { Duration } from "../../../ui/format/duration.tsx";
import { PlainSelect } from "../../../ui/forms/field.tsx";
import { CHOICES, type ChosenCategory } from "../domains/chosen-category.ts";

const ASKED_AT_ONCE = 3;

/**
 * Asks for the categories of the most used sites that have none: a few at a time, and "Not now"
 * stops it for a week.
 */
export function UncategorisedCard({
  domains,
  isBusy,
  onRule,
  onLater,
}: {
  domains: UncategorisedAnswer["domains"];
  isBusy: boolean;
  onRule: (rule: SetRuleInput) => void;
  onLater: () => void;
}) {
  if (domains.length === 0) return null;
  const rest = domains.length - ASKED_AT_ONCE;
  return (
    <section aria-label="Sites without a category" className="card flex flex-col gap-3 p-4 sm:p-5">
      <div>
        <div className="flex items-center justify-between gap-3">
          <h2 className="font-semibold">Choose categories</h2>
          <Button small kind="quiet" className="-mr-3" onClick={onLater}>
            Not now
          </Button>
        </div>
        <p className="text-sm text-ink-2">
          These sites have no category yet and count as neutral. Beside each is its time of the last
          90 days.
        </p>
      </div>
      <ul className="grid gap-x-6 gap-y-3 md:grid-cols-3">
        {domains.slice(0, ASKED_AT_ONCE).map(({ domain, seconds }) => (
          <li key={domain} className="flex min-w-0 flex-col gap-1.5">
            <p className="flex items-baseline justify-between gap-2 text-sm">
              <span className="min-w-0 truncate font-medium" title={domain}>
                {domain}
              </span>
              <Duration seconds={seconds} className="text-ink-2" />
            </p>
            <fieldset disabled={isBusy} className="min-w-0">
              <PlainSelect<ChosenCategory | "ask">
                label={`Category of ${domain}`}
                hideLabel
                value="ask"
                options={[
                  { value: "ask", label: "Choose a category" },
                  ...CHOICES.map((value) => ({ value, label: categoryName(value) })),
                ]}
                onChange={(category) =>
                  category !== "ask" && onRule({ domain, category, weight: null })
                }
              />
            </fieldset>
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="text-sm text-ink-3">And {rest} more after these.</p>}
    </section>
  );
}
