import { describe, expect, it } from "vitest";
import { createListEntered } from "#shared/agreements/use-cases/list-entered.ts";
import { type OrderId, orderIdOf } from "#shared/kernel/identifiers.ts";
import { type Instant, instant } from "#shared/kernel/instant.ts";
import { accept, refuse } from "#shared/kernel/outcome.ts";
import { anAgreement, anEntry, InMemoryAgreements } from "#test/support/in-memory-agreements.ts";

const [EARLY, LATE] = [instant("2026-12-18T01:00:00Z"), instant("2026-12-19T01:00:00Z")];

/** An agreement with an order for each of these moments. */
async function entered(moments: readonly Instant[]) {
  const agreements = new InMemoryAgreements();
  await agreements.create(anAgreement());
  const entries = moments.map((enteredAt, index) => anEntry(orderIdOf("lar-demo", `PO-${index}`), { enteredAt }));
  for (const entry of entries) await agreements.leave("EES-TW-1042", entry);
  const listEntered = createListEntered({ agreements });
  const list = (after: OrderId | undefined, most: number) =>
    listEntered({ agreementNumber: "EES-TW-1042", after, most });
  return { entries, list, listEntered };
}

describe("the orders that entered a register", () => {
  it("R-51: are listed once each, page by page, also where many entered at the same moment", async () => {
    const { entries, list } = await entered([EARLY, ...Array.from({ length: 8 }, () => LATE), EARLY]);
    const read: string[] = [];

    for (let after: OrderId | undefined, isRead = false; !isRead; ) {
      const page = await list(after, 3);
      if (!page.ok) throw new Error(page.refusal);
      read.push(...page.value.map(({ orderId }) => orderId));
      after = page.value.at(-1)?.orderId;
      isRead = after === undefined;
    }

    const idsOf = (moment: Instant) =>
      entries.filter(({ enteredAt }) => enteredAt === moment).map(({ orderId }) => orderId);
    expect(read).toEqual([...idsOf(EARLY).toSorted(), ...idsOf(LATE).toSorted()]);
  });

  it("are none after the last", async () => {
    const { entries, list } = await entered([EARLY, LATE]);

    expect(await list(entries[1]?.orderId, 3)).toEqual(accept([]));
  });

  it("are refused for an agreement that is not registered, and after an order it never had", async () => {
    const { list, listEntered } = await entered([EARLY]);
    const after = orderIdOf("lar-other", "PO-1");

    expect(await list(after, 3)).toEqual(refuse("entry-unknown"));
    expect(await listEntered({ agreementNumber: "EES-TW-0000", after, most: 3 })).toEqual(refuse("agreement-unknown"));
  });
});
