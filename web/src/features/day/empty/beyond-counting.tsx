import { Link } from "@tanstack/react-router";
import { Empty } from "../../../ui/feedback/states.tsx";
import { buttonClass } from "../../../ui/forms/button.tsx";
import { datedDay } from "../../../ui/format/format-day.ts";
import { FIRST_DAY, LAST_DAY } from "../header/countable-days.ts";

/** A day before the first or after the last that can be shown. */
export function BeyondCounting() {
  return (
    <section className="card">
      <Empty
        wholePage
        title="This day cannot be shown"
        action={
          <Link to="/" className={buttonClass("primary")}>
            Go to Today
          </Link>
        }
      >
        Days from {datedDay(FIRST_DAY)} to {datedDay(LAST_DAY)} can be shown.
      </Empty>
    </section>
  );
}
