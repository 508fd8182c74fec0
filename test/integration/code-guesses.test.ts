import { afterAll, beforeAll, expect, it } from "vitest";
import { guessedCodes } from "#test/integration/hostile/guessed-codes.ts";
import { createHostileCaller, type HostileAnswer, tracesOf } from "#test/support/hostile-caller.ts";
import { deliverSampleOrder, type RunningStack, startRunningStack } from "#test/support/running-stack.ts";

const BRAKE_AFTER = 30;
const FIFTEEN_MINUTES_MS = 15 * 60_000;

let running: RunningStack;
let codes: readonly string[];

beforeAll(async () => {
  running = await startRunningStack();
  ({ codes } = await deliverSampleOrder(running));
});
afterAll(() => running.stack.stop());

/** Under an address of the caller's own choice, which must not help. */
const present = (code: string, path = "/api/codes/lookup") =>
  createHostileCaller(running)({
    path,
    body: JSON.stringify(path.endsWith("lookup") ? { code } : { code, person }),
    headers: { "x-forwarded-for": `203.0.113.${Math.floor(Math.random() * 256)}` },
  });
const windowPasses = () => running.stack.timeMachine.advanceTo(running.stack.clock.now() + FIFTEEN_MINUTES_MS);
const person = { name: "王小明", email: "ming@qinglan.example" };

it("codes of no lot, of a wrong seed and beyond their lot's end are answered alike, byte by byte", async () => {
  const guessed = Object.values(guessedCodes(running));

  for (const path of ["/api/codes/lookup", "/api/redemptions"]) {
    const answers = await Promise.all(guessed.map((code) => present(code, path)));
    expect(answers.map(({ status, problem }) => [status, problem])).toEqual(
      guessed.map(() => [404, "code-not-recognised"]),
    );
    expect(new Set(answers.map(withoutInstance)).size).toBe(1);
  }
});

it("mistyped codes are answered alike, whatever the slip, and never repeated", async () => {
  const [code = ""] = codes;
  const slips = [code.slice(1), `${code}0`, `U${code.slice(1)}`, `${code.slice(0, -1)}U`, "\u200b", "0".repeat(25)];

  const answers = await Promise.all(slips.map((slip) => present(slip)));

  expect(answers.map(({ status, problem }) => [status, problem])).toEqual(slips.map(() => [422, "code-malformed"]));
  expect(new Set(answers.map(withoutInstance)).size).toBe(1);
  expect(answers.filter(({ text }) => text.includes(code.slice(1, 12)))).toEqual([]);
});

it("after 30 wrong codes a caller gets no answer, not even to a right one, until a guess is given back", async () => {
  await windowPasses();
  const [right = ""] = codes;
  const { ofNoLot } = guessedCodes(running);
  const before = tracesOf(running, ofNoLot);

  const guesses: HostileAnswer[] = [];
  for (let guess = 0; guess < BRAKE_AFTER + 1; guess += 1) guesses.push(await present(ofNoLot));
  const braked = await present(right);

  expect(guesses.map(({ status }) => status)).toEqual([...Array.from({ length: BRAKE_AFTER }, () => 404), 429]);
  expect([braked.status, braked.problem]).toEqual([429, "rate-limited"]);
  const retryAfterSeconds = Number(braked.headers.get("retry-after"));
  expect(retryAfterSeconds).toBeGreaterThan(0);
  expect(retryAfterSeconds).toBeLessThanOrEqual(30);
  expect(tracesOf(running, ofNoLot)).toEqual(before);

  await windowPasses();
  expect((await present(right)).status).toBe(200);
});

const withoutInstance = ({ text }: HostileAnswer): string => text.replace(/urn:uuid:[0-9a-f-]{36}/, "");
