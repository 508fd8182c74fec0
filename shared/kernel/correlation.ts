/** The form of a correlation id: what a request, and every message and log line it causes, is found by. */
export const CORRELATION_ID = /^[A-Za-z0-9_-]{1,64}$/;

/** Documents of an order carry the id of the request it was accepted by; messages that of what caused them. */
export type Correlated = { readonly correlationId?: string };

/** The correlation id of something, absent rather than undefined, to be passed on. */
export const correlationOf = ({ correlationId }: { readonly correlationId?: string | undefined }): Correlated =>
  correlationId === undefined ? {} : { correlationId };
