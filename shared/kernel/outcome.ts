/** A business decision: accepted with a value, or refused for a reason the caller can act on. Faults are exceptions. */
export type Outcome<Value, Refusal extends string> = { readonly ok: true; readonly value: Value } | Refused<Refusal>;

/** `pointer` is a JSON Pointer (RFC 6901) into the request body, where one member is to blame. */
export type Refused<Refusal extends string> = {
  readonly ok: false;
  readonly refusal: Refusal;
  readonly pointer?: string;
};

export const accept = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value });

export const refuse = <Refusal extends string>(refusal: Refusal, pointer?: string): Refused<Refusal> =>
  pointer === undefined ? { ok: false, refusal } : { ok: false, refusal, pointer };
