const KEY = "streakline.keptZones";

/** Whether this browser's zone may be offered instead of the person's: not after keepZone(). */
export function mayOffer(
  browserZone: string,
  personsZone: string,
  storage: () => Pick<Storage, "getItem"> = () => localStorage,
): boolean {
  try {
    return storage().getItem(KEY) !== pair(browserZone, personsZone);
  } catch {
    return true;
  }
}

/** Stops this browser from offering its zone, until one of the two zones is another. */
export function keepZone(
  browserZone: string,
  personsZone: string,
  storage: () => Pick<Storage, "setItem"> = () => localStorage,
): void {
  try {
    storage().setItem(KEY, pair(browserZone, personsZone));
  } catch {
    // storage is blocked: the page asks again when it is opened again
  }
}

function pair(browserZone: string, personsZone: string): string {
  return `${browserZone} ${personsZone}`;
}
