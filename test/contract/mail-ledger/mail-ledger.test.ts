import { expect, it } from "vitest";
import { startLedger } from "#test/contract/mail-ledger/cosmos-ledger.ts";
import { describeMailLedger } from "#test/contract/mail-ledger/mail-ledger.ts";
import { InMemoryMailLedger } from "#test/support/in-memory-mail-ledger.ts";
import { plannedMail } from "#test/unit/notifications/mails.ts";

describeMailLedger("the Cosmos ledger", startLedger);
describeMailLedger("the ledger in memory", async () => {
  const ledger = new InMemoryMailLedger();
  return { ledger, plan: async (mail) => ledger.put(mail) };
});

it("lies in the order's partition and is found by the moment it waits for", async () => {
  const { cosmos, plan } = await startLedger();

  await plan(plannedMail("code-list"));

  const [document] = cosmos.documents("orders");
  expect(JSON.parse(document?.body ?? "{}")).toMatchObject({ id: "mail-code-list", kind: "mail" });
  expect(cosmos.smallest("orders", "/wakeAt")).toBe(plannedMail().wakeAt);
});
