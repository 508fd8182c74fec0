import { readCodeList } from "./code-list.ts";
import { codesIn, type Place, placesWithCodes } from "./code-search.ts";
import { mailsAbout } from "./mail-kind.ts";
import { type Hand, nameOf, type OrderInHand, zoneOf } from "./sample.ts";
import type { Step } from "./step.ts";
import { inZone } from "./wording.ts";
import { type DemoWorld, handsOf } from "./world.ts";

type Delivery = {
  readonly hand: Hand;
  readonly title: string;
  /** When the codes are to be sent, ISO 8601 in UTC. */
  readonly at: string;
  /** First line of the list, in the contact's language. */
  readonly header: string;
  /** How many codes it holds. */
  readonly listed: number;
};

export const deliver = ({ hand, title, at, header, listed }: Delivery): Step => ({
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
    return receive(world, order, { header, listed });
  },
});

const listsOf = (world: DemoWorld, order: OrderInHand) => mailsAbout(world, order, "code-list");

function receive(
  world: DemoWorld,
  order: OrderInHand,
  { header: expectedHeader, listed }: Pick<Delivery, "header" | "listed">,
): string {
  const [mail] = listsOf(world, order);
  if (mail === undefined) throw new Error(`no list of codes came for ${nameOf(order)}`);

  const { hasByteOrderMark, header, codes } = readCodeList(mail);
  order.codes = codes;
  const distinct = new Set(codes).size;
  const { email } = order.agreement.noticesContact;
  const isWhole = distinct === listed && codes.length === listed && hasByteOrderMark;
  world.check(
    `${nameOf(order)}'s list holds ${listed} distinct codes, for the notices contact alone`,
    isWhole && mail.recipients.join() === email && header === expectedHeader,
    `${distinct} codes, ${hasByteOrderMark ? "BOM" : "no BOM"}, ${header}`,
  );
  return `${distinct} codes to ${email}, ${inZone(mail.at, zoneOf(order))}`;
}

/** Searches all that a code must never stand in, and the attachments, where the same search has to find each one. */
export function checkSecrecy(world: DemoWorld): void {
  const listed = handsOf(world).flatMap(({ codes }) => codes);
  const unlisted = handsOf(world).flatMap(({ sitePackCodes }) => sitePackCodes);
  const codes = [...listed, ...unlisted];
  const places = placesOf(world);
  const leaks = placesWithCodes(codes, places);
  const attached = world.stack.mailbox
    .messages()
    .flatMap(({ attachments }) => attachments.map(({ base64 }) => Buffer.from(base64, "base64").toString("utf8")))
    .join("\n");
  const found = codesIn(listed, attached);
  world.check(
    "No code stands in a subject, mail text, log line, queue message or stored document",
    listed.length > 0 && leaks.length === 0,
    leaks.length > 0 ? `found in: ${leaks.join(", ")}` : `${codes.length} codes sought in ${places.length} texts`,
  );
  world.check(
    "The same search finds every listed code in the attachments, and none of a site pack",
    found === listed.length && codesIn(unlisted, attached) === 0,
    `${found} of ${listed.length}, and 0 of ${unlisted.length}`,
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
