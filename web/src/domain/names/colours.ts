/** The number of hues in the palette. */
export const SLOTS = 8;

/** The CSS colour of a slot; null is the neutral colour. */
export function slotColour(slot: number | null): string {
  return slot === null ? "var(--slot-other)" : `var(--slot-${slot})`;
}

/**
 * Assigns a slot to every name: the slot of its hash, or the next free one; once all are taken,
 * slots are shared. The order of names decides, so appending a name changes no colour. The empty
 * name has none (null).
 * @example assignSlots(["api", "web"]) // Map { "api" → 2, "web" → 5 }
 */
export function assignSlots(names: readonly string[]): Map<string, number | null> {
  const slots = new Map<string, number | null>();
  const taken = new Set<number>();
  for (const name of names) {
    if (slots.has(name)) continue;
    if (name === "" || taken.size === SLOTS) {
      slots.set(name, name === "" ? null : hash(name) % SLOTS);
      continue;
    }
    let slot = hash(name) % SLOTS;
    while (taken.has(slot)) slot = (slot + 1) % SLOTS;
    taken.add(slot);
    slots.set(name, slot);
  }
  return slots;
}

/** FNV-1a over UTF-16 code units: small, and the same on every machine. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return value;
}
