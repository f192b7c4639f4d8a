/**
 * A length of time as a person reads it, in whole minutes, rounded down.
 * Example: 59 s is `0 min`, 3,660 s is `1 h 01 min`.
 */
export function duration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`;
}
