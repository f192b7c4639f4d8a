import { COUNTED_UNITS } from "@streakline/shared/activity/counters.ts";
import type { ReactNode } from "react";
import { Card } from "../../ui/layout/card.tsx";

/** What the server stores, and what never leaves a machine. */
export function StoredCard() {
  return (
    <Card title="What is stored, in words">
      <dl className="flex flex-col gap-4">
        <Stored
          term="From an editor"
          never="your code, the keys you press, names of files, paths, output of terminals"
        >
          When a session began and ended, and why; the names of project, branch, language,
          framework, editor and its theme; counts of {COUNTED_UNITS.slice(0, -1).join(", ")} and{" "}
          {COUNTED_UNITS.at(-1)}.
        </Stored>
        <Stored
          term="From a browser"
          never={
            "addresses, page titles, searches, what you type, private " +
            "windows, sites that you exclude, addresses in your own network"
          }
        >
          The bare domain, such as example.org; when a visit began and ended and why; its category;
          counts of pages, changes of tab and idle seconds; page keys only where you allow them.
        </Stored>
        <Stored
          term="About you and your devices"
          never="your password or the key of a device, only what is needed to check them"
        >
          Name, e-mail address, settings; each device’s name and when it was seen; where and when
          you signed in; every yes and no on this page.
        </Stored>
        <Stored term="Computed from it" never={null}>
          Totals of days, scores, streaks. They go when you delete the records above. They stay when
          visits are deleted because of their age.
        </Stored>
      </dl>
      <p className="mt-4 text-sm text-ink-3">
        All of it is in the database of this server and nowhere else. No other service is asked for
        anything.
      </p>
    </Card>
  );
}

function Stored({
  term,
  never,
  children,
}: {
  term: string;
  never: string | null;
  children: ReactNode;
}) {
  return (
    <div>
      <dt className="font-medium">{term}</dt>
      <dd className="mt-0.5 text-ink-2">
        {children}
        {never !== null && (
          <span className="mt-1 block">
            <span className="font-medium text-ink">Never:</span> {never}.
          </span>
        )}
      </dd>
    </div>
  );
}
