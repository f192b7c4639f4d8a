import * as PlainDateTime from "temporal-polyfill/fns/PlainDateTime";
import * as ZonedDateTime from "temporal-polyfill/fns/ZonedDateTime";

/**
 * What the bundle has instead of `temporal-polyfill`: the same engine by way of its functions (a
 * third of the size), in the shape of the few methods that shared/time/days.ts calls. Only esbuild
 * puts it there (see build.ts); temporal.test.ts proves that days come out alike.
 */
export const Temporal = {
  PlainDate: {
    from(text: string) {
      const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
      return {
        toPlainDateTime: ({ hour, minute }: { hour: number; minute: number }) =>
          plain(PlainDateTime.create(year, month, day, hour, minute)),
      };
    },
  },
};

type Plain = {
  inner: PlainDateTime.Record;
  equals(other: Plain): boolean;
  toZonedDateTime(zone: string, options: { disambiguation: "earlier" }): Zoned;
};
type Zoned = {
  epochMilliseconds: number;
  toPlainDateTime(): Plain;
  getTimeZoneTransition(direction: "next"): Zoned | null;
};

function plain(inner: PlainDateTime.Record): Plain {
  return {
    inner,
    equals: (other) => PlainDateTime.equals(inner, other.inner),
    toZonedDateTime: (zone, options) => zoned(PlainDateTime.toZonedDateTime(inner, zone, options)),
  };
}

function zoned(inner: ZonedDateTime.Record): Zoned {
  return {
    epochMilliseconds: inner.epochMilliseconds,
    toPlainDateTime: () => plain(ZonedDateTime.toPlainDateTime(inner)),
    getTimeZoneTransition(direction) {
      const next = ZonedDateTime.getTimeZoneTransition(inner, direction);
      return next === null ? null : zoned(next);
    },
  };
}
