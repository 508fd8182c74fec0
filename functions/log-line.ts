/** One structured line. `fields` are ids, counts and reasons: never a body, a code, a name or an address. */
export const logLine = (event: string, fields: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ event, ...fields });

/** What may be logged of a fault: its name, message and stack, and those of its causes; no other property. */
export function faultFields(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { name: typeof error };
  const { name, message, stack, cause } = error;
  return { name, message, stack, ...(cause === undefined ? {} : { cause: faultNames(cause) }) };
}

function faultNames(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { name, message, cause } = error;
  return `${name}: ${message}${cause === undefined ? "" : ` < ${faultNames(cause)}`}`;
}
