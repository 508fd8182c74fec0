import { describe, expect, it } from "vitest";
import { MINUTE_MS, plusMs } from "#shared/kernel/instant.ts";
import { StaleVersionError, type Versioned } from "#shared/kernel/versioned.ts";
import { acceptMail, type Mail } from "#shared/notifications/domain/mail.ts";
import type { MailLedger } from "#shared/notifications/ports.ts";
import { NOON, ORDER_ID, plannedMail, sendingMail } from "#test/unit/notifications/mails.ts";

/** An empty ledger, and what no method of it writes: a mail planned with its order's change. */
export type LedgerUnderTest = { readonly ledger: MailLedger; readonly plan: (mail: Mail) => Promise<void> };

/** What every mail ledger does, whatever it is made of. */
export function describeMailLedger(name: string, open: () => Promise<LedgerUnderTest>): void {
  const withMail = async (mail = plannedMail()) => {
    const { ledger, plan } = await open();
    await plan(mail);
    return { ledger, found: await foundIn(ledger) };
  };
  const foundIn = async (ledger: MailLedger, session?: string): Promise<Versioned<Mail>> => {
    const found = await ledger.find(ORDER_ID, "order-confirmation", session);
    if (!found) throw new Error("the mail is not there");
    return found;
  };

  describe(`${name} keeps mails`, () => {
    it.each(["order-confirmation", "site-pack-access", "code-list", "expiry-notice"] as const)(
      "and finds a planned %s whole",
      async (kind) => {
        const { ledger, plan } = await open();
        await plan(plannedMail(kind));

        const found = await ledger.find(ORDER_ID, kind);

        expect(found?.value).toEqual(plannedMail(kind));
      },
    );

    it("and finds nothing where nothing is", async () => {
      const { ledger } = await withMail();

      expect(await ledger.find(ORDER_ID, "code-list")).toBeUndefined();
      expect(await ledger.find("f".repeat(64), "order-confirmation")).toBeUndefined();
    });

    it("through a change, read back by its session", async () => {
      const { ledger, found } = await withMail();
      const sending = sendingMail(found.value);

      const { session } = await ledger.save(sending, found.version);

      const changed = await foundIn(ledger, session);
      expect(changed.value).toEqual(sending);
      expect(changed.version).not.toBe(found.version);
    });

    it("and gives what is stored after it, so that the next change needs no reading", async () => {
      const { ledger, found } = await withMail();

      const saved = await ledger.save(sendingMail(found.value), found.version);

      const { value, version } = await foundIn(ledger, saved.session);
      expect([saved.value, saved.version]).toStrictEqual([value, version]);
      await ledger.save(acceptMail(saved.value, NOON), saved.version);
      expect((await foundIn(ledger)).value.status).toBe("accepted");
    });

    it("without the wake-up of one that waits no more", async () => {
      const { ledger, found } = await withMail();

      await ledger.save(acceptMail(found.value, plusMs(NOON, MINUTE_MS)), found.version);

      expect((await foundIn(ledger)).value).not.toHaveProperty("wakeAt");
    });

    it("and lets only the first of two changes win", async () => {
      const { ledger, found } = await withMail();
      await ledger.save(sendingMail(found.value), found.version);

      const late = ledger.save(acceptMail(found.value, NOON), found.version);

      await expect(late).rejects.toThrow(StaleVersionError);
      expect((await foundIn(ledger)).value.status).toBe("sending");
    });
  });
}
