import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { buttonClass } from "../../ui/forms/button.tsx";
import { Mark } from "../../ui/layout/logo.tsx";
import { Empty } from "../../ui/feedback/states.tsx";

/** Shown instead of numbers when no device is connected, with links that connect one. */
export function NothingConnected({
  title,
  children,
}: {
  title: string;
  children: ReactNode;
}): ReactNode {
  return (
    <Empty
      art={
        <span className="text-line-strong">
          <Mark size={44} />
        </span>
      }
      title={title}
      action={
        <div className="flex flex-wrap justify-center gap-2">
          <Link to="/welcome" className={buttonClass("primary")}>
            Connect an editor
          </Link>
          <Link to="/sites" className={buttonClass("plain")}>
            Connect a browser
          </Link>
        </div>
      }
    >
      {children}
    </Empty>
  );
}

/** The same for a person who never had a device. */
export function NothingConnectedYet(): ReactNode {
  return (
    <NothingConnected title="Nothing is connected yet">
      It takes one click in VS Code, and one in a browser that has the extension. Your first minutes
      appear here as you work.
    </NothingConnected>
  );
}
