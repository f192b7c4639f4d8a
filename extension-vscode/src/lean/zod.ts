import * as mini from "zod/mini";

/**
 * What the bundle has instead of `zod`: the same engine by way of `zod/mini` (a third of the size),
 * with the few methods that our schemas call in the way of `zod`. Only esbuild puts it there (see
 * build.ts); zod.test.ts proves that both decide alike on every schema we use.
 */
export const string = () => fluent(mini.string());
export const number = () => fluent(mini.number());
export const int = () => fluent(mini.int());
export const boolean = () => fluent(mini.boolean());
export const unknown = () => fluent(mini.unknown());
export const uuid = () => fluent(mini.uuid());
export const uuidv7 = () => fluent(mini.uuidv7());
export const literal = (value: string | number) => fluent(mini.literal(value));
export const array = (item: mini.ZodMiniType) => fluent(mini.array(item));
export const object = (shape: Record<string, mini.ZodMiniType>) => fluent(mini.object(shape));
export const strictObject = (shape: Record<string, mini.ZodMiniType>) =>
  fluent(mini.strictObject(shape));
export const union = (options: readonly mini.ZodMiniType[]) => fluent(mini.union(options));
export const discriminatedUnion = (
  key: string,
  options: readonly [mini.ZodMiniObject, ...mini.ZodMiniObject[]],
) => fluent(mini.discriminatedUnion(key, options));
export const iso = { date: () => fluent(mini.iso.date()) };
const enumOf = (values: readonly string[]) =>
  fluent(mini.enum(values as readonly [string, ...string[]]));
export { enumOf as enum };

type Schema = mini.ZodMiniType & { def: { type: string } };
type Checks = Parameters<mini.ZodMiniType["check"]>;

function fluent<T extends mini.ZodMiniType>(schema: T): T {
  const self = schema as unknown as Schema;
  const isNumber = self.def.type === "number";
  const checked = (...checks: Checks) => fluent(self.check(...checks));
  const asObject = () => self as unknown as mini.ZodMiniObject;
  return Object.assign(schema, {
    min: (least: number) =>
      checked((isNumber ? mini.gte(least) : mini.minLength(least)) as Checks[0]),
    max: (most: number) => checked((isNumber ? mini.lte(most) : mini.maxLength(most)) as Checks[0]),
    positive: () => checked(mini.positive() as Checks[0]),
    regex: (pattern: RegExp) => checked(mini.regex(pattern) as Checks[0]),
    refine: (isGood: (value: unknown) => unknown, message?: string) =>
      checked(mini.refine(isGood, message)),
    trim: () => checked(mini.trim() as Checks[0]),
    toLowerCase: () => checked(mini.toLowerCase() as Checks[0]),
    optional: () => fluent(mini.optional(self)),
    nullable: () => fluent(mini.nullable(self)),
    nullish: () => fluent(mini.nullish(self)),
    default: (value: unknown) => fluent(mini._default(self, value as never)),
    partial: () => fluent(mini.partial(asObject())),
    extend: (shape: Record<string, mini.ZodMiniType>) => fluent(mini.extend(asObject(), shape)),
  });
}
