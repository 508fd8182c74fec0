import { afterAll, beforeAll, expect, it } from "vitest";
import {
  placeOrder,
  problemOf,
  type RunningStack,
  sampleData,
  startRunningStack,
} from "#test/support/running-stack.ts";

let running: RunningStack;

beforeAll(async () => {
  running = await startRunningStack();
});
afterAll(() => running.stack.stop());

it.each(["a/b#?\\", "漢字", "\u0000", "😀", " ", "__proto__", "' OR 1=1; --", "%2F", "a".repeat(64)])(
  "an order under the agreement %j is refused like any unknown one",
  async (agreementNumber) => {
    const { status, body } = await placeOrder(running, sampleData("order-tw", { agreementNumber }));

    expect([status, problemOf(body)]).toEqual([422, "agreement-unknown"]);
  },
);

it.each(["a%2Fb%23%3F", "%E6%BC%A2", "%00", "a%5Cb", "%25", "a".repeat(3000)])(
  "the agreement %s is not found like any other",
  async (segment) => {
    const path = `/api/publisher/agreements/${segment}`;

    const { status, body } = await running.api.signed({ client: "publisher", method: "GET", path });

    expect([status, problemOf(body)]).toEqual([404, "agreement-not-found"]);
  },
);
