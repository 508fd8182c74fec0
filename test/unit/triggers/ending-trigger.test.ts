import { describe, expect, it } from "vitest";
import { endAgreementOverHttp } from "#functions/agreements/end-agreement.http.ts";
import { createEndAgreement } from "#shared/agreements/use-cases/end-agreement.ts";
import { localDateOf } from "#shared/fulfilment/domain/local-date.ts";
import { anAgreement, InMemoryAgreements } from "#test/support/in-memory-agreements.ts";
import { messageText } from "#test/support/signed-request.ts";
import { answerTo, signingWorld } from "#test/unit/triggers/trigger-world.ts";

const data = { agreementNumber: "EES-TW-1042", endsOn: "2027-03-31" };

describe("/publisher/agreements/{agreementNumber}/ending", () => {
  async function ending() {
    const agreements = new InMemoryAgreements();
    await agreements.create(anAgreement());
    const { curtailings } = agreements;
    const { signing } = signingWorld();
    const nudge = async () => undefined;
    const services = { agreements, curtailings, dateIn: localDateOf, nudge, clock: signing.clock };
    const post = (agreementNumber = data.agreementNumber, by = "publisher", headers: Record<string, string> = {}) =>
      answerTo(
        endAgreementOverHttp(createEndAgreement(services), signing),
        {
          path: `/api/publisher/agreements/${agreementNumber}/ending`,
          params: { agreementNumber },
          body: messageText("agreement.ended", data),
          headers,
        },
        by,
      );
    return { post, find: () => curtailings.find(data.agreementNumber, data.endsOn) };
  }

  it("answers 202, and keeps the id of the call for what the timer wakes", async () => {
    const { post, find } = await ending();

    const { status, body } = await post(undefined, undefined, { "x-correlation-id": "call-1" });

    expect({ status, body }).toEqual({ status: 202, body: data });
    expect((await find())?.value).toMatchObject({ ...data, correlationId: "call-1" });
  });

  it("refuses everybody but the publisher, and another agreement than the route's", async () => {
    const { post, find } = await ending();

    expect((await post(undefined, "lar-demo")).problem).toBe("webhook-unverified");
    expect((await post("EES-TW-1043")).body.errors).toEqual([
      { pointer: "/data/agreementNumber", code: "not-the-route" },
    ]);
    expect(await find()).toBeUndefined();
  });
});
