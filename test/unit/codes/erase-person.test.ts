import { describe, expect, it } from "vitest";
import type { LotRequest } from "#shared/codes/domain/lot.ts";
import { lotIdCandidate } from "#shared/codes/domain/lot-id.ts";
import { personIdOf } from "#shared/codes/domain/person.ts";
import { createErasePerson } from "#shared/codes/use-cases/erase-person.ts";
import { createIssueLot } from "#shared/codes/use-cases/issue-lot.ts";
import { createRequestErasure } from "#shared/codes/use-cases/request-erasure.ts";
import type { FulfilmentMessage } from "#shared/contracts/messages.ts";
import type { LotId } from "#shared/kernel/identifiers.ts";
import { instant } from "#shared/kernel/instant.ts";
import { accept, refuse } from "#shared/kernel/outcome.ts";
import { UnavailableError } from "#shared/kernel/versioned.ts";
import { InMemoryLots } from "#test/support/in-memory-lots.ts";
import {
  ada,
  assignedCode,
  countingBytes,
  keyRing,
  lotRequest,
  openedLot,
  personKey,
  redeemedCode,
} from "#test/unit/codes/lot-fixture.ts";

const AGREEMENT = "EES-TW-1042";
const AT = instant("2026-12-18T01:00:00Z");
const bob = { name: "Bob Noyce", email: "bob@example.test" };
const adaId = personIdOf(AGREEMENT, ada.email, personKey);
const bobId = personIdOf(AGREEMENT, bob.email, personKey);

/** Two released parts of one line, and one that is not released yet; the first id of every lot is another's. */
async function released(waiting = { forgotten: 0, isUnderWay: false }) {
  const lots = new InMemoryLots();
  const meeting: typeof lotIdCandidate = (owner, attempt) =>
    attempt === 0 ? ("7K2QF3" as LotId) : lotIdCandidate(owner, attempt);
  await lots.create(openedLot({ line: 9 }));
  const issueLot = createIssueLot({ lots, keyRing, randomBytes: countingBytes(), candidate: meeting });
  const requests: readonly LotRequest[] = [lotRequest({ part: 0 }), lotRequest({ part: 1 })];
  const issued = await Promise.all(requests.map((request) => issueLot(request)));
  const sent: unknown[] = [];
  const erasePerson = createErasePerson({
    lots,
    findOrderedLots: async () => [...requests, lotRequest({ part: 2 })],
    forgetWaitingPerson: async () => waiting,
    clock: () => AT,
    send: async (message, { notBefore }) => void sent.push({ ...message, notBefore }),
    candidate: meeting,
  });
  return { lots, issued, sent, erasePerson };
}

describe("erasing a person", () => {
  it("takes their name and address from every lot of the agreement, and nobody else's", async () => {
    const { lots, issued, erasePerson } = await released();
    for (const { lotId } of issued) {
      const lot = openedLot({ lotId });
      await lots.redeem(redeemedCode(lot, { index: 0, personId: adaId }), ada);
      await lots.assign(assignedCode(lot, { index: 1, personId: adaId }), ada);
      await lots.redeem(redeemedCode(lot, { index: 2, personId: bobId }), bob);
    }

    const { erased } = await erasePerson({ agreementNumber: AGREEMENT, personId: adaId });

    expect(erased).toBe(4);
    expect([...lots.people.values()]).toEqual([bob, bob]);
    for (const { lotId } of issued)
      expect((await lots.findCode(lotId, 1))?.value).toMatchObject({ state: "assigned", personId: adaId });
  });

  it("finds nothing left to do the second time", async () => {
    const { lots, issued, erasePerson } = await released();
    const lot = openedLot({ lotId: issued[0]?.lotId ?? "" });
    await lots.redeem(redeemedCode(lot, { personId: adaId }), ada);

    const counts = [await erasePerson({ agreementNumber: AGREEMENT, personId: adaId })];
    counts.push(await erasePerson({ agreementNumber: AGREEMENT, personId: adaId }));

    expect(counts).toEqual([{ erased: 1 }, { erased: 0 }]);
  });

  it("comes again, once whatever was begun has ended, as long as a batch of assignments is under way", async () => {
    const { sent, erasePerson } = await released({ forgotten: 1, isUnderWay: true });

    const { erased } = await erasePerson({ agreementNumber: AGREEMENT, personId: adaId });

    expect(erased).toBe(1);
    expect(sent).toEqual([
      { type: "erase-person", agreementNumber: AGREEMENT, personId: adaId, notBefore: "2026-12-18T01:10:00.000Z" },
    ]);
  });
});

describe("asking for an erasure", () => {
  function desk({ isReuse = false, isAway = false } = {}) {
    const sent: FulfilmentMessage[] = [];
    const requestErasure = createRequestErasure({
      isAgreementKnown: async (agreementNumber) => agreementNumber === AGREEMENT,
      personKey,
      clock: () => instant("2026-12-18T01:00:00Z"),
      send: async (message) => {
        if (isAway) throw new UnavailableError("the broker is down");
        sent.push(message);
      },
    });
    const ask = (agreementNumber = AGREEMENT, email = ada.email) =>
      requestErasure({ agreementNumber, email }, async () =>
        isReuse ? refuse("idempotency-key-reuse") : accept("first"),
      );
    return { sent, ask };
  }

  it("names the person on the bus by their id alone, however they write their address", async () => {
    const { sent, ask } = desk();

    await ask();
    await ask(AGREEMENT, ada.email.toUpperCase());

    const message = { type: "erase-person", agreementNumber: AGREEMENT, personId: adaId };
    expect(sent).toEqual([message, message]);
  });

  it("is refused for an agreement nobody registered, and under a used webhook id", async () => {
    expect(await desk().ask("EES-TW-0000")).toEqual({
      ok: false,
      refusal: "agreement-unknown",
      pointer: "/data/agreementNumber",
    });
    expect(await desk({ isReuse: true }).ask()).toEqual({ ok: false, refusal: "idempotency-key-reuse" });
  });

  it("is a fault when it could not be sent, so that the publisher asks again", async () => {
    await expect(desk({ isAway: true }).ask()).rejects.toThrow(UnavailableError);
  });
});
