import { type AnswerRequest, json } from "#functions/http/endpoint.ts";

/** GET /health: the app is loaded and answers. It asks no other system, so that their outage does not end this one. */
export const healthOverHttp: AnswerRequest = async () => json(200, { status: "ok" });
