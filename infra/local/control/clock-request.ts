import { Temporal } from "temporal-polyfill";

/** A body the control API cannot act on; the message says why. */
export class BadRequestError extends Error {
  override name = "BadRequestError";
}

/** Where to move the clock (epoch ms, given where it stands) and whether to wait until nothing due is left. */
export type ClockRequest = { target(now: number): number; settle: boolean };

const KNOWN_MEMBERS = new Set(["advance", "set", "settle"]);
/** Beyond it ISO 8601 instants have another form, and text order is no longer time order. */
const LAST_INSTANT = Date.parse("9999-12-31T23:59:59.999Z");

/**
 * Reads `{"advance": ISO 8601 duration}` (months and years by the UTC calendar) or `{"set": "…Z"}`, each with an
 * optional boolean `settle`. Throws BadRequestError, at once or from `target`, when the clock would not move forwards.
 */
export function readClockRequest(text: string): ClockRequest {
  const body = readObject(text);
  const unknown = Object.keys(body).find((member) => !KNOWN_MEMBERS.has(member));
  if (unknown !== undefined) throw new BadRequestError(`"${unknown}" is not known here`);

  const { advance, set, settle = false } = body;
  if (typeof settle !== "boolean") throw new BadRequestError('"settle" is true or false');
  if ((advance === undefined) === (set === undefined)) {
    throw new BadRequestError(
      'Give either "advance", a duration like "P5D", or "set", an instant like "2026-12-18T01:00:00Z"',
    );
  }
  return { target: advance === undefined ? setTo(set) : advanceBy(advance), settle };
}

function readObject(text: string): Record<string, unknown> {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    throw new BadRequestError("The body is not JSON", { cause });
  }
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new BadRequestError("The body is not a JSON object");
  }
  return { ...body };
}

function advanceBy(advance: unknown): ClockRequest["target"] {
  const duration = readWith(() => Temporal.Duration.from(textOf(advance)), '"advance" is not an ISO 8601 duration');
  if (duration.sign <= 0) throw new BadRequestError("Time only moves forwards");

  return (now) =>
    reachable(
      readWith(
        () => Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO("UTC").add(duration).epochMilliseconds,
        "That is too far away",
      ),
      now,
    );
}

function setTo(set: unknown): ClockRequest["target"] {
  const text = textOf(set);
  if (!text.endsWith("Z")) throw new BadRequestError('"set" is an instant in UTC that ends in Z');
  const instant = readWith(() => Temporal.Instant.from(text).epochMilliseconds, '"set" is not an ISO 8601 instant');
  return (now) => reachable(instant, now);
}

function reachable(instant: number, now: number): number {
  if (instant < now) throw new BadRequestError(`Time only moves forwards; it is ${new Date(now).toISOString()}`);
  if (instant > LAST_INSTANT) throw new BadRequestError("That is too far away");
  return instant;
}

function textOf(value: unknown): string {
  if (typeof value !== "string") throw new BadRequestError('"advance" and "set" are text');
  return value;
}

function readWith<T>(read: () => T, complaint: string): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof BadRequestError) throw cause;
    throw new BadRequestError(complaint, { cause });
  }
}
