import { Popover } from "@base-ui/react/popover";
import { type ReactNode, useState } from "react";

/** A word or number with its explanation, which opens on hover, focus and touch. Dotted underline tells that there is one. */
export function Explain({ children, title, text, more }: { children: ReactNode; title: string; text: ReactNode; more?: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        openOnHover
        delay={250}
        onFocus={(event) => event.currentTarget.matches(":focus-visible") && setOpen(true)}
        className="cursor-help rounded-sm text-left underline decoration-line-strong decoration-dotted underline-offset-4 hover:decoration-ink"
      >
        {children}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={8} collisionPadding={12} className="z-40">
          <Popover.Popup
            initialFocus={false}
            className="max-w-80 rounded-lg border border-line bg-surface p-4 text-sm shadow-pop transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0"
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
