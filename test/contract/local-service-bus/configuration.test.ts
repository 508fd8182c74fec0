import { expect, onTestFinished, test } from "vitest";
import { startServiceBus } from "#infra/local/service-bus/server.ts";
import definition from "#infra/service-bus.json" with { type: "json" };

import { configurationOf } from "./running-bus.ts";

test("the project's own definition starts, with its queues", async () => {
  const bus = await startServiceBus({ configuration: definition });
  onTestFinished(() => bus.close());

  expect(bus.queues).toEqual(["fulfilment", "notifications"]);
  expect(bus.connectionString).toContain(`sb://127.0.0.1:${bus.port};`);
});

test.each([
  [
    "a queue property it does not know",
    { ForwardTo: "other" },
    "UserConfig.Namespaces[0].Queues[0].Properties.ForwardTo",
  ],
  ["sessions", { RequiresSession: true }, "Properties.RequiresSession must be false"],
  ["a lock above five minutes", { LockDuration: "PT5M1S" }, "Properties.LockDuration must be at most PT5M"],
  [
    "a duration that is none",
    { DefaultMessageTimeToLive: "1 h" },
    "Properties.DefaultMessageTimeToLive must be an ISO 8601",
  ],
  ["a duration of nothing", { LockDuration: "PT0S" }, "Properties.LockDuration must be an ISO 8601"],
  ["no delivery at all", { MaxDeliveryCount: 0 }, "Properties.MaxDeliveryCount must be an integer of at least 1"],
  [
    "a flag that is none",
    { RequiresDuplicateDetection: "yes" },
    "Properties.RequiresDuplicateDetection must be true or false",
  ],
])("a configuration with %s is refused, naming the place", async (_, properties, words) => {
  const starting = startServiceBus({ configuration: configurationOf(properties) });

  await expect(starting).rejects.toThrow(words);
});

test.each([
  ["topics", { Name: "n", Queues: [], Topics: [] }, "UserConfig.Namespaces[0].Topics is not supported"],
  ["one name twice", { Name: "n", Queues: [{ Name: "a" }, { Name: "A" }] }, "each queue name once (a is there twice)"],
  ["a name that is none", { Name: "n", Queues: [{ Name: "a b" }] }, "Queues[0].Name must be letters"],
  ["no list of queues", { Name: "n" }, "UserConfig.Namespaces[0].Queues must be a list"],
])("a namespace with %s is refused, naming the place", async (_, namespace, words) => {
  const starting = startServiceBus({ configuration: { UserConfig: { Namespaces: [namespace] } } });

  await expect(starting).rejects.toThrow(words);
});

test("a taken port is an error", async () => {
  const bus = await startServiceBus({ configuration: definition });
  onTestFinished(() => bus.close());

  const second = startServiceBus({ configuration: definition, port: bus.port });

  await expect(second).rejects.toMatchObject({ code: "EADDRINUSE" });
});
