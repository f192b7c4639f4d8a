import { Link, useNavigate } from "@tanstack/react-router";
import { UserRound } from "lucide-react";
import { useEffect, useRef } from "react";
import { setSignOutPending } from "../domain/person/pending-sign-out.ts";
import { classes } from "../ui/classes.ts";

/** The menu of the signed-in person. A click opens it; a click elsewhere or Escape closes it. */
export function AccountMenu({
  name,
  email,
  onHelp,
}: {
  name: string;
  email: string;
  onHelp: () => void;
}) {
  const ref = useRef<HTMLDetailsElement>(null);
  const navigate = useNavigate();
  useEffect(() => {
    function closeFromOutside(event: Event): void {
      if (event.target instanceof Node && !ref.current?.contains(event.target))
        ref.current?.removeAttribute("open");
    }
    function closeByEscape(event: KeyboardEvent): void {
      if (event.key !== "Escape" || ref.current?.open !== true) return;
      ref.current.open = false;
      ref.current.querySelector("summary")?.focus();
    }
    document.addEventListener("pointerdown", closeFromOutside);
    document.addEventListener("keydown", closeByEscape);
    return () => {
      document.removeEventListener("pointerdown", closeFromOutside);
      document.removeEventListener("keydown", closeByEscape);
    };
  }, []);
  return (
    <details ref={ref} className="relative">
      <summary aria-label={`Account of ${name}`} className={SUMMARY_CLASS}>
        <UserRound size={17} aria-hidden="true" />
      </summary>
      <div className={MENU_CLASS}>
        <div className="border-b border-line px-2.5 pt-1 pb-2.5">
          <p className="truncate font-medium">{name}</p>
          <p className="truncate text-sm text-ink-3">{email}</p>
        </div>
        <Link to="/settings/profile" className={`${ITEM_CLASS} mt-1.5`}>
          Settings
        </Link>
        <Link to="/settings/privacy" className={ITEM_CLASS}>
          Privacy
        </Link>
        <Link to="/welcome" className={ITEM_CLASS}>
          Connect an editor
        </Link>
        <Link to="/how-we-count" className={ITEM_CLASS}>
          How we count
        </Link>
        <button
          type="button"
          className={ITEM_CLASS}
          onClick={() => {
            ref.current?.removeAttribute("open");
            onHelp();
          }}
        >
          Keyboard shortcuts
        </button>
        <button
          type="button"
          className={ITEM_CLASS}
          onClick={() => {
            setSignOutPending(true);
            void navigate({ to: "/sign-out" });
          }}
        >
          Sign out
        </button>
      </div>
    </details>
  );
}

const ITEM_CLASS = "rounded-md px-2.5 py-1.5 text-left hover:bg-sunken";

const SUMMARY_CLASS = classes(
  "flex size-8 list-none items-center justify-center",
  "rounded-md text-ink-2 hover:bg-sunken hover:text-ink",
);

const MENU_CLASS = classes(
  "absolute top-10 right-0 z-40 flex w-60 flex-col",
  "rounded-lg border border-line bg-surface p-1.5 shadow-pop",
);
