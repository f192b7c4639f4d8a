import { type Device, DeviceName } from "@streakline/shared/accounts/account-answers.ts";
import { AppWindow, Globe, KeyRound } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "../../ui/forms/button.tsx";
import { agoWords, instantWords } from "../../ui/format/format-day.ts";

const ICONS = { vscode: AppWindow, browser: Globe, api: KeyRound } as const;

/** One device: its name, which can be changed in place, when it was seen, and its buttons. */
export function DeviceRow({
  device,
  now,
  timeZone,
  onRename,
  onRotate,
  onRevoke,
}: {
  device: Device;
  now: number;
  timeZone: string;
  onRename: (name: string) => void;
  onRotate: () => void;
  onRevoke: () => void;
}) {
  const [editing, setEditing] = useState(false);
  const Icon = ICONS[device.kind];
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-3 p-4 sm:px-5">
      <Icon size={20} className="mt-1 shrink-0 text-ink-3" aria-hidden="true" />
      <div className="min-w-0 flex-1 basis-56">
        {editing ? (
          <NameForm name={device.name} onRename={onRename} onClose={() => setEditing(false)} />
        ) : (
          <p className="font-medium break-words">{device.name}</p>
        )}
        <p className="text-sm text-ink-2">
          {device.client}, connected {instantWords(device.createdAt, timeZone)}
        </p>
        <LastSeen device={device} now={now} timeZone={timeZone} />
      </div>
      <div className="flex flex-wrap gap-1 max-sm:ml-6">
        <Button
          small
          kind="quiet"
          onClick={() => setEditing(!editing)}
          aria-label={`Rename ${device.name}`}
        >
          Rename
        </Button>
        <Button
          small
          kind="quiet"
          disabled={device.rotationRequested}
          onClick={onRotate}
          aria-label={`New key for ${device.name}`}
        >
          New key
        </Button>
        <Button
          small
          kind="quiet"
          className="text-danger!"
          onClick={onRevoke}
          aria-label={`Revoke ${device.name}`}
        >
          Revoke
        </Button>
      </div>
    </li>
  );
}

function NameForm({
  name,
  onRename,
  onClose,
}: {
  name: string;
  onRename: (name: string) => void;
  onClose: () => void;
}) {
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const parsed = DeviceName.safeParse(new FormData(event.currentTarget).get("name"));
    if (!parsed.success) return;
    onClose();
    if (parsed.data !== name) onRename(parsed.data);
  }
  return (
    <form onSubmit={submit} className="flex gap-2">
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked to type here */}
      <input
        name="name"
        aria-label="Name of the device"
        defaultValue={name}
        maxLength={100}
        autoFocus
        className="field-box h-8!"
        onKeyDown={(event) => event.key === "Escape" && onClose()}
      />
      <Button type="submit" small>
        Save
      </Button>
    </form>
  );
}

function LastSeen({ device, now, timeZone }: { device: Device; now: number; timeZone: string }) {
  return (
    <p className="text-sm text-ink-2">
      {device.lastSeenAt === null ? (
        "Never seen yet"
      ) : (
        <>
          Last seen{" "}
          <span title={instantWords(device.lastSeenAt, timeZone)}>
            {agoWords(device.lastSeenAt, now)}
          </span>
        </>
      )}
      {device.rotationRequested && ", waits for its new key"}
    </p>
  );
}
