import { describe, expect, it } from "vitest";
import { readAgreementOverHttp } from "#functions/agreements/read-agreement.http.ts";
import { registerAgreementOverHttp } from "#functions/agreements/register-agreement.http.ts";
import { invoiceOrdersOverHttp } from "#functions/fulfilment/invoice-orders.http.ts";
import { listOrderCodesOverHttp } from "#functions/fulfilment/list-order-codes.http.ts";
import { resendCodesOverHttp } from "#functions/fulfilment/resend-codes.http.ts";
import { resumeOrderOverHttp } from "#functions/fulfilment/resume-order.http.ts";
import { createReadAgreement } from "#shared/agreements/use-cases/read-agreement.ts";
import { createReadEnding } from "#shared/agreements/use-cases/read-ending.ts";
import { createRegisterAgreement } from "#shared/agreements/use-cases/register-agreement.ts";
import type { ResendCodes } from "#shared/fulfilment/use-cases/resend-codes.ts";
import { plusMs } from "#shared/kernel/instant.ts";
import { accept, refuse } from "#shared/kernel/outcome.ts";
import { Secret } from "#shared/kernel/secret.ts";
import { fulfilmentThat, lot } from "#test/support/fulfilments.ts";
import { anAgreement, InMemoryAgreements } from "#test/support/in-memory-agreements.ts";
import { anOrder } from "#test/support/in-memory-orders.ts";
import { messageText } from "#test/support/signed-request.ts";
import { answerTo, NOW, signingWorld } from "#test/unit/triggers/trigger-world.ts";

describe("/publisher/agreements/{agreementNumber}", () => {
  function registry() {
    const agreements = new InMemoryAgreements();
    const { signing, claimed } = signingWorld();
    const readEnding = createReadEnding({ curtailings: agreements.curtailings });
    const put = (agreementNumber: string, headers: Record<string, string> = {}, agreement: unknown = anAgreement()) => {
      const parts = {
        method: "PUT",
        path: `/api/publisher/agreements/${agreementNumber}`,
        params: { agreementNumber },
        body: messageText("agreement.registered", agreement),
        headers,
      };
      const grantAcademy = async () => accept(undefined);
      const registerAgreement = createRegisterAgreement({ agreements, grantAcademy, clock: signing.clock });
      const trigger = registerAgreementOverHttp({ registerAgreement, readEnding }, signing);
      return answerTo(trigger, parts, "publisher");
    };
    const get = (agreementNumber: string, by = "publisher") => {
      const trigger = readAgreementOverHttp(
        { readAgreement: createReadAgreement({ agreements }), readEnding },
        signing,
      );
      const parts = { path: `/api/publisher/agreements/${agreementNumber}`, params: { agreementNumber } };
      return answerTo(trigger, parts, by);
    };
    return { put, get, claimed };
  }

  it("answers 201 with the version of what was created, and 200 to the same again", async () => {
    const { put, get, claimed } = registry();

    const [created, again] = [await put("EES-TW-1042"), await put("EES-TW-1042")];
    const read = await get("EES-TW-1042");

    expect([created.status, again.status, read.status]).toEqual([201, 200, 200]);
    expect(created.headers.get("etag")).toBe(read.headers.get("etag"));
    expect(read.body).toEqual(anAgreement());
    expect(claimed).toEqual(["publisher msg_1", "publisher msg_1"]);
  });

  it("hands on the version a change is based on", async () => {
    const { put } = registry();
    await put("EES-TW-1042");

    const { status } = await put("EES-TW-1042", { "if-match": '"none"' }, anAgreement({ programme: "VL" }));

    expect(status).toBe(412);
  });

  it("refuses a body that names another agreement than the route, claiming nothing", async () => {
    const { put, claimed } = registry();

    const { status, body } = await put("EES-TW-9999");

    expect(status).toBe(422);
    expect(body.errors).toEqual([{ pointer: "/data/agreementNumber", code: "not-the-route" }]);
    expect(claimed).toEqual([]);
  });

  it("answers 404 where there is none, and 401 to a reseller either way", async () => {
    const { get } = registry();

    expect((await get("EES-TW-0000")).problem).toBe("agreement-not-found");
    expect((await get("EES-TW-0000", "lar-demo")).problem).toBe("webhook-unverified");
  });
});

describe("GET /publisher/orders/{orderId}/codes", () => {
  const { orderId } = anOrder();
  const code = "7K3M9-Q001A-BCDEF-GHJKM-NPQRS";
  const get = (by = "publisher", id: string = orderId) => {
    const { signing } = signingWorld();
    const { lotId, line, sku, expiresAt, expiryBoundBy, lastUsableOn } = lot;
    const listed = { lotId, line, sku, expiresAt, expiryBoundBy, lastUsableOn, codes: [new Secret(code)] };
    const trigger = listOrderCodesOverHttp(async () => accept([listed]), signing);
    return answerTo(trigger, { path: `/api/publisher/orders/${id}/codes`, params: { orderId: id } }, by);
  };

  it("answers the codes of each lot, to be kept nowhere, and logs how many were read", async () => {
    const { status, headers, body, lines } = await get();

    expect([status, headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(body).toMatchObject({ orderId, lots: [{ sku: "CLASS-MCP-30", codes: [code] }] });
    expect(lines.join()).toContain('"codes":1');
    expect(lines.join()).not.toContain(code);
  });

  it("is the publisher's alone, and knows no order by another name", async () => {
    expect((await get("lar-demo")).problem).toBe("webhook-unverified");
    expect((await get("publisher", "42")).problem).toBe("order-unknown");
  });
});

describe("POST /publisher/invoices", () => {
  const path = "/api/publisher/invoices";
  const invoice = {
    invoiceNumber: "INV-1",
    invoicedOn: "2026-12-18",
    resellerId: "lar-demo",
    orderIds: [anOrder().orderId],
  };
  const issue = (data: object, by = "publisher") => {
    const { signing } = signingWorld();
    const trigger = invoiceOrdersOverHttp(async () => accept([fulfilmentThat.isInvoiced()]), signing);
    return answerTo(trigger, { path, body: messageText("invoice.issued", data) }, by);
  };

  it("answers each order with its state and promises", async () => {
    const { status, body } = await issue(invoice);

    expect(status).toBe(200);
    expect(body).toMatchObject({
      invoiceNumber: "INV-1",
      orders: [
        { orderId: anOrder().orderId, status: "invoiced", promises: [{ kind: "confirm" }, { kind: "deliver" }] },
      ],
    });
  });

  it.each([
    { orderIds: [] },
    { orderIds: ["42"] },
    { orderIds: [anOrder().orderId, anOrder().orderId] },
    { invoicedOn: "2027-02-29" },
    { invoicedOn: "18.12.2026" },
    { invoiceNumber: "=1+1" },
    { amount: 1 },
  ])("refuses %j", async (changes) => {
    expect((await issue({ ...invoice, ...changes })).problem).toBe("validation");
  });

  it("is the publisher's alone", async () => {
    expect((await issue(invoice, "lar-demo")).problem).toBe("webhook-unverified");
  });
});

describe("POST /publisher/orders/{orderId}/resumption", () => {
  const { orderId } = anOrder();
  const resume = (data: object, by = "publisher") => {
    const { signing, claimed } = signingWorld();
    const trigger = resumeOrderOverHttp(async (_orderId, claim) => {
      await claim();
      return accept(fulfilmentThat.isInvoiced());
    }, signing);
    const parts = {
      path: `/api/publisher/orders/${orderId}/resumption`,
      params: { orderId },
      body: messageText("order.resumed", data),
    };
    return answerTo(trigger, parts, by).then((answer) => ({ ...answer, claimed }));
  };

  it("answers the order with its state, promises and timeline", async () => {
    const { status, body, claimed } = await resume({ orderId });

    expect([status, claimed]).toEqual([200, ["publisher msg_1"]]);
    expect(body).toMatchObject({ orderId, status: "invoiced", promises: [{ kind: "confirm" }, { kind: "deliver" }] });
  });

  it("refuses a body that names another order than the route, and everybody but the publisher", async () => {
    const other = await resume({ orderId: "0".repeat(64) });

    expect(other.body.errors).toEqual([{ pointer: "/data/orderId", code: "not-the-route" }]);
    expect(other.claimed).toEqual([]);
    expect((await resume({ orderId }, "lar-demo")).problem).toBe("webhook-unverified");
  });
});

describe("POST /publisher/orders/{orderId}/resends", () => {
  const { orderId } = anOrder();
  const resend = (data: object, outcome: Awaited<ReturnType<ResendCodes>>, by = "publisher") => {
    const { signing, claimed } = signingWorld();
    const trigger = resendCodesOverHttp(async (_command, claim) => {
      if (outcome.ok) await claim();
      return outcome;
    }, signing);
    const parts = {
      path: `/api/publisher/orders/${orderId}/resends`,
      params: { orderId },
      body: messageText("codes.resent", data),
    };
    return answerTo(trigger, parts, by).then((answer) => ({ ...answer, claimed }));
  };
  const resent = accept({ ...fulfilmentThat.isReleased(), resends: [NOW] });

  it("answers when the list went out again", async () => {
    const { status, body, claimed } = await resend({ orderId, number: 1 }, resent);

    expect([status, claimed]).toEqual([200, ["publisher msg_1"]]);
    expect(body).toMatchObject({ orderId, resends: [NOW] });
  });

  it.each(["resend-limit", "contact-too-new"] as const)(
    "says after how long %s is over, and when to the millisecond",
    async (refusal) => {
      const availableAt = plusMs(NOW, 90_500);

      const answer = await resend({ orderId, number: 1 }, refuse(refusal, undefined, { availableAt }));

      expect(answer.problem).toBe(refusal);
      expect(answer.headers.get("retry-after")).toBe("91");
      expect(answer.body).toMatchObject({ availableAt });
    },
  );

  it("refuses everybody but the publisher, another order than the route's, and a resend without its number", async () => {
    const other = await resend({ orderId: "0".repeat(64), number: 1 }, resent);

    expect(other.body.errors).toEqual([{ pointer: "/data/orderId", code: "not-the-route" }]);
    expect((await resend({ orderId, number: 1 }, resent, "lar-demo")).problem).toBe("webhook-unverified");
    expect((await resend({ orderId }, resent)).problem).toBe("validation");
  });
});
