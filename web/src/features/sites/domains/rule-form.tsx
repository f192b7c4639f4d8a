import type { SetRuleInput, SiteRule } from "@streakline/shared/sites/sites-answers.ts";
import { type FormEvent, useState } from "react";
import { categoryName } from "../../../domain/sites/site-words.ts";
import { Button } from "../../../ui/forms/button.tsx";
import { PlainSelect } from "../../../ui/forms/field.tsx";
import { CHOICES, type ChosenCategory, isChosen } from "./chosen-category.ts";
import { choiceOf, type WeightChoice, weightOf, weightOptions } from "./weight-choice.ts";

/** The form of a rule: the category and the weight of a domain for this person. */
export function RuleForm({
  domain,
  rule,
  isBusy,
  onClose,
  onRule,
}: {
  domain: string;
  rule: SiteRule | undefined;
  isBusy: boolean;
  onClose: () => void;
  onRule: (rule: SetRuleInput) => void;
}) {
  const [category, setCategory] = useState<ChosenCategory | "list">(
    isChosen(rule?.category) ? rule.category : "list",
  );
  const ownWeight = rule?.weight ?? null;
  const [choice, setChoice] = useState<WeightChoice>(choiceOf(ownWeight));
  const weight = weightOf(choice, ownWeight);
  const next: SetRuleInput = { domain, category: category === "list" ? null : category, weight };
  const isSame = next.category === (rule?.category ?? null) && next.weight === ownWeight;

  function submit(event: FormEvent): void {
    event.preventDefault();
    onRule(next);
  }

  return (
    // Escape anywhere in the form closes it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      aria-label={`What ${domain} counts as`}
      onSubmit={submit}
      onKeyDown={(event) => event.key === "Escape" && onClose()}
      className="mt-3 grid gap-4 rounded-lg bg-sunken p-4 sm:grid-cols-2"
    >
      <PlainSelect
        label="Category"
        value={category}
        options={[
          { value: "list", label: "As the shipped list says" },
          ...CHOICES.map((value) => ({ value, label: categoryName(value) })),
        ]}
        onChange={setCategory}
      />
      <PlainSelect
        label="Its time is"
        value={choice}
        options={weightOptions(ownWeight)}
        onChange={setChoice}
      />
      <div className="flex flex-wrap items-center gap-2 sm:col-span-2">
        <Button type="submit" small kind="primary" disabled={isSame || isBusy}>
          Save and count again
        </Button>
        <Button small kind="quiet" onClick={onClose}>
          Cancel
        </Button>
        {rule !== undefined && (
          <Button
            small
            kind="quiet"
            disabled={isBusy}
            onClick={() => onRule({ domain, category: null, weight: null })}
          >
            Back to the shipped list
          </Button>
        )}
        <p className="basis-full text-sm text-ink-2">
          {isBusy
            ? "Your days are being counted again; wait until that is done."
            : "Applies to all days, also past ones."}
        </p>
      </div>
    </form>
  );
}
