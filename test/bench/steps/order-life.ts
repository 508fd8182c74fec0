import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { agreementRegistered } from "#shared/contracts/agreement-registered.ts";
import { fulfilmentMessage, notificationsMessage } from "#shared/contracts/messages.ts";
import { orderPlaced } from "#shared/contracts/order-placed.ts";
import { type OrderId, orderIdOf } from "#shared/kernel/identifiers.ts";
import { DAY_MS, MINUTE_MS } from "#shared/kernel/instant.ts";
import type { Outcome } from "#shared/kernel/outcome.ts";
import type { BareServices, Sent } from "#test/bench/steps/bare-services.ts";

/** What one step asked of the database; `acrossPartitions`: how many of its requests named no partition. */
export type StepCost = {
  readonly step: string;
  readonly requests: number;
  readonly ru: number;
  readonly acrossPartitions: number;
};

const RESELLER = "lar-demo";
/** Opens on the fifth business day and stays open until the tenth. */
const INTO_THE_WINDOW_MS = 9 * DAY_MS;
/** Lots close ten minutes after their end, their order a little later. */
const AFTER_THE_END_MS = 30 * MINUTE_MS;

/** One order of 30 codes, from acceptance to the end of its codes, step by step. */
export class OrderLife {
  readonly costs: StepCost[] = [];
  readonly #running: BareServices;
  readonly #agreementNumber: string;
  readonly #purchaseOrderNumber: string;

  constructor(running: BareServices, name: string) {
    this.#running = running;
    this.#agreementNumber = `EES-${name}`;
    this.#purchaseOrderNumber = `PO-${name}`;
  }

  get orderId(): OrderId {
    return orderIdOf(RESELLER, this.#purchaseOrderNumber);
  }

  /** From the agreement to delivered codes, of which one is redeemed. */
  async untilRedeemed(): Promise<void> {
    const { services, clock } = this.#running;
    await this.#register();
    await this.#step("accept the order", () => this.#accept());
    await this.#handle("process");
    await this.#handle("send the confirmation");
    await this.#handle("confirm");
    const invoicedOn = new Date(clock.now()).toISOString().slice(0, 10);
    await this.#step("invoice", () => this.#invoice(invoicedOn));
    await this.#step("wake query, nothing due", () => services.wakeOrders());
    clock.moveTo(clock.now() + INTO_THE_WINDOW_MS);
    await this.#step("wake query, this order due", () => services.wakeOrders());
    await this.#handle("release");
    await this.#handle("send the code list");
    await this.#handle("deliver");
    await this.#readAndRedeem();
  }

  /** From delivered codes to the expiry notice. */
  async untilEnded(): Promise<void> {
    const { services, clock, sent } = this.#running;
    const { progress } = acceptedBy(await services.readOrder({ orderId: this.orderId, resellerId: RESELLER }));
    clock.moveTo(Date.parse(progress.lots[0]?.expiresAt ?? "") + AFTER_THE_END_MS);
    await this.#step("wake query for lots, this one due", () => services.wakeLots());
    await this.#handle("expire: close the lot");
    await this.#handle("end the order");
    await this.#handle("send the expiry notice");
    await this.#handle("look again, nothing due");
    if (sent.length > 0) throw new Error(`${sent.length} messages were left over`);
  }

  async #readAndRedeem(): Promise<void> {
    const { services } = this.#running;
    const query = { orderId: this.orderId, resellerId: RESELLER };
    await this.#step("read the order", async () => acceptedBy(await services.readOrder(query)));
    await this.#step("read the agreement", async () => acceptedBy(await services.readAgreement(this.#agreementNumber)));
    const [lot] = acceptedBy(await services.listOrderCodes(this.orderId));
    const code = lot?.codes[0]?.reveal() ?? "";
    await this.#step("look up a code", async () => acceptedBy(await services.lookUpCode(code)));
    const person = { name: "Reader", email: "reader@bench.example" };
    const exam = { family: "MCP", examCode: "70-480", provider: "pearson-vue", testCentre: "TC1" } as const;
    await this.#step("redeem a code", async () => acceptedBy(await services.redeemCode({ code, person, exam })));
  }

  async #register(): Promise<void> {
    const { data } = JSON.parse(readFileSync("infra/local/sample/agreement-tw.json", "utf8"));
    const agreement = agreementRegistered.parse({ ...data, agreementNumber: this.#agreementNumber });
    acceptedBy(await this.#running.services.registerAgreement({ agreement }, this.#claim()));
  }

  async #accept(): Promise<void> {
    const order = orderPlaced.parse({
      purchaseOrderNumber: this.#purchaseOrderNumber,
      agreementNumber: this.#agreementNumber,
      lines: [{ sku: "VOUCHER-1", quantity: 30 }],
    });
    acceptedBy(await this.#running.services.acceptOrder({ ...order, resellerId: RESELLER }, this.#claim()));
  }

  async #invoice(invoicedOn: string): Promise<void> {
    const invoice = { invoiceNumber: `INV-${this.#purchaseOrderNumber}`, invoicedOn, resellerId: RESELLER };
    acceptedBy(await this.#running.services.invoiceOrders({ ...invoice, orderIds: [this.orderId] }, this.#claim()));
  }

  #claim() {
    return this.#running.services.signing.claim(RESELLER, randomUUID(), "content");
  }

  /** Handles the message that has waited longest, as the queue's trigger would. */
  #handle(step: string): Promise<void> {
    const message = this.#running.sent.shift();
    if (message === undefined) throw new Error(`nothing was sent that could lead to: ${step}`);
    return this.#step(step, () => handle(message, this.#running.services));
  }

  async #step(step: string, work: () => Promise<unknown>): Promise<void> {
    const { meter } = this.#running.cosmos;
    const mark = meter.mark();
    await work();
    const { requests, ru, operations } = meter.since(mark);
    const acrossPartitions = operations.filter(({ crossPartition }) => crossPartition).length;
    this.costs.push({ step, requests, ru, acrossPartitions });
  }
}

async function handle({ queue, body }: Sent, services: BareServices["services"]): Promise<void> {
  if (queue === "notifications") {
    const message = notificationsMessage.parse(body);
    if (message.type !== "send-mail") throw new Error(`nothing here leads to ${message.type}`);
    acceptedBy(await services.sendMail(message));
    return;
  }
  const message = fulfilmentMessage.parse(body);
  if (message.type === "expire-codes") await services.expireCodes(message.lotId);
  if (message.type === "fulfil-order") {
    const session = message.session === undefined ? {} : { session: message.session };
    await services.fulfilOrder({ orderId: message.orderId as OrderId, ...session });
  }
}

function acceptedBy<Value>(outcome: Outcome<Value, string>): Value {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal}`);
  return outcome.value;
}
