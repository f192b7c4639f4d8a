import type { ReactNode } from "react";

/** A section of a page with a title. */
export function Card({
  title,
  aside,
  children,
  className = "",
}: {
  title: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <section className={`card flex min-w-0 flex-col p-4 sm:p-5 ${className}`}>
      <div className="mb-4 flex min-h-7 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 className="text-base font-semibold">{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** A figure with its name above and a remark below. */
export function Figure({
  label,
  children,
  remark,
  className = "",
}: {
  label: ReactNode;
  children: ReactNode;
  remark?: ReactNode;
  className?: string;
}) {
  return (
    <div className={`flex min-w-0 flex-col gap-1 ${className}`}>
      <div className="eyebrow">{label}</div>
      <div>{children}</div>
      {remark !== undefined && <div className="min-h-5 text-sm text-ink-3">{remark}</div>}
    </div>
  );
}
