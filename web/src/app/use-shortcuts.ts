import { useEffect, useEffectEvent } from "react";

/** The path that `g` and a letter lead to. */
export const JUMPS = {
  t: "/",
  r: "/ranges",
  w: "/sites",
  p: "/projects",
  s: "/settings",
  h: "/how-we-count",
} as const;

/** Listens for `g` then a letter, and for `?`, except in fields that take text. */
export function useShortcuts(
  goTo: (path: (typeof JUMPS)[keyof typeof JUMPS]) => void,
  showHelp: () => void,
): void {
  const jump = useEffectEvent(goTo);
  const help = useEffectEvent(showHelp);
  useEffect(() => {
    let waitingUntil = 0;
    function onKeyDown(event: KeyboardEvent): void {
      if (
        event.defaultPrevented ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        isTyping(event.target)
      )
        return;
      if (event.key === "?") return help();
      if (event.key === "g") {
        waitingUntil = event.timeStamp + 1_200;
        return;
      }
      if (event.timeStamp < waitingUntil && isJump(event.key)) {
        waitingUntil = 0;
        event.preventDefault();
        jump(JUMPS[event.key]);
      }
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

function isJump(key: string): key is keyof typeof JUMPS {
  return Object.hasOwn(JUMPS, key);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select"))
  );
}
