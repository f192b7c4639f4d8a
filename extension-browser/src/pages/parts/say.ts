import { byId } from "./elements.ts";

/** Says to everybody what was done; screen readers read it out. */
export function say(text: string): void {
  const said = byId("said");
  said.className = "visually-hidden";
  said.textContent = text;
}

/** Shows everybody something that is left to them. */
export function warn(text: string): void {
  const said = byId("said");
  said.className = "notice";
  said.textContent = text;
}

/** Does what the person asked for, and shows why when it could not be done. */
export async function doing(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    warn(`That could not be done: ${error instanceof Error ? error.message : String(error)}`);
  }
}
