import type { ReactNode } from "react";
import { classes } from "../../ui/classes.ts";

/** A rule in words, beside an example to try. */
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
      className={classes(
        "grid scroll-mt-20 grid-cols-1 gap-x-10 gap-y-4 border-t border-line",
        "py-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.15fr)]",
      )}
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

/** The outcome of an example in words; screen readers announce changes. */
export function Outcome({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="text-base">
      {children}
    </p>
  );
}
