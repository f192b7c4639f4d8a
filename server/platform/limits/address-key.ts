import ipaddr from "ipaddr.js";

/**
 * The key under which an address is counted: an IPv4 address as it is, also when written as IPv6;
 * an IPv6 address by its /64, because one customer has that many. What is no address counts as
 * itself.
 * @example addressKey("2001:db8::1") // "2001:db8:0:0"
 */
export function addressKey(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  return parsed.parts
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(":");
}
