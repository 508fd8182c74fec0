import { readCodeList } from "./code-list.ts";
import { codesIn, type Place, placesWithCodes } from "./code-search.ts";
import { isAbout, kindOf } from "./mail-kind.ts";
import { nameOf, type OrderInHand, zoneOf } from "./sample.ts";
import type { Step } from "./step.ts";
import { inZone } from "./wording.ts";
import type { DemoWorld } from "./world.ts";

type Delivery = {
  readonly hand: "school" | "company";
  readonly title: string;
  /** When the codes are to be sent, ISO 8601 in UTC. */
  readonly at: string;
  /** First line of the list, in the contact's language. */
  readonly header: string;
};

const deliver = ({ hand, title, at, header }: Delivery): Step => ({
  title,
  run: async (world) => {
    const order = world[hand];
    await world.travel(Date.parse(at) - 60_000);
    const early = listsOf(world, order).length;
    await world.travel(Date.parse(at));
    const lists = listsOf(world, order);
    world.check(
      `${nameOf(order)}'s list is sent at 08:00 on the day the window opens, not before`,
      early === 0 && lists.length === 1,
      lists.map((mail) => inZone(mail.at, zoneOf(order))).join() || "not sent",
    );
    return receive(world, order, header);
  },
});

const listsOf = ({ stack }: DemoWorld, { orderId }: OrderInHand) =>
  stack.mailbox.messages().filter((mail) => isAbout(mail, orderId) && kindOf(mail) === "code-list");

function receive(world: DemoWorld, order: OrderInHand, expectedHeader: string): string {
  const [mail] = listsOf(world, order);
  if (mail === undefined) throw new Error(`no list of codes came for ${nameOf(order)}`);

  const { hasByteOrderMark, header, codes } = readCodeList(mail);
  order.codes = codes;
  const distinct = new Set(codes).size;
  const { email } = order.agreement.noticesContact;
  const isWhole = distinct === order.issued && codes.length === order.issued && hasByteOrderMark;
  world.check(
    `${nameOf(order)}'s list holds ${order.issued} distinct codes, for the notices contact alone`,
    isWhole && mail.recipients.join() === email && header === expectedHeader,
    `${distinct} codes, ${hasByteOrderMark ? "BOM" : "no BOM"}, ${header}`,
  );
  return `${distinct} codes to ${email}, ${inZone(mail.at, zoneOf(order))}`;
}

/** Searches all that a code must never stand in, and the attachments, where the same search has to find each one. */
export function checkSecrecy(world: DemoWorld): void {
  const codes = [...world.school.codes, ...world.company.codes];
  const places = placesOf(world);
  const leaks = placesWithCodes(codes, places);
  const attached = world.stack.mailbox
    .messages()
    .flatMap(({ attachments }) => attachments.map(({ base64 }) => Buffer.from(base64, "base64").toString("utf8")))
    .join("\n");
  const found = codesIn(codes, attached);
  world.check(
    "No code stands in a subject, mail text, log line, queue message or stored document",
    codes.length > 0 && leaks.length === 0,
    leaks.length > 0 ? `found in: ${leaks.join(", ")}` : `${codes.length} codes sought in ${places.length} texts`,
  );
  world.check(
    "The same search finds every code where it belongs: in the attachments",
    codes.length > 0 && found === codes.length,
    `${found} of ${codes.length}`,
  );
}

const placesOf = ({ stack, log, sent }: DemoWorld): readonly Place[] => [
  ...stack.mailbox.messages().flatMap(({ subject, text, html }) => [
    { name: "a subject", text: subject },
    { name: "a mail's text", text },
    { name: "a mail's HTML", text: html },
  ]),
  ...log.map(({ message }) => ({ name: "the log", text: message })),
  ...sent.map((text) => ({ name: "a queue message", text })),
  ...stack.cosmos.documents().map(({ container, body }) => ({ name: `container ${container}`, text: body })),
];

/** From the invoices to the lists of codes. */
export const DELIVERY_STEPS: readonly Step[] = [
  deliver({
    hand: "company",
    title: "Deliver PO-7790 when its term starts",
    at: "2027-01-01T13:00:00Z",
    header: "No.,Product,Code,Lot,Last day of use",
  }),
  deliver({
    hand: "school",
    title: "Deliver PO-7781 on the 5th business day",
    at: "2027-01-04T00:00:00Z",
    header: "序號,產品,代碼,批次,最後可用日",
  }),
];
