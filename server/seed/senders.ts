import type { SeededPerson } from "./people.ts";

/** A device of a seeded person. */
export type Sender = {
  kind: "vscode" | "browser";
  name: string;
  client: { name: string; version: string };
};

const VERSION = "0.1.0";

/** Both editors and the browser of a person. */
export function sendersOf({ devices: [main, other], browser }: SeededPerson): {
  main: Sender;
  other: Sender;
  browser: Sender;
} {
  const editor = (name: string): Sender => ({
    kind: "vscode",
    name,
    client: { name: "streakline-vscode", version: VERSION },
  });
  return {
    main: editor(main.name),
    other: editor(other.name),
    browser: {
      kind: "browser",
      name: browser.device,
      client: { name: "streakline-browser", version: VERSION },
    },
  };
}
