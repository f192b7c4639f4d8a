import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { NothingConnected } from "../../../domain/connect/nothing-connected.tsx";
import { buttonClass } from "../../../ui/forms/button.tsx";
import { Mark } from "../../../ui/layout/logo.tsx";
import { Empty } from "../../../ui/feedback/states.tsx";
import type { Connected } from "./connected.ts";

const SENDS: Record<Exclude<Connected, "nothing">, string> = {
  editor:
    "Your editors send what you do every five minutes; the status bar of the editor shows it at once.",
  both:
    "Your editors and browsers send what you do every five minutes; " +
    "the status bar of the editor shows its part at once.",
  browser:
    "Your browser sends the time you spend on sites every five minutes. " +
    "Coding time comes from an editor, and none is connected.",
  unknown: "Your devices send what you do every five minutes.",
};
const WAS_OFFLINE: Record<Exclude<Connected, "nothing">, string> = {
  editor: "If an editor was offline, its time appears here as soon as it has sent it.",
  both: "If an editor or a browser was offline, its time appears here as soon as it has sent it.",
  browser: "If a browser was offline, its time appears here as soon as it has sent it.",
  unknown: "If a device was offline, its time appears here as soon as it has sent it.",
};

/**
 * An empty day of a person who has or had devices: which of them may still send time, and when it
 * appears.
 */
export function NothingYet({ isToday, from }: { isToday: boolean; from: Connected }): ReactNode {
  if (isToday && from === "nothing")
    return (
      <NothingConnected title="Nothing is connected any more">
        Every device that sent your time was revoked. Connect one, and new minutes appear here as
        you work.
      </NothingConnected>
    );
  return (
    <Empty
      art={
        <span className="text-line-strong">
          <Mark size={44} />
        </span>
      }
      title={isToday ? "Nothing recorded today yet" : "Nothing was recorded on this day"}
      action={
        isToday && from === "browser" ? (
          <Link to="/welcome" className={buttonClass("plain")}>
            Connect an editor
          </Link>
        ) : undefined
      }
    >
      {from === "nothing"
        ? "No device is connected that could still send it."
        : (isToday ? SENDS : WAS_OFFLINE)[from]}
    </Empty>
  );
}
