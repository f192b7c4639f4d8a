/**
 * A host name in its own script: labels that begin with `xn--` are decoded (RFC 3492). A label that
 * cannot be decoded stays as it is.
 * @example unicodeHost("xn--bcher-kva.test") // "bücher.test"
 */
export function unicodeHost(host: string): string {
  return host.replace(
    /(?<=^|\.)xn--([a-z\d-]+)(?=\.|$)/gi,
    (label, code: string) => decoded(code.toLowerCase()) ?? label,
  );
}

// The parameters of Punycode.
const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const BIAS_FIRST = 72;
const CODE_POINT_FIRST = 128;
const CODE_POINT_MAX = 0x10_ff_ff;

function decoded(code: string): string | null {
  const end = code.lastIndexOf("-");
  const output = end > 0 ? Array.from(code.slice(0, end)) : [];
  let [point, place, bias] = [CODE_POINT_FIRST, 0, BIAS_FIRST];
  for (let index = end > 0 ? end + 1 : 0; index < code.length;) {
    const before = place;
    for (let [weight, k] = [1, BASE]; ; k += BASE) {
      // digits are a to z for 0 to 25 and 0 to 9 for 26 to 35
      const digit = "abcdefghijklmnopqrstuvwxyz0123456789".indexOf(code.charAt(index) || "-");
      index += 1;
      if (digit < 0) return null;
      place += digit * weight;
      const threshold = Math.min(Math.max(k - bias, T_MIN), T_MAX);
      if (digit < threshold) break;
      weight *= BASE - threshold;
    }
    const length = output.length + 1;
    bias = adapted(place - before, length, before === 0);
    point += Math.floor(place / length);
    place %= length;
    if (!(point <= CODE_POINT_MAX)) return null;
    output.splice(place, 0, String.fromCodePoint(point));
    place += 1;
  }
  return output.join("");
}

function adapted(change: number, length: number, isFirst: boolean): number {
  let delta = Math.floor(change / (isFirst ? DAMP : 2));
  delta += Math.floor(delta / length);
  let k = 0;
  for (; delta > ((BASE - T_MIN) * T_MAX) / 2; k += BASE)
    delta = Math.floor(delta / (BASE - T_MIN));
  return k + Math.floor((BASE * delta) / (delta + SKEW));
}
