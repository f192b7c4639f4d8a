import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { classes } from "../classes.ts";

const ExplainPopup = lazy(() =>
  import("./explain-popup.tsx").then((module) => ({ default: module.ExplainPopup })),
);

const OPEN_MILLISECONDS = 250;
const CLOSE_MILLISECONDS = 180;

/**
 * A word with an explanation that opens on hover, focus and touch; a dotted underline marks it. The
 * code of the popup loads when it first opens.
 */
export function Explain({
  children,
  title,
  text,
  more,
}: {
  children: ReactNode;
  title: string;
  text: ReactNode;
  more?: ReactNode;
}) {
  const trigger = useRef<HTMLButtonElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [wanted, setWanted] = useState(false);
  const [open, setOpen] = useState(false);
  useEffect(() => () => clearTimeout(timer.current), []);

  function turn(next: boolean, milliseconds: number): void {
    clearTimeout(timer.current);
    if (next) setWanted(true);
    timer.current = setTimeout(() => setOpen(next), milliseconds);
  }

  return (
    <>
      <button
        ref={trigger}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        className={classes(
          "cursor-help rounded-sm text-left underline decoration-line-strong",
          "decoration-dotted underline-offset-4 hover:decoration-ink",
        )}
        onPointerEnter={(event) => event.pointerType === "mouse" && turn(true, OPEN_MILLISECONDS)}
        onPointerLeave={(event) => event.pointerType === "mouse" && turn(false, CLOSE_MILLISECONDS)}
        onFocus={(event) => event.currentTarget.matches(":focus-visible") && turn(true, 0)}
        onClick={() => turn(true, 0)}
      >
        {children}
      </button>
      {wanted && (
        <Suspense>
          <ExplainPopup
            anchor={trigger}
            open={open}
            title={title}
            text={text}
            more={more}
            onOpenChange={(next) => turn(next, 0)}
            onStay={() => turn(true, 0)}
            onLeave={() => turn(false, CLOSE_MILLISECONDS)}
          />
        </Suspense>
      )}
    </>
  );
}
