import { AlertDialog } from "@base-ui/react/alert-dialog";
import type { ReactNode } from "react";
import { classes } from "../classes.ts";
import { BACKDROP_CLASS, dialogClass } from "../layout/dialog-class.ts";
import { buttonClass } from "./button.tsx";

/** Asks before something that cannot be undone. Escape and the first button change nothing. */
export function Confirm({
  open,
  title,
  children,
  action,
  busy = false,
  onConfirm,
  onClose,
}: {
  open: boolean;
  title: string;
  children: ReactNode;
  /** The verb on the button, "Revoke". */
  action: string;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}) {
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop
          className={classes(
            BACKDROP_CLASS,
            "transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0",
          )}
        />
        <AlertDialog.Popup className={dialogClass("w-104")}>
          <AlertDialog.Title className="text-lg font-semibold">{title}</AlertDialog.Title>
          <AlertDialog.Description render={<div />} className="mt-2 text-ink-2">
            {children}
          </AlertDialog.Description>
          <div className="mt-5 flex justify-end gap-2">
            <AlertDialog.Close className={buttonClass("plain")}>Keep it</AlertDialog.Close>
            <button
              type="button"
              className={buttonClass("danger")}
              disabled={busy}
              onClick={onConfirm}
            >
              {action}
            </button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
