import type { HttpRequest } from "@azure/functions";
import { RequestRefused } from "#functions/http/request-refused.ts";

/** Bytes a body may have, inclusive, unless its route takes files. The platform's own limit is twice the largest file's. */
const MAX_BODY_BYTES = 64 * 1024;

const JSON_MEDIA_TYPE = /^application\/json(?:[ \t]*;[ \t]*charset=(?:utf-8|"utf-8"))?$/i;

/**
 * The raw bytes of a JSON body.
 * @throws {RequestRefused} `content-too-large`, or `unsupported-media-type` for anything but plain application/json.
 */
export async function readBody(request: HttpRequest, maxBytes = MAX_BODY_BYTES): Promise<Buffer> {
  const body = await readCounted(request, maxBytes);
  const mediaType = request.headers.get("content-type") ?? "";
  if (!JSON_MEDIA_TYPE.test(mediaType) || request.headers.has("content-encoding"))
    throw new RequestRefused("unsupported-media-type");
  return body;
}

/** The announced length is believed when it is too large, and counted all the same. */
async function readCounted(request: HttpRequest, maxBytes: number): Promise<Buffer> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw new RequestRefused("content-too-large");
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new RequestRefused("content-too-large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
