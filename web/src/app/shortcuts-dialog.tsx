import { Dialog } from "@base-ui/react/dialog";
import { buttonClass } from "../ui/forms/button.tsx";
import { BACKDROP_CLASS, dialogClass } from "../ui/layout/dialog-class.ts";
import { classes } from "../ui/classes.ts";

const ROWS: readonly { keys: readonly string[]; what: string }[] = [
  { keys: ["g", "t"], what: "Today" },
  { keys: ["g", "r"], what: "Ranges" },
  { keys: ["g", "w"], what: "Sites" },
  { keys: ["g", "p"], what: "Projects" },
  { keys: ["g", "s"], what: "Settings" },
  { keys: ["g", "h"], what: "How we count" },
  { keys: ["←", "→"], what: "Day before, day after" },
  { keys: ["?"], what: "This list" },
];
const TIMELINE: typeof ROWS = [
  { keys: ["←", "→"], what: "Move from piece to piece" },
  { keys: ["Shift", "←", "→"], what: "Move by a minute" },
  { keys: ["Enter"], what: "Why does this minute count?" },
  { keys: ["+", "−", "0"], what: "Zoom in, out, whole day" },
];

/** All keyboard shortcuts. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={BACKDROP_CLASS} />
        <Dialog.Popup className={dialogClass("w-100")}>
          <Dialog.Title className="text-lg font-semibold">Keyboard shortcuts</Dialog.Title>
          <Rows rows={ROWS} />
          <h3 className="mt-5 text-sm font-semibold">While the timeline is focused</h3>
          <Rows rows={TIMELINE} />
          <div className="mt-5 flex justify-end">
            <Dialog.Close className={buttonClass("plain")}>Close</Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Rows({ rows }: { rows: typeof ROWS }) {
  return (
    <dl className="mt-3 grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-2 text-sm">
      {rows.map(({ keys, what }) => (
        <div key={what} className="contents">
          <dt className="text-ink-2">{what}</dt>
          <dd className="flex justify-end gap-1">
            {keys.map((key) => (
              <kbd
                key={key}
                className={classes(
                  "min-w-6 rounded border border-line bg-sunken",
                  "px-1.5 text-center font-sans text-xs leading-5",
                )}
              >
                {key}
              </kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
