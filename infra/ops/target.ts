import { UsageError } from "./usage-error.ts";

/** Whom to call, how to sign, and what time it is there in epoch ms. */
export type Target = { readonly url: string; readonly secret: string; readonly now: () => number };

const USUAL_CONTROL_PORT = "7070";
const USUAL_FUNCTIONS_PORT = "7071";
const CONTROL_PATIENCE_MS = 5000;

/**
 * OPS_URL and OPS_SECRET, or the stack on this machine.
 * @throws {UsageError} when one of the two is missing or of the wrong form; an Error when no stack runs here.
 */
export async function findTarget(environment: NodeJS.ProcessEnv): Promise<Target> {
  const { OPS_URL: url = "", OPS_SECRET: secret = "" } = environment;
  if (url === "") return findLocalStack(environment);
  if (!URL.canParse(url) || !/^https?:/.test(url)) throw new UsageError("OPS_URL is no http or https URL.");
  if (!secret.startsWith("whsec_")) throw new UsageError("OPS_URL needs OPS_SECRET, the publisher's whsec_… secret.");
  return { url: url.replace(/\/+$/, ""), secret, now: Date.now };
}

async function findLocalStack({ CONTROL_PORT, FUNCTIONS_PORT }: NodeJS.ProcessEnv): Promise<Target> {
  const control = `http://127.0.0.1:${CONTROL_PORT || USUAL_CONTROL_PORT}`;
  const [clients, clock] = await Promise.all([ask<Clients>(`${control}/clients`), ask<Clock>(`${control}/clock`)]);
  const secret = clients.find(({ id }) => id === "publisher")?.secret;
  if (secret === undefined) throw new Error(`${control} knows no publisher.`);
  const ahead = Date.parse(clock.now) - Date.now();
  const url = `http://127.0.0.1:${FUNCTIONS_PORT || USUAL_FUNCTIONS_PORT}`;
  return { url, secret, now: () => Date.now() + ahead };
}

type Clients = readonly { readonly id: string; readonly secret: string }[];
type Clock = { readonly now: string };

async function ask<Body>(url: string): Promise<Body> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(CONTROL_PATIENCE_MS) });
    return JSON.parse(await answer.text());
  } catch (error) {
    throw new Error(`No stack answers at ${url}: npm start, or set OPS_URL and OPS_SECRET.`, { cause: error });
  }
}
