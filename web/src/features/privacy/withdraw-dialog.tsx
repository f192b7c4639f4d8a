import { AlertDialog } from "@base-ui/react/alert-dialog";
import type { ConsentRow } from "@streakline/shared/privacy/consents.ts";
import { Button, buttonClass } from "../../ui/forms/button.tsx";
import { BACKDROP_CLASS, dialogClass } from "../../ui/layout/dialog-class.ts";
import { PAST_WORDS } from "./privacy-words.ts";

/**
 * Asks whether the records of a kind are to be deleted too. Escape and the first button change
 * nothing.
 */
export function WithdrawDialog({
  consent,
  isBusy,
  onStop,
  onDelete,
  onClose,
}: {
  /** The kind that is asked about; null while the dialog is closed. */
  consent: ConsentRow | null;
  isBusy: boolean;
  onStop: () => void;
  /** Withdraws the consent unless that is done, and deletes. */
  onDelete: () => void;
  onClose: () => void;
}) {
  return (
    <AlertDialog.Root open={consent !== null} onOpenChange={(open) => !open && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={BACKDROP_CLASS} />
        <AlertDialog.Popup
          className={dialogClass("max-h-[calc(100dvh-2rem)] w-152 overflow-y-auto")}
        >
          {consent !== null && (
            <Question consent={consent} isBusy={isBusy} onStop={onStop} onDelete={onDelete} />
          )}
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

function Question({
  consent,
  isBusy,
  onStop,
  onDelete,
}: {
  consent: ConsentRow;
  isBusy: boolean;
  onStop: () => void;
  onDelete: () => void;
}) {
  const isOn = consent.state === "given";
  return (
    <>
      <AlertDialog.Title className="text-lg font-semibold">
        {isOn ? `Switch ${consent.title} off?` : `Delete what was recorded under ${consent.title}?`}
      </AlertDialog.Title>
      <AlertDialog.Description render={<div />} className="mt-2 flex flex-col gap-2 text-ink-2">
        {isOn && (
          <p>
            It stops at once, on every device. What a device has not sent yet is discarded, and the
            server takes nothing more of it.
          </p>
        )}
        <p>
          {isOn ? "What about the past? Deleting removes " : "This removes "}
          <strong className="font-semibold text-ink">{PAST_WORDS[consent.kind]}</strong>. That
          cannot be taken back.
        </p>
      </AlertDialog.Description>
      <div className="mt-5 flex flex-col gap-2 sm:flex-row sm:justify-end">
        <AlertDialog.Close className={buttonClass("quiet")}>
          {isOn ? "Leave it on" : "Keep it"}
        </AlertDialog.Close>
        {isOn && (
          <Button disabled={isBusy} onClick={onStop}>
            Switch off, keep the past
          </Button>
        )}
        <Button kind="danger" disabled={isBusy} onClick={onDelete}>
          {isOn ? "Switch off and delete the past" : "Delete it"}
        </Button>
      </div>
    </>
  );
}
