import type { IncomingMessage, ServerResponse } from "node:http";

const DEFAULT_LIMIT_BYTES = 104_857_600;
/** How long a sender of too much is listened to, so that it can read the answer before the connection ends. */
const DISCARD_MS = 5_000;

export class BodyTooLarge extends Error {
  override readonly name = "BodyTooLarge";
}

/** The limit in bytes, inclusive, from the platform's own setting. */
export function bodyLimit(env: NodeJS.ProcessEnv): number {
  return Number(env.FUNCTIONS_REQUEST_BODY_SIZE_LIMIT ?? DEFAULT_LIMIT_BYTES);
}

/** Throws BodyTooLarge as soon as more than `limit` bytes are announced or have come; bytes beyond are not kept. */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    if (Number(request.headers["content-length"] ?? 0) > limit) reject(new BodyTooLarge());
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else {
        chunks.length = 0;
        reject(new BodyTooLarge());
      }
    });
    request.once("end", () => resolve(Buffer.concat(chunks)));
    request.once("error", reject);
    request.once("close", () => reject(new Error("The client ended the connection before its body was complete.")));
  });
}

/** Answers 413 at once and ends the connection when the sender has stopped, at the latest after five seconds. */
export function answerTooLarge(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(413, { connection: "close", "content-length": "0" });
  response.flushHeaders();
  const finish = (): void => {
    clearTimeout(timer);
    response.end(() => request.socket.destroy());
  };
  const timer = setTimeout(finish, DISCARD_MS);
  if (request.readableEnded) finish();
  else request.once("end", finish);
  request.once("close", () => clearTimeout(timer));
}
