import type { ReactNode } from "react";

/** The heading of a page of settings, with a sentence below. */
export function PageTitle({ children, lead }: { children: ReactNode; lead?: ReactNode }) {
  return (
    <div>
      <h1 className="text-[1.375rem] leading-8 font-semibold tracking-[-0.015em]">{children}</h1>
      {lead !== undefined && <p className="mt-1 text-ink-2">{lead}</p>}
    </div>
  );
}
