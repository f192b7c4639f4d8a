/** The browser as records name it, from its user agent. Example: one with `Edg/` is `edge`. */
export function browserName(userAgent: string): string {
  const known: [RegExp, string][] = [
    [/\bFirefox\//, "firefox"],
    [/\bEdg\//, "edge"],
    [/\bOPR\//, "opera"],
    [/\bVivaldi\//, "vivaldi"],
    [/Chrome\//, "chrome"],
  ];
  return known.find(([pattern]) => pattern.test(userAgent))?.[1] ?? "other";
}
