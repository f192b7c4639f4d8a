import type { Dimension } from "@streakline/shared/stats/filter.ts";
import { OTHER_VALUE, type Share } from "@streakline/shared/stats/stats-answers.ts";
import { nameOf } from "../../domain/names/names.ts";

/**
 * A value that can be filtered by, as the picker shows it; `seconds` is null where the list of the
 * range does not name it.
 */
export type OfferedValue = { value: string; shown: string; seconds: number | null };

/** Longer names are in no list, and the server takes none. */
const NAME_LENGTH_MAX = 200;

/**
 * What the picker offers for what was typed: what is chosen already, the range's largest values,
 * and the typed name itself where none of them is called so, because a range names only its 50
 * largest. Devices are known by an id that nobody types. Undefined while the values load.
 * @example offeredValues("project", [], [], "web") // [{ value: "web", shown: "web", seconds: null
 * }]
 */
export function offeredValues(
  dimension: Dimension,
  shares: readonly Share[] | undefined,
  chosen: readonly string[],
  typed: string,
): OfferedValue[] | undefined {
  if (shares === undefined) return undefined;
  const listed = shares
    .filter(({ value }) => value !== OTHER_VALUE)
    .map(({ value, name, seconds }) => ({ value, shown: nameOf(dimension, value, name), seconds }));
  const isListed = (value: string) => listed.some((one) => one.value === value);
  const unlisted = (value: string) => ({ value, shown: nameOf(dimension, value), seconds: null });
  const known = [...chosen.filter((value) => !isListed(value)).map(unlisted), ...listed];
  const name = typed.trim();
  const wanted = name.toLowerCase();
  const found = known.filter(({ value, shown }) =>
    [shown, value].some((text) => text.toLowerCase().includes(wanted)),
  );
  const isNamed = known.some(
    ({ value, shown }) => value === name || shown.toLowerCase() === wanted,
  );
  if (
    name === "" ||
    isNamed ||
    name === OTHER_VALUE ||
    name.length > NAME_LENGTH_MAX ||
    dimension === "deviceId"
  )
    return found;
  return [...found, unlisted(name)];
}
