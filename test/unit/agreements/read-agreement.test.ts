import { describe, expect, it } from "vitest";
import { createReadAgreement } from "#shared/agreements/use-cases/read-agreement.ts";
import { anAgreement, InMemoryAgreements } from "#test/support/in-memory-agreements.ts";

describe("reading an agreement", () => {
  it("gives it with its version, in one request", async () => {
    const agreements = new InMemoryAgreements();
    await agreements.create(anAgreement());
    const before = agreements.requests;

    const outcome = await createReadAgreement({ agreements })("EES-TW-1042");

    expect(outcome).toMatchObject({ ok: true, value: { value: anAgreement(), version: expect.any(String) } });
    expect(agreements.requests - before).toBe(1);
  });

  it("refuses a number nobody registered", async () => {
    const agreements = new InMemoryAgreements();

    const outcome = await createReadAgreement({ agreements })("EES-TW-0000");

    expect(outcome).toEqual({ ok: false, refusal: "agreement-unknown" });
  });
});
