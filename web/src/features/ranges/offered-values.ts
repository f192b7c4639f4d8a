import type { Dimension } from "@streakline/shared/stats/filter.ts";
import { OTHER_VALUE, type Share } from "@streakline/shared/stats/stats-answers.ts";
import { nameOf } from "../../domain/names/names.ts";

/**
 * A value that the picker offers; `seconds` is null for a value that the list of the range does not
 * have.
 */
export type OfferedValue = { value: string; shown: string; seconds: number | null };

/** The longest name that the server takes. */
const NAME_LENGTH_MAX = 200;

/**
 * The values that the picker offers for a search text, in this order: chosen values, the largest
 * values of the range, the text itself. The text is offered because the range lists only its 50
 * largest values; not for devices, which have ids. Undefined while the values load.
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
