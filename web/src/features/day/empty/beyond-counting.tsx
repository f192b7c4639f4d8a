import { Link } from "@tanstack/react-router";
import { Empty } from "../../../ui/feedback/states.tsx";
import { buttonClass } from "../../../ui/forms/button.tsx";
import { datedDay } from "../../../ui/format/format-day.ts";
import { FIRST_DAY } from "../header/countable-days.ts";

/** A day before the first or after the last that can be shown. */
export function BeyondCounting() {
  return (
    <section className="card">
      <Empty
        wholePage
        title="There is nothing that far away"
        action={
          <Link to="/" className={buttonClass("primary")}>
            Go to Today
          </Link>
        }
      >
        Days can be shown from {datedDay(FIRST_DAY)} on. Nothing was recorded before.
      </Empty>
    </section>
  );
}
