import { RequestRefused } from "#functions/http/request-refused.ts";

/** `member` of a body's data names another object than the route: a captured request means nothing elsewhere. */
export const notTheRoute = (member: string): RequestRefused =>
  new RequestRefused("validation", { errors: [{ pointer: `/data/${member}`, code: "not-the-route" }] });
