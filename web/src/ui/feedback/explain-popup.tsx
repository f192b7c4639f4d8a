import { Popover } from "@base-ui/react/popover";
import type { ReactNode, RefObject } from "react";
import { classes } from "../classes.ts";

/**
 * The popup of an explained word. Stays open while the pointer is on it, so that its link can be
 * reached.
 */
export function ExplainPopup({
  anchor,
  open,
  title,
  text,
  more,
  onOpenChange,
  onStay,
  onLeave,
}: {
  anchor: RefObject<HTMLElement | null>;
  open: boolean;
  title: string;
  text: ReactNode;
  more: ReactNode;
  onOpenChange: (open: boolean) => void;
  onStay: () => void;
  onLeave: () => void;
}) {
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} sideOffset={8} collisionPadding={12} className="z-40">
          <Popover.Popup
            initialFocus={false}
            finalFocus={false}
            onPointerEnter={onStay}
            onPointerLeave={onLeave}
            className={classes(
              "max-w-80 rounded-lg border border-line bg-surface p-4 text-sm shadow-pop",
              "transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0",
            )}
          >
            <Popover.Title className="mb-1 text-sm font-semibold">{title}</Popover.Title>
            <Popover.Description render={<div />} className="text-ink-2">
              {text}
            </Popover.Description>
            {more !== undefined && <div className="mt-2">{more}</div>}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
