import {
  type Weight,
  weightClass,
  type WeightClass,
} from "@streakline/shared/categories/categories.ts";
import type {
  DomainRow,
  PagesReadAnswer,
  SetRuleInput,
  SiteRule,
} from "@streakline/shared/sites/sites-answers.ts";
import { Pencil, X } from "lucide-react";
import { type FormEvent, useState } from "react";
import {
  categoryName,
  CLASS_WORDS,
  CLASSES,
  weightColour,
  weightWords,
} from "../../domain/sites/site-words.ts";
import { Button, IconButton } from "../../ui/forms/button.tsx";
import { Card } from "../../ui/layout/card.tsx";
import { Choice } from "../../ui/forms/choice.tsx";
import { Duration } from "../../ui/format/duration.tsx";
import { PlainSelect } from "../../ui/forms/field.tsx";
import { groupDigits } from "../../ui/format/format-duration.ts";
import { percentages, percentText } from "../../ui/format/percentages.ts";
import { CHOICES, type ChosenCategory, isChosen } from "./chosen-category.ts";
import { isNarrowed, type Narrowing, narrowed } from "./narrowed.ts";

const SHOWN_AT_FIRST = 15;

/**
 * Every domain of the range with its category and what it counts, which can be changed in place.
 */
export function DomainsCard({
  domains,
  rest,
  pagesRead,
  rules,
  narrowing,
  isBusy,
  onNarrow,
  onRule,
}: {
  domains: readonly DomainRow[];
  /** What lies beyond the domains that are named. */
  rest: { count: number; seconds: number };
  /** Different pages by domain; none without page keys. */
  pagesRead?: PagesReadAnswer["sites"] | undefined;
  /** What the person has said about domains; undefined while it loads. */
  rules: readonly SiteRule[] | undefined;
  narrowing: Narrowing;
  /** Days are being counted again: nothing can be changed just now. */
  isBusy: boolean;
  onNarrow: (narrowing: Narrowing) => void;
  onRule: (rule: SetRuleInput) => void;
}) {
  const [editing, setEditing] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const percents = percentages([...domains.map(({ seconds }) => seconds), rest.seconds]);
  const share = new Map(domains.map(({ domain }, index) => [domain, percents[index] ?? 0]));
  const found = narrowed(domains, narrowing);
  const shown = all ? found : found.slice(0, SHOWN_AT_FIRST);
  const largest = found[0]?.seconds ?? 0;
  const pages = new Map(pagesRead?.map((site) => [site.domain, site.pages]));
  return (
    <Card
      title="Domains"
      aside={
        <div className="flex max-w-full flex-wrap items-center gap-2">
          <input
            type="search"
            aria-label="Search domains"
            placeholder="Search"
            value={narrowing.q ?? ""}
            onChange={(event) =>
              onNarrow({
                ...narrowing,
                q: event.target.value === "" ? undefined : event.target.value,
              })
            }
            className="field-box h-8! w-36! text-sm!"
          />
          <Choice
            label="Show sites that count as"
            value={narrowing.counts ?? "all"}
            options={[
              { value: "all" as const, label: "All" },
              ...CLASSES.map((value) => ({ value, label: CLASS_WORDS[value].one })),
            ]}
            onChange={(counts: WeightClass | "all") =>
              onNarrow({ ...narrowing, counts: counts === "all" ? undefined : counts })
            }
          />
        </div>
      }
    >
      {narrowing.category !== undefined && (
        <button
          type="button"
          onClick={() => onNarrow({ ...narrowing, category: undefined })}
          className="mb-3 inline-flex h-8 max-w-full items-center gap-1.5 self-start rounded-md bg-accent-soft px-2.5 text-sm hover:brightness-95"
        >
          <span className="sr-only">Remove the filter </span>
          <span className="text-ink-2">Category</span>{" "}
          <span className="truncate font-medium">{categoryName(narrowing.category)}</span>
          <X size={14} aria-hidden="true" className="shrink-0" />
        </button>
      )}
      {found.length === 0 ? (
        <p className="py-4 text-ink-2">No site of this range fits. Remove a filter.</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {shown.map((row) => (
            <li key={row.domain} className="py-2.5 first:pt-0 last:pb-0">
              <DomainLine
                row={row}
                percent={percentText(share.get(row.domain) ?? 0, row.seconds)}
                pagesRead={pages.get(row.domain) ?? 0}
                ratio={largest === 0 ? 0 : Math.min(1, row.seconds / largest)}
                isOwn={rules?.some(({ domain }) => domain === row.domain) ?? false}
                isEditing={editing === row.domain}
                onEdit={() => setEditing(editing === row.domain ? null : row.domain)}
              />
              {editing === row.domain && (
                <RuleForm
                  domain={row.domain}
                  rule={rules?.find(({ domain }) => domain === row.domain)}
                  isBusy={isBusy}
                  onClose={() => setEditing(null)}
                  onRule={(rule) => {
                    setEditing(null);
                    onRule(rule);
                  }}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {rest.count > 0 && found.length === shown.length && !isNarrowed(narrowing) && (
        <p className="mt-3 border-t border-line pt-3 text-sm text-ink-2">
          And {groupDigits(rest.count)} more with less time, together{" "}
          <Duration seconds={rest.seconds} className="font-medium text-ink" />.
        </p>
      )}
      {found.length > shown.length && (
        <Button small className="mt-4 self-start" onClick={() => setAll(true)}>
          Show all {groupDigits(found.length)}
        </Button>
      )}
    </Card>
  );
}

function DomainLine({
  row,
  pagesRead,
  percent,
  ratio,
  isOwn,
  isEditing,
  onEdit,
}: {
  row: DomainRow;
  /** 0: not known. */
  pagesRead: number;
  percent: string;
  ratio: number;
  isOwn: boolean;
  isEditing: boolean;
  onEdit: () => void;
}) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto_2rem] items-center gap-x-3">
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-2.5">
          <span className="font-medium break-all">{row.domain}</span>
          <span className="text-sm text-ink-2">
            {categoryName(row.category)},{" "}
            <span className="text-ink-3" title={weightWords(row.weight)}>
              {weightClass(row.weight)}
            </span>
            {isOwn && <span className="text-ink-3"> · your choice</span>}
            {pagesRead > 0 && (
              <span className="text-ink-3">
                {" "}
                · {groupDigits(pagesRead)} different {pagesRead === 1 ? "page" : "pages"}
              </span>
            )}
          </span>
        </p>
        <div aria-hidden="true" className="mt-1.5 h-1 rounded-full bg-sunken">
          <div
            className="h-1 min-w-1 rounded-full"
            style={{ width: `${(ratio * 100).toFixed(2)}%`, background: weightColour(row.weight) }}
          />
        </div>
      </div>
      <div className="min-w-28 text-right text-sm">
        <Duration seconds={row.seconds} className="font-medium" />{" "}
        <span className="inline-block w-10 text-ink-3">{percent}</span>
        <p className="text-xs text-ink-3">
          {groupDigits(row.pageViews)} {row.pageViews === 1 ? "page" : "pages"},{" "}
          {groupDigits(row.days)} {row.days === 1 ? "day" : "days"}
        </p>
      </div>
      <IconButton
        label={`Change what ${row.domain} counts as`}
        aria-expanded={isEditing}
        onClick={onEdit}
      >
        <Pencil size={15} aria-hidden="true" />
      </IconButton>
    </div>
  );
}

type WeightChoice = "category" | "1" | "0.5" | "0" | "own";

/** What a domain counts as for this person: a category, a weight, or what the list says. */
function RuleForm({
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
  const [choice, setChoice] = useState<WeightChoice>(choiceOf(rule?.weight ?? null));
  const weight: Weight | null =
    choice === "category" ? null : choice === "own" ? (rule?.weight ?? null) : Number(choice);
  const next: SetRuleInput = { domain, category: category === "list" ? null : category, weight };
  const isSame =
    next.category === (rule?.category ?? null) && next.weight === (rule?.weight ?? null);

  function submit(event: FormEvent): void {
    event.preventDefault();
    onRule(next);
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape anywhere in the form closes it
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
        options={[
          { value: "category", label: "What its category is" },
          { value: "1", label: "Productive, counts whole" },
          { value: "0.5", label: "Neutral, counts half" },
          { value: "0", label: "Distracting, counts nothing" },
          ...(choiceOf(rule?.weight ?? null) === "own"
            ? [
                {
                  value: "own" as const,
                  label: `Your own, counts ${Math.round((rule?.weight ?? 0) * 100)} %`,
                },
              ]
            : []),
        ]}
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
            : "Holds for all days, also those behind you."}
        </p>
      </div>
    </form>
  );
}

function choiceOf(weight: Weight | null): WeightChoice {
  if (weight === null) return "category";
  return weight === 1 ? "1" : weight === 0.5 ? "0.5" : weight === 0 ? "0" : "own";
}
