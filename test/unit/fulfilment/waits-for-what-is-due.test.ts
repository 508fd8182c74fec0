import { describe, expect, it } from "vitest";
import type { Fulfilment } from "#shared/fulfilment/domain/fulfilment.ts";
import { codeList } from "#shared/fulfilment/domain/mail-requests.ts";
import { dueSteps } from "#shared/fulfilment/domain/steps.ts";
import { deliver, miss, recordInvoice, release } from "#shared/fulfilment/domain/transitions.ts";
import { type Instant, instant, MINUTE_MS, plusMs } from "#shared/kernel/instant.ts";
import { contacts, deliveryTerms, fulfilmentThat, lot } from "#test/support/fulfilments.ts";

const AFTER_WINDOW = instant("2027-02-01T00:00:00Z");
const IN_WINDOW = instant("2026-12-30T00:00:00Z");
const AFTER_EXPIRY = instant("2027-09-15T00:00:00Z");

const invoicedLate = (at: Instant): Fulfilment =>
  recordInvoice(
    fulfilmentThat.isConfirmed(),
    { invoiceNumber: "INV-1", invoicedOn: "2026-12-18", recordedAt: at },
    deliveryTerms,
    at,
  ).next;

const releasedLate = (at: Instant): Fulfilment =>
  release(invoicedLate(at), [lot], [codeList(invoicedLate(at), [lot], contacts)], at).next;

describe("a step that is due at once", () => {
  it.each([
    ["the release, invoiced within the window", IN_WINDOW, invoicedLate(IN_WINDOW), "release"],
    ["the release, invoiced after the window", AFTER_WINDOW, invoicedLate(AFTER_WINDOW), "release"],
    [
      "the release, its window found missed",
      AFTER_WINDOW,
      miss(invoicedLate(AFTER_WINDOW), AFTER_WINDOW).next,
      "release",
    ],
    [
      "the end, delivered after expiry",
      AFTER_EXPIRY,
      deliver(releasedLate(AFTER_EXPIRY), AFTER_EXPIRY, AFTER_EXPIRY).next,
      "end",
    ],
  ])("is looked at a minute later, should its message be lost: %s", (_case, at, fulfilment, step) => {
    const { wakeAt } = fulfilment;

    expect(dueSteps(fulfilment, at)).toContain(step);
    expect(wakeAt).toBe(plusMs(at, MINUTE_MS));
  });
});
