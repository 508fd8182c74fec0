import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { ServiceBusClient } from "@azure/service-bus";
import { describe, expect, it } from "vitest";
import { redeem } from "#infra/local/demo/contract-calls.ts";
import { Interruption, presentDemo } from "#infra/local/demo/present.ts";
import { plainProgress } from "#infra/local/demo/progress.ts";
import { SERVER_EXAM } from "#infra/local/demo/redemption-steps.ts";
import { SCHOOL_STORY } from "#infra/local/demo/school-story.ts";
import type { Step } from "#infra/local/demo/step.ts";
import { STORY } from "#infra/local/demo/story.ts";
import type { DemoWorld } from "#infra/local/demo/world.ts";

/** Presents a story and gives its exit code with all that was written. */
async function present(story: readonly Step[], signal?: AbortSignal) {
  const lines: string[] = [];
  const write = (line: string) => lines.push(line);
  const options = { story, show: plainProgress(write), hasColours: false, write };
  const exitCode = await presentDemo(signal === undefined ? options : { ...options, signal });
  return { exitCode, output: lines.join("\n") };
}

/** The first story with one step more, before the step of that title. */
const storyWith = (step: Step, before: string): readonly Step[] =>
  SCHOOL_STORY.flatMap((one) => (one.title === before ? [step, one] : [one]));

const startDemo = (): ChildProcess =>
  spawn(process.execPath, ["infra/local/demo/demo.ts"], {
    env: { FORCE_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });

async function outcomeOf(child: ChildProcess) {
  if (child.stdout === null || child.stderr === null) throw new Error("the demo has no pipes");
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { stdout, stderr, exitCode };
}

const isListening = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );

describe("npm run demo in a pipe", () => {
  it("tells the story in plain lines, shows that every check held and exits with 0", async () => {
    const { stdout, stderr, exitCode } = await outcomeOf(startDemo());

    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).not.toContain("\u001B");
    expect(stdout).not.toContain("✘");
    const told = stdout.split("\n").slice(0, STORY.length + 2);
    expect(told.map((line) => line.slice(2, line.indexOf(":")))).toEqual([
      "Start the system",
      ...STORY.map(({ title }) => title),
      "Look at everything once more",
    ]);
    for (const order of ["PO-7781", "PO-7802", "PO-7815"])
      expect(stdout).toContain(`✔ ${order} has ended and its counts add up`);
    expect(stdout.trimEnd().split("\n").at(-1)).toMatch(/^All \d+ checks held in [\d.]+ s\. Next: npm start/);
  });

  it("ends everything on Ctrl-C and exits with 130", async () => {
    const child = startDemo();
    child.stdout?.once("data", () => child.kill("SIGINT"));

    const { stdout, stderr, exitCode } = await outcomeOf(child);

    expect([exitCode, stderr]).toEqual([130, ""]);
    expect(stdout).toContain("Interrupted");
  });
});

describe("a demo in which something is wrong", () => {
  it("exits with 1 and names the checks that failed, and shows no code", async () => {
    let leaked = "";
    const sabotage: Step = {
      title: "Plant faults",
      run: async ({ stack, school }) => {
        leaked = school.codes.at(-2) ?? "";
        const bus = new ServiceBusClient(stack.serviceBus.connectionString);
        await bus.createSender("fulfilment").sendMessages({ body: `not ours: ${leaked}` });
        await bus.close();
        return "a message nobody understands, with a code in it";
      },
    };

    const { exitCode, output } = await present(storyWith(sabotage, "Somebody mistypes a code"));

    expect(exitCode).toBe(1);
    const [, failed = ""] = output.split(/checks failed in [\d.]+ s:\n/);
    expect(failed.split("\n").map((line) => line.trim())).toEqual(
      expect.arrayContaining([
        "No code stands in a subject, mail text, log line, queue message or stored document",
        "Nothing was dead-lettered",
      ]),
    );
    expect(leaked).toHaveLength(29);
    expect(output).not.toContain(leaked);
  });

  it("sees a redemption the story does not know of", async () => {
    const sabotage: Step = {
      title: "Redeem behind the story's back",
      run: async (world) => {
        const person = { name: "A stranger", email: "stranger@qinglan.example" };
        const { answer } = await redeem(world, world.school.codes.at(-2) ?? "", person, SERVER_EXAM);
        return String(answer.status);
      },
    };

    const { exitCode, output } = await present(storyWith(sabotage, "Somebody mistypes a code"));

    expect(exitCode).toBe(1);
    expect(output).toContain("✘ PO-7781 has ended and its counts add up (ended: 60 issued = 5 redeemed + 55 expired)");
  });
});

describe("a demo that cannot go on", () => {
  it("says what failed with the host's last lines, ends the system and exits with 1", async () => {
    let world: DemoWorld | undefined;
    const broken: Step = {
      title: "Do the impossible",
      run: (given) => {
        world = given;
        return Promise.reject(new Error("no such thing", { cause: new Error("never was") }));
      },
    };

    const { exitCode, output } = await present([broken]);

    expect(exitCode).toBe(1);
    expect(output).toContain("✘ Do the impossible\n\nThe story could not go on:\nError: no such thing");
    expect(output).toContain("never was");
    expect(output).toContain("The host's last lines:");
    expect(await isListening(world?.stack.urls.control ?? "")).toBe(false);
  });

  it("notices that the host crashed, whatever it is waiting for", async () => {
    const crash: Step = {
      title: "Wait for an answer",
      run: ({ stack }) => {
        process.kill(stack.host.pid, "SIGKILL");
        return new Promise(() => undefined);
      },
    };

    const { exitCode, output } = await present([crash]);

    expect(exitCode).toBe(1);
    expect(output).toContain("the Functions host ended");
  });

  it("ends the system when it is interrupted in the middle of a step", async () => {
    const interrupt = new AbortController();
    let world: DemoWorld | undefined;
    const interrupted: Step = {
      title: "Wait for ever",
      run: (given) => {
        world = given;
        interrupt.abort(new Interruption("asked to end"));
        return new Promise(() => undefined);
      },
    };

    const { exitCode } = await present([interrupted], interrupt.signal);

    expect(exitCode).toBe(130);
    expect(await isListening(world?.stack.urls.functions ?? "")).toBe(false);
  });
});
