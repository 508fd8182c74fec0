import { describe, expect, it } from "vitest";
import { CosmosFreezeSwitch } from "#shared/adapters/cosmos/freeze-switch.ts";
import { instant } from "#shared/kernel/instant.ts";
import { StaleVersionError } from "#shared/kernel/versioned.ts";
import { startDocuments } from "#test/support/cosmos-documents.ts";

const frozen = { isFrozen: true, frozenAt: instant("2026-12-18T01:00:00Z"), reason: "restore" };
const lifted = { ...frozen, isFrozen: false, liftedAt: instant("2026-12-18T02:00:00Z") };

async function openSwitch() {
  const { cosmos, documents } = await startDocuments("switches");
  return { cosmos, freezeSwitch: new CosmosFreezeSwitch(documents) };
}

describe("the switch in the database", () => {
  it("is not there before the first freeze, and then gives back what was written", async () => {
    const { freezeSwitch } = await openSwitch();

    const before = await freezeSwitch.read();
    await freezeSwitch.write(frozen);
    const stored = await freezeSwitch.read();
    await freezeSwitch.write(lifted, stored?.version);

    expect(before).toBeUndefined();
    expect(stored?.value).toEqual(frozen);
    expect((await freezeSwitch.read())?.value).toEqual(lifted);
  });

  it("takes no write over a version that has moved on, nor a second first one", async () => {
    const { freezeSwitch } = await openSwitch();
    await freezeSwitch.write(frozen);
    const stored = await freezeSwitch.read();
    await freezeSwitch.write(lifted, stored?.version);

    await expect(freezeSwitch.write(frozen)).rejects.toBeInstanceOf(StaleVersionError);
    await expect(freezeSwitch.write(frozen, stored?.version)).rejects.toBeInstanceOf(StaleVersionError);
  });

  it("costs one request of 1 RU to read", async () => {
    const { cosmos, freezeSwitch } = await openSwitch();
    await freezeSwitch.write(frozen);
    const mark = cosmos.meter.mark();

    await freezeSwitch.read();

    expect(cosmos.meter.since(mark)).toMatchObject({ requests: 1, ru: 1 });
  });
});
