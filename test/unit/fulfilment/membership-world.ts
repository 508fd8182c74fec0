import { instant } from "#shared/kernel/instant.ts";
import { anOrder } from "#test/support/in-memory-orders.ts";
import { fulfilmentWorld, RELEASED_AT } from "#test/unit/fulfilment/fulfilment-world.ts";

/** A year of Imagine Academy. */
export const membership = {
  sku: "IMAGINE-ACADEMY-1Y",
  quantity: 1,
  codes: 0,
  examFamilies: [],
  hasPackYear: false,
  isMembership: true,
} as const;
export const classPack = { sku: "CLASS-MCP-30", quantity: 1, codes: 30, examFamilies: ["MCP"], hasPackYear: true };
type Lines = Parameters<typeof anOrder>[0];

/** Ends before the agreement does, on 31 August 2027. */
export const LAST_DAY = "2027-06-30";
/** 00:00 of the day after in Taipei. */
export const ENDS_AT = instant("2027-06-30T16:00:00Z");
export const BOUND = { expiryBoundBy: "subscription" };

/** Brings an order of these lines to the moment of its release. */
export async function invoiced(lines: NonNullable<Lines>["lines"] = [membership]) {
  const world = await fulfilmentWorld(anOrder({ form: "twelve-month", lines }));
  world.around.subscriptionEndsOn = LAST_DAY;
  await world.fulfil();
  await world.acceptMail("order-confirmation");
  await world.fulfil();
  await world.invoice();
  world.at(RELEASED_AT);
  return world;
}

export async function released(...lines: Parameters<typeof invoiced>) {
  const world = await invoiced(...lines);
  await world.fulfil();
  return world;
}

export async function delivered(...lines: Parameters<typeof released>) {
  const world = await released(...lines);
  for (const kind of (await world.mailKinds()) ?? [])
    if (kind === "code-list" || kind === "membership-active") await world.acceptMail(kind);
  await world.fulfil();
  return world;
}
