import { expect, test } from "vitest";
import { readPorts } from "#infra/local/ports.ts";

test("without variables the ports are the usual ones", () => {
  const ports = readPorts({});

  expect(ports).toEqual({ functions: 7071, control: 7070, cosmos: 8081, serviceBus: 5672, blob: 10_000, smtp: 1025 });
});

test("each variable moves its own listener", () => {
  const ports = readPorts({
    FUNCTIONS_PORT: "1",
    CONTROL_PORT: "2",
    COSMOS_PORT: "3",
    SERVICE_BUS_PORT: "4",
    BLOB_PORT: "5",
    SMTP_PORT: "0",
  });

  expect(ports).toEqual({ functions: 1, control: 2, cosmos: 3, serviceBus: 4, blob: 5, smtp: 0 });
});

test.for(["seven", "-1", "65536", "7071.5", " 7071"])("%j is no port", (given) => {
  expect(() => readPorts({ FUNCTIONS_PORT: given })).toThrow(`FUNCTIONS_PORT=${given} is no port`);
});
