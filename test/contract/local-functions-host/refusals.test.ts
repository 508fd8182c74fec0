import { describe, expect, it } from "vitest";
import { buildSource, launchApp } from "./built-app.ts";

const HTTP = "methods: ['GET'], handler: () => ({ status: 200 })";
const QUEUE = "connection: 'BUS', queueName: 'q', handler: () => {}";

/** The error of a host that is started with the given registrations; fails when it starts. */
async function refusal(
  code: string,
  files: Record<string, object> = {},
  env: Record<string, string> = {},
): Promise<Error> {
  const appDir = await buildSource(`import { app, output, input } from "@azure/functions"; ${code}`, files);
  try {
    const { host } = await launchApp(appDir, { AzureWebJobsStorage: "UseDevelopmentStorage=true", BUS: "x", ...env });
    await host.kill();
  } catch (fault) {
    if (fault instanceof Error) return fault;
    throw fault;
  }
  throw new Error("The host has started.");
}

describe("at start the host refuses, naming the construct,", () => {
  it.each([
    ["another authLevel", `app.http('a', { authLevel: 'function', ${HTTP} })`, "'a': authLevel \"function\""],
    ["another trigger", "app.storageQueue('a', { connection: 'X', queueName: 'q', handler() {} })", "queueTrigger"],
    [
      "an output binding",
      `app.http('a', { ${HTTP}, extraOutputs: [output.storageQueue({ queueName: 'q', connection: 'X' })] })`,
      'the output binding "queue"',
    ],
    [
      "an input binding",
      `app.http('a', { ${HTTP}, extraInputs: [input.storageBlob({ path: 'p', connection: 'X' })] })`,
      'the input binding "blob"',
    ],
    [
      "a return binding",
      `app.timer('a', { schedule: '0 0 0 * * *', handler() {}, return: output.storageQueue({ queueName: 'q', connection: 'X' }) })`,
      'the output binding "queue"',
    ],
    [
      "a retry policy",
      "app.timer('a', { schedule: '0 0 0 * * *', handler() {}, retry: { strategy: 'fixedDelay', maxRetryCount: 1, delayInterval: 1000 } })",
      "a retry policy",
    ],
    ["HTTP streaming", `app.setup({ enableHttpStream: true }); app.http('a', { ${HTTP} })`, "HTTP streaming"],
    ["a log hook", `app.hook.log(() => {}); app.http('a', { ${HTTP} })`, 'The "log" hook'],
    ["a batch trigger", `app.serviceBusQueue('a', { cardinality: 'many', ${QUEUE} })`, 'cardinality "many"'],
    ["sessions", `app.serviceBusQueue('a', { isSessionsEnabled: true, ${QUEUE} })`, "isSessionsEnabled=true"],
    [
      "manual settling",
      `app.serviceBusQueue('a', { autoCompleteMessages: false, ${QUEUE} })`,
      "autoCompleteMessages=false",
    ],
    [
      "a topic",
      "app.serviceBusTopic('a', { connection: 'BUS', topicName: 't', subscriptionName: 's', handler() {} })",
      "topic",
    ],
    [
      "a run at startup",
      "app.timer('a', { schedule: '0 0 0 * * *', runOnStartup: true, handler() {} })",
      '"runOnStartup"',
    ],
    ["a bad schedule", "app.timer('a', { schedule: '0 0 25 * * *', handler() {} })", '"25" is not a valid hour'],
    [
      "an unset setting in a schedule",
      "app.timer('a', { schedule: '%NIGHTLY%', handler() {} })",
      "'%NIGHTLY%' does not resolve",
    ],
    [
      "an unset connection",
      "app.serviceBusQueue('a', { connection: 'OTHER', queueName: 'q', handler() {} })",
      'app setting "OTHER"',
    ],
    ["a bad function name", `app.http('1st', { ${HTTP} })`, "'1st' is not a valid function name"],
    ["the name host", `app.http('Host', { ${HTTP} })`, "'Host' is not a valid function name"],
    [
      "a name used twice",
      `app.http('a', { ${HTTP} }); app.http('A', { ${HTTP} })`,
      'id "A" has already been registered',
    ],
    [
      "a bad binding name",
      `app.http('a', { trigger: { type: 'httpTrigger', name: 'not-good', authLevel: 'anonymous' }, ${HTTP} })`,
      "'not-good' is not a valid binding name",
    ],
    ["a route of its own", `app.http('a', { route: 'admin/x', ${HTTP} })`, "conflicts with the host's own routes"],
    ["another constraint", `app.http('a', { route: 'x/{id:range(1,2)}', ${HTTP} })`, '"{id:range(1,2)}"'],
    ["a mixed segment", `app.http('a', { route: 'x/{id}.json', ${HTTP} })`, '"{id}.json"'],
    ["an app without functions", "", "registers no function"],
  ])("%s", async (_, code, text) => {
    expect((await refusal(code)).message).toContain(text);
  });

  it.each([
    ["an unknown setting", { version: "2.0", functionTimeout: "00:10:00" }, "functionTimeout"],
    ["an unknown extension", { version: "2.0", extensions: { queues: {} } }, "extensions.queues"],
    ["a prefetch count", { version: "2.0", extensions: { serviceBus: { prefetchCount: 5 } } }, "prefetchCount"],
    ["another version", { version: "1.0" }, "version"],
  ])("in host.json %s", async (_, hostJson, text) => {
    expect((await refusal(`app.http('a', { ${HTTP} })`, { "host.json": hostJson })).message).toContain(text);
  });

  it("an ES module as main", async () => {
    const files = { "package.json": { type: "module", main: "dist/main.js" } };

    expect((await refusal(`app.http('a', { ${HTTP} })`, files)).message).toContain("ES module");
  });

  it("nothing of a disabled function but what it asks for", async () => {
    const code = `app.http('a', { ${HTTP} }); app.serviceBusQueue('b', { connection: 'OTHER', queueName: 'q', handler() {} })`;
    const appDir = await buildSource(`import { app } from "@azure/functions"; ${code}`);

    const { host } = await launchApp(appDir, { "AzureWebJobs.b.Disabled": "1" });

    expect((await fetch(`${host.url}/api/a`)).status).toBe(200);
    await host.kill();
  });
});

describe("an app that cannot start", () => {
  it("is reported in its own words", async () => {
    const fault = await refusal("throw new Error('The setting CODES_KEY is missing.')");

    expect(fault.message).toBe("The setting CODES_KEY is missing.");
  });

  it("is reported when its appStart hook fails", async () => {
    const code = `app.http('a', { ${HTTP} }); app.hook.appStart(() => { throw new Error('no start') })`;

    expect((await refusal(code)).message).toBe("no start");
  });

  it("is reported when it ends the process", async () => {
    expect((await refusal("process.exit(7)")).message).toContain("(7)");
  });
});
