import { describe, expect, it } from "vitest";
import { MILESTONES, statusOf } from "#shared/fulfilment/domain/fulfilment.ts";
import { dueSteps, plannedLook, type Step } from "#shared/fulfilment/domain/steps.ts";
import { cancel, checkInvoice, deliver, leave } from "#shared/fulfilment/domain/transitions.ts";
import { type Instant, instant, MINUTE_MS, plusMs } from "#shared/kernel/instant.ts";
import { ACCEPTED_AT, EXPIRES_AT, fulfilmentThat, PROCESSED_AT, RELEASE_AT } from "#test/support/fulfilments.ts";

const ENDED_AT = plusMs(EXPIRES_AT, 20 * MINUTE_MS);
const STAGES = [
  fulfilmentThat.isAccepted(),
  fulfilmentThat.isProcessed(),
  fulfilmentThat.isConfirmed(),
  fulfilmentThat.isInvoiced(),
  fulfilmentThat.isReleased(),
  fulfilmentThat.isDelivered(),
  fulfilmentThat.hasEnded(ENDED_AT),
];

describe("the life of an order", () => {
  it("reaches every milestone, cancellation apart, in one timeline that never goes back (R-39)", () => {
    const ended = fulfilmentThat.hasEnded(ENDED_AT);

    expect(ended.timeline.map(({ type }) => type)).toEqual(
      MILESTONES.filter((milestone) => milestone !== "cancelled").map((milestone) => `order-${milestone}`),
    );
    expect(ended.timeline.map(({ at }) => at)).toEqual(ended.timeline.map(({ at }) => at).sort());
  });

  it("has the status of its furthest milestone", () => {
    expect(STAGES.map(statusOf)).toEqual([
      "accepted",
      "processed",
      "confirmed",
      "invoiced",
      "released",
      "delivered",
      "ended",
    ]);
  });

  it("waits for something of its own until it is over, but between confirmation and invoice for the world", () => {
    expect(STAGES.map(({ wakeAt }) => wakeAt !== undefined)).toEqual([true, true, false, true, true, true, false]);
  });

  it.each<[string, number, Instant, Step[]]>([
    ["is processed first", 0, ACCEPTED_AT, ["process"]],
    ["waits for its confirmation to be accepted", 1, PROCESSED_AT, ["confirm"]],
    ["waits for nothing while it is not invoiced", 2, instant("2026-12-19T00:00:00Z"), []],
    ["is not released a millisecond early (R-60)", 3, plusMs(RELEASE_AT, -1), []],
    ["is released at the moment", 3, RELEASE_AT, ["release"]],
    ["is delivered once its list is accepted", 4, RELEASE_AT, ["deliver"]],
    ["does not end before its codes have expired", 5, plusMs(EXPIRES_AT, -1), []],
    ["ends when they have", 5, EXPIRES_AT, ["end"]],
    ["is over at the end", 6, ENDED_AT, []],
  ])("%s", (_sentence, stage, at, steps) => {
    const fulfilment = STAGES[stage];

    expect(fulfilment && dueSteps(fulfilment, at)).toEqual(steps);
  });

  it("notices a delivery window that has closed", () => {
    expect(dueSteps(fulfilmentThat.isReleased(), instant("2027-01-02T16:00:00Z"))).toEqual(["deliver", "miss"]);
  });

  it("knows the moments it has to look at whatever it waits for", () => {
    expect(plannedLook(fulfilmentThat.isConfirmed(), PROCESSED_AT)).toBeUndefined();
    expect(plannedLook(fulfilmentThat.isInvoiced(), PROCESSED_AT)).toBe(RELEASE_AT);
    expect(plannedLook(fulfilmentThat.isDelivered(), RELEASE_AT)).toBe("2027-06-02T00:00:00.000Z");
    expect(plannedLook(fulfilmentThat.isDelivered(), plusMs(EXPIRES_AT, -1))).toBe(ENDED_AT);
  });

  it("keeps the delivery promise at the moment the mail was accepted, not when that was reported", () => {
    const acceptedAt = plusMs(RELEASE_AT, 1000);

    const { next } = deliver(fulfilmentThat.isReleased(), acceptedAt, instant("2027-03-01T00:00:00Z"));

    expect(next.promises.find(({ kind }) => kind === "deliver")).toMatchObject({ keptAt: acceptedAt });
    expect(next.promises.every(({ missedAt }) => missedAt === undefined)).toBe(true);
  });
});

describe("an invoice", () => {
  const invoice = { invoiceNumber: "INV-1", invoicedOn: "2026-12-18" };

  it("is refused before the order was processed", () => {
    expect(checkInvoice(fulfilmentThat.isAccepted(), invoice)).toEqual({ ok: false, refusal: "order-not-processed" });
  });

  it("is accepted before the confirmation was", () => {
    expect(checkInvoice(fulfilmentThat.isProcessed(), invoice)).toEqual({ ok: true, value: "new" });
  });

  it("is recognised when it comes again", () => {
    expect(checkInvoice(fulfilmentThat.isInvoiced(), invoice)).toEqual({ ok: true, value: "recorded" });
  });

  it.each([{ invoiceNumber: "INV-2" }, { invoicedOn: "2026-12-17" }])("conflicts with another: %j", (change) => {
    expect(checkInvoice(fulfilmentThat.isInvoiced(), { ...invoice, ...change })).toEqual({
      ok: false,
      refusal: "invoice-conflict",
    });
  });
});

describe("cancelling", () => {
  it("withdraws what was promised and waits for the register alone", () => {
    const cancelled = cancel(fulfilmentThat.isProcessed(), instant("2026-12-19T00:00:00Z"));

    expect(cancelled).toMatchObject({
      ok: true,
      value: { next: { promises: [{ kind: "confirm", withdrawnAt: "2026-12-19T00:00:00.000Z" }] } },
    });
    const next = cancelled.ok ? cancelled.value?.next : undefined;
    const left = next && leave(next, instant("2026-12-19T00:00:01Z")).next;
    expect([next, left].map((state) => state && dueSteps(state, instant("2027-12-19T00:00:00Z")))).toEqual([
      ["leave"],
      [],
    ]);
    expect(left?.wakeAt).toBeUndefined();
  });

  it("changes nothing the second time", () => {
    const first = cancel(fulfilmentThat.isProcessed(), instant("2026-12-19T00:00:00Z"));
    const next = first.ok ? first.value?.next : undefined;

    expect(next && cancel(next, instant("2026-12-20T00:00:00Z"))).toEqual({ ok: true, value: undefined });
  });

  it("is refused once the reseller was invoiced (R-74)", () => {
    expect(cancel(fulfilmentThat.isInvoiced(), instant("2026-12-19T00:00:00Z"))).toEqual({
      ok: false,
      refusal: "order-already-invoiced",
    });
  });

  it("cannot be invoiced afterwards", () => {
    const cancelled = cancel(fulfilmentThat.isProcessed(), instant("2026-12-19T00:00:00Z"));
    const next = cancelled.ok ? cancelled.value?.next : undefined;

    expect(next && checkInvoice(next, { invoiceNumber: "INV-1", invoicedOn: "2026-12-18" })).toEqual({
      ok: false,
      refusal: "order-cancelled",
    });
  });
});
