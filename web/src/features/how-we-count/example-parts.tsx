import type { ReactNode } from "react";
import { positionOf, timeTicks, type View } from "../../ui/charts/timeline/timeline-geometry.ts";
import { useWidth } from "../../ui/charts/use-width.ts";

/** One row of a small timeline. */
export type StripRow = {
  name: string;
  spans: readonly {
    from: number;
    to: number;
    colour: string;
    kind?: "session" | "gap" | "site" | "coding" | "website" | "agent";
  }[];
};

const NAMES = 84;
const ROW = 26;

/** A small timeline of an example; what it shows is also said in words below it. */
export function Strip({
  view,
  rows,
  lines = [],
}: {
  view: View;
  rows: readonly StripRow[];
  lines?: readonly number[];
}) {
  const [ref, width] = useWidth<HTMLDivElement>(520);
  const plot = Math.max(80, width - NAMES);
  const height = rows.length * ROW + 22;
  return (
    <div ref={ref} aria-hidden="true">
      <svg width={width} height={height} className="block max-w-full">
        {timeTicks(view, "UTC", plot, 60).map(({ at, label }) => (
          <g key={at}>
            <line
              x1={NAMES + positionOf(at, view, plot)}
              x2={NAMES + positionOf(at, view, plot)}
              y1={0}
              y2={rows.length * ROW}
              stroke="var(--line)"
            />
            <text
              x={Math.min(NAMES + positionOf(at, view, plot), width - 16)}
              y={height - 6}
              fontSize={11}
              textAnchor="middle"
              fill="var(--ink-3)"
            >
              {label}
            </text>
          </g>
        ))}
        {rows.map((row, index) => (
          <g key={row.name}>
            <text x={0} y={index * ROW + 17} fontSize={12} fill="var(--ink-2)">
              {row.name}
            </text>
            {row.spans.map(({ from, to, colour, kind = "session" }) => {
              const x = NAMES + positionOf(from, view, plot);
              const size = Math.max(1.5, positionOf(to, view, plot) - positionOf(from, view, plot));
              if (kind === "gap")
                return (
                  <rect
                    key={`${from}g`}
                    x={x}
                    width={size}
                    y={index * ROW + 11.5}
                    height={3}
                    fill={colour}
                  />
                );
              if (kind === "agent") {
                return (
                  <rect
                    key={`${from}a`}
                    x={x}
                    width={size}
                    y={index * ROW + 7}
                    height={12}
                    rx={2}
                    fill="none"
                    stroke="var(--ink-3)"
                    strokeDasharray="3 2"
                  />
                );
              }
              return (
                <rect
                  key={`${from}s`}
                  x={x}
                  width={size}
                  y={index * ROW + 5}
                  height={16}
                  rx={2.5}
                  fill={colour}
                />
              );
            })}
          </g>
        ))}
        {lines.map((at) => (
          <line
            key={at}
            x1={NAMES + positionOf(at, view, plot)}
            x2={NAMES + positionOf(at, view, plot)}
            y1={0}
            y2={rows.length * ROW}
            stroke="var(--ink)"
            strokeWidth={1.5}
            strokeDasharray="4 3"
          />
        ))}
      </svg>
    </div>
  );
}

/** A rule: its words, and an example that can be tried. */
export function Rule({
  number,
  title,
  children,
  example,
}: {
  number: number;
  title: string;
  children: ReactNode;
  example: ReactNode;
}) {
  return (
    <section
      id={`rule-${number}`}
      aria-labelledby={`rule-${number}-title`}
      className="grid scroll-mt-20 gap-x-10 gap-y-4 border-t border-line py-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.15fr)]"
    >
      <div className="flex gap-4">
        <span className="w-6 shrink-0 text-[1.375rem] leading-7 font-semibold text-accent">
          {number}
        </span>
        <div>
          <h2 id={`rule-${number}-title`} className="text-lg leading-7 font-semibold">
            {title}
          </h2>
          <div className="mt-2 flex max-w-prose flex-col gap-2 text-ink-2">{children}</div>
        </div>
      </div>
      <div
        role="group"
        aria-label={`Example of rule ${number}`}
        className="card flex flex-col gap-4 self-start p-5"
      >
        {example}
      </div>
    </section>
  );
}

/** The outcome of an example, in words; read aloud when it changes. */
export function Outcome({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="text-base">
      {children}
    </p>
  );
}
