import type {
  DomainRow,
  PagesReadAnswer,
  SetRuleInput,
  SiteRule,
} from "@streakline/shared/sites/sites-answers.ts";
import { useState } from "react";
import { Button } from "../../../ui/forms/button.tsx";
import { Duration } from "../../../ui/format/duration.tsx";
import { groupDigits } from "../../../ui/format/format-duration.ts";
import { percentages, percentText } from "../../../ui/format/percentages.ts";
import { Card } from "../../../ui/layout/card.tsx";
import { DomainLine } from "./domain-line.tsx";
import { isNarrowed, type Narrowing, narrowed } from "./narrowed.ts";
import { CategoryChip, NarrowingForm } from "./narrowing-form.tsx";
import { RuleForm } from "./rule-form.tsx";

const SHOWN_AT_FIRST = 15;

/** The domains of the range with category and weight, which the person can change in place. */
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
  /** The domains that the answer does not name. */
  rest: { count: number; seconds: number };
  /** Number of different pages by domain; empty without page keys. */
  pagesRead?: PagesReadAnswer["sites"] | undefined;
  /** The rules of the person; undefined while they load. */
  rules: readonly SiteRule[] | undefined;
  narrowing: Narrowing;
  /** True while days are being counted again: no rule can be changed. */
  isBusy: boolean;
  onNarrow: (narrowing: Narrowing) => void;
  onRule: (rule: SetRuleInput) => void;
}) {
  const [editing, setEditing] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const share = sharesOf(domains, rest.seconds);
  const found = narrowed(domains, narrowing);
  const shown = all ? found : found.slice(0, SHOWN_AT_FIRST);
  const largest = found[0]?.seconds ?? 0;
  const pages = new Map(pagesRead?.map((site) => [site.domain, site.pages]));
  return (
    <Card title="Domains" aside={<NarrowingForm narrowing={narrowing} onNarrow={onNarrow} />}>
      {narrowing.category !== undefined && (
        <CategoryChip
          category={narrowing.category}
          onRemove={() => onNarrow({ ...narrowing, category: undefined })}
        />
      )}
      {found.length === 0 ? (
        <p className="py-4 text-ink-2">No sites match. Remove a filter.</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {shown.map((row) => (
            <Domain
              key={row.domain}
              row={row}
              percent={percentText(share.get(row.domain) ?? 0, row.seconds)}
              pagesRead={pages.get(row.domain) ?? 0}
              ratio={largest === 0 ? 0 : Math.min(1, row.seconds / largest)}
              rule={rules?.find(({ domain }) => domain === row.domain)}
              isEditing={editing === row.domain}
              isBusy={isBusy}
              onEdit={() => setEditing(editing === row.domain ? null : row.domain)}
              onClose={() => setEditing(null)}
              onRule={(rule) => {
                setEditing(null);
                onRule(rule);
              }}
            />
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

/** A domain, and below it the form of its rule while that is edited. */
function Domain({
  row,
  percent,
  pagesRead,
  ratio,
  rule,
  isEditing,
  isBusy,
  onEdit,
  onClose,
  onRule,
}: {
  row: DomainRow;
  percent: string;
  pagesRead: number;
  ratio: number;
  rule: SiteRule | undefined;
  isEditing: boolean;
  isBusy: boolean;
  onEdit: () => void;
  onClose: () => void;
  onRule: (rule: SetRuleInput) => void;
}) {
  return (
    <li className="py-2.5 first:pt-0 last:pb-0">
      <DomainLine
        row={row}
        percent={percent}
        pagesRead={pagesRead}
        ratio={ratio}
        isOwn={rule !== undefined}
        isEditing={isEditing}
        onEdit={onEdit}
      />
      {isEditing && (
        <RuleForm
          domain={row.domain}
          rule={rule}
          isBusy={isBusy}
          onClose={onClose}
          onRule={onRule}
        />
      )}
    </li>
  );
}

/** Percent of all time on sites by domain; together with the rest they add up to 100. */
function sharesOf(domains: readonly DomainRow[], restSeconds: number): Map<string, number> {
  const percents = percentages([...domains.map(({ seconds }) => seconds), restSeconds]);
  return new Map(domains.map(({ domain }, index) => [domain, percents[index] ?? 0]));
}
