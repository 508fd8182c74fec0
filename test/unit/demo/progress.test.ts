import { expect, it } from "vitest";
import { plainProgress } from "#infra/local/demo/progress.ts";

const shown = (title: string, result: string) => ({ title, run: () => Promise.resolve(result) });

it("writes one line for each item, when it is done", async () => {
  const lines: string[] = [];

  await plainProgress((line) => lines.push(line))([shown("Place an order", "202"), shown("Wait", "two days later")]);

  expect(lines).toEqual(["✔ Place an order: 202", "✔ Wait: two days later"]);
});

it("names the item that failed, runs none after it and passes the fault on", async () => {
  const lines: string[] = [];
  const broken = { title: "Place an order", run: () => Promise.reject(new Error("no answer")) };

  const showing = plainProgress((line) => lines.push(line))([broken, shown("Wait", "two days later")]);

  await expect(showing).rejects.toThrow("no answer");
  expect(lines).toEqual(["✘ Place an order"]);
});
