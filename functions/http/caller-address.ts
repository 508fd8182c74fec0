import { isIPv4, isIPv6 } from "node:net";

/** Callers whose address the platform did not tell share this one. */
const UNKNOWN = "unknown";
const WITH_PORT = /^(?:\[([^\]]*)\]|([^:]*))(?::\d{1,5})?$/;
const MAPPED_IPV4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const IPV6_GROUPS = 8;
/** A provider gives each customer at least a /64, so that one caller can use any address in it. */
const NETWORK_GROUPS = 4;

/**
 * The address a request came from, without its port; of IPv6 the /64 network. It is the last element of
 * X-Forwarded-For, which the platform's front end appended; whatever stands before it is the caller's own claim.
 */
export function callerAddress(headers: { readonly get: (name: string) => string | null }): string {
  const last = (headers.get("x-forwarded-for") ?? "").split(",").at(-1)?.trim() ?? "";
  const [, bracketed, plain] = isIPv6(last) ? [last, last] : (WITH_PORT.exec(last) ?? []);
  const address = bracketed ?? plain ?? "";
  const ipv4 = MAPPED_IPV4.exec(address)?.[1] ?? address;
  if (isIPv4(ipv4)) return ipv4;
  return isIPv6(address) && !address.includes("%") ? networkOf(address) : UNKNOWN;
}

function networkOf(address: string): string {
  const [head = "", tail] = address.split("::");
  const first = groupsOf(head);
  const last = tail === undefined ? [] : groupsOf(tail);
  const zeros = Array.from({ length: IPV6_GROUPS - first.length - last.length }, () => "0");
  const network = [...first, ...zeros, ...last].slice(0, NETWORK_GROUPS);
  return `${network.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}

/** Sixteen-bit groups; an IPv4 address at the end of an IPv6 one counts as the two groups it stands for. */
const groupsOf = (part: string): readonly string[] =>
  part === "" ? [] : part.split(":").flatMap((group) => (group.includes(".") ? ["0", "0"] : [group]));
