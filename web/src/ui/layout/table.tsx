import type { ReactNode } from "react";

/**
 * The figures of a chart as a table, for people who cannot see it or want exact figures. Closed at
 * first.
 */
export function AsTable({
  caption,
  head,
  rows,
  summary = "Show as a table",
}: {
  caption: string;
  head: readonly string[];
  rows: readonly (readonly ReactNode[])[];
  summary?: string;
}) {
  return (
    <details className="group mt-3 text-sm">
      <summary className="w-max rounded-sm text-ink-2 hover:text-ink">{summary}</summary>
      <div
        // A region that scrolls must take the focus.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="region"
        aria-label={caption}
        className="mt-2 max-h-80 overflow-auto rounded-md border border-line"
      >
        <table className="w-full text-left">
          <caption className="sr-only">{caption}</caption>
          <thead className="sticky top-0 bg-surface">
            <tr>
              {head.map((name) => (
                <th
                  key={name}
                  scope="col"
                  className="border-b border-line px-3 py-2 font-medium whitespace-nowrap text-ink-2"
                >
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              // Rows have no other identity and never move.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={index} className="border-b border-line last:border-0">
                {row.map((cell, column) => (
                  // Cells belong to their columns.
                  // oxlint-disable-next-line react/no-array-index-key
                  <td key={column} className="px-3 py-1.5 whitespace-nowrap">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
