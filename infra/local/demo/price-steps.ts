import { expectStatus } from "./answers.ts";
import { publishPriceList, readOrder, requestQuote } from "./contract-calls.ts";
import { localeOf, readPriceList } from "./sample.ts";
import type { Step } from "./step.ts";
import type { DemoWorld } from "./world.ts";

export const publishPrices: Step = {
  title: "Publish prices for Taiwan",
  run: async (world) => {
    const list = readPriceList("tw");
    expectStatus((await publishPriceList(world, list)).answer, 201, "the price list");
    return `${list.priceListId}, ${list.prices.length} products in ${list.currency}`;
  },
};

export const quote: Step = {
  title: "Ask what PO-7781 would cost",
  run: async (world) => {
    const { school: order } = world;
    const before = documentsOf(world);
    const { price, label, explanation } = expectStatus((await requestQuote(world, order)).answer, 200, "the quote");
    order.quoted = price.total;
    const stored = documentsOf(world) - before;
    const priced = explanation.lines.map((line) => line.price).join();
    world.check(
      "A quote answers in the contact's language and stores nothing",
      stored === 0 && priced === "NT$24,000 × 2 × 9 個月 ÷ 12 = NT$36,000。",
      `${localeOf(order)}: ${priced}`,
    );
    return `${priced} ${label}`;
  },
};

export const readPrice: Step = {
  title: "Read what PO-7781 costs",
  run: async (world) => {
    const { school: order } = world;
    const { price } = expectStatus((await readOrder(world, order)).answer, 200, "the order");
    const seen = price?.status === "priced" ? `${price.total / 10 ** price.minorUnitDigits} ${price.currency}` : "none";
    const isSame = price?.status === "priced" && price.total === order.quoted;
    world.check("PO-7781 costs what was quoted", isSame, seen);
    return `${seen}, ${isSame ? "as" : "not as"} quoted`;
  },
};

const documentsOf = ({ stack }: DemoWorld): number => stack.cosmos.documents().length;
