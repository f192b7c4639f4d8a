import type { Breakdown } from "@streakline/shared/stats/stats-answers.ts";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { DIMENSION_WORDS } from "../../../domain/names/names.ts";
import { namedShares } from "../../../domain/summary/shares.ts";
import { useColours } from "../../../domain/names/use-colours.ts";
import { Card } from "../../../ui/layout/card.tsx";
import { ShareList, type ShareRow } from "../../../ui/charts/shares/share-list.tsx";

const SHOWN = ["project", "language", "editor", "deviceId"] as const;

/** The day by project, language, editor and device. Each list adds up to the day's total. */
export function ShareCards({ breakdown }: { breakdown: Breakdown }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
      {SHOWN.map((dimension) => (
        <ShareCard key={dimension} dimension={dimension} breakdown={breakdown} />
      ))}
    </div>
  );
}

function ShareCard({
  dimension,
  breakdown,
}: {
  dimension: (typeof SHOWN)[number];
  breakdown: Breakdown;
}) {
  const shares = breakdown[dimension];
  const colour = useColours(
    dimension,
    shares.map(({ value }) => value),
  );
  return (
    <Card title={DIMENSION_WORDS[dimension].many}>
      <ShareList
        rows={namedShares(dimension, shares, colour)}
        link={(row, name) => shareLink(dimension, row, name)}
      />
    </Card>
  );
}

function shareLink(
  dimension: (typeof SHOWN)[number],
  { value }: ShareRow,
  name: ReactNode,
): ReactNode {
  const className = "rounded-sm hover:underline underline-offset-4";
  if (dimension === "project") {
    return (
      <Link to="/project" search={{ name: value }} className={className}>
        {name}
      </Link>
    );
  }
  return (
    <Link to="/ranges" search={{ [dimension]: [value] }} className={className}>
      {name}
    </Link>
  );
}
