/** How many hues the palette has; names beyond them share the neutral one. */
export const SLOTS = 8;

/**
 * CSS colour of a slot; null is the neutral colour for everything beyond the palette and for the
 * unknown.
 */
export function slotColour(slot: number | null): string {
  return slot === null ? "var(--slot-other)" : `var(--slot-${slot})`;
}

/**
 * Gives every name a slot of its own while there are free ones: first the slot its hash asks for,
 * else the next free one. Names are taken in the order given, so a list that only grows at its end
 * (projects by their first day) never changes a colour. The empty name is neutral.
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
