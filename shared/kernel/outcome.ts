/** A business decision: accepted with a value, or refused for a reason the caller can act on. Faults are exceptions. */
export type Outcome<Value, Refusal extends string> = { readonly ok: true; readonly value: Value } | Refused<Refusal>;

/**
 * `pointer` is a JSON Pointer (RFC 6901) into the request body, where one member is to blame. `extensions` are further
 * members of the problem document (RFC 9457, 3.2), of our own data only, never of what was sent.
 */
export type Refused<Refusal extends string> = {
  readonly ok: false;
  readonly refusal: Refusal;
  readonly pointer?: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
};

export const accept = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value });

export const refuse = <Refusal extends string>(
  refusal: Refusal,
  pointer?: string,
  extensions?: Readonly<Record<string, unknown>>,
): Refused<Refusal> => ({
  ok: false,
  refusal,
  ...(pointer === undefined ? {} : { pointer }),
  ...(extensions === undefined ? {} : { extensions }),
});
