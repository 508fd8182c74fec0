import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Activity } from "./activity.ts";
import { answerAdmin, type HostState } from "./admin.ts";
import type { InvocationResponse, TypedData } from "./core-types.ts";
import { describeFault, type HostLog } from "./host-log.ts";
import { answerTooLarge, BodyTooLarge, readBody } from "./http-body.ts";
import { toHttpData, traceParentOf, writeHttpData } from "./http-message.ts";
import type { RouteHit, RouteTable } from "./http-routes.ts";
import type { Invoker } from "./invocation.ts";

/** How long an answer already written may take to leave when the host ends. */
const LEAVE_MS = 1_000;

export type HttpServerParts = {
  readonly routes: RouteTable;
  readonly invoker: Invoker;
  readonly activity: Activity;
  /** Bytes, inclusive. */
  readonly bodyLimit: number;
  readonly log: HostLog;
};

/** The host's HTTP listener on the loopback interface. */
export class HttpServer {
  readonly #parts: HttpServerParts;
  readonly #server: Server;
  #state: HostState = "Running";

  constructor(parts: HttpServerParts) {
    this.#parts = parts;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  /** Resolves to the port; 0 picks a free one. Rejects with code EADDRINUSE when the port is taken. */
  async listen(port: number): Promise<number> {
    this.#server.listen(port, "127.0.0.1");
    await once(this.#server, "listening");
    return (this.#server.address() as AddressInfo).port;
  }

  /** Takes no new connection; requests already being answered go on. */
  stopListening(): void {
    this.#state = "Stopping";
    this.#server.close();
  }

  /** Lets answers leave for at most a second, then ends every connection. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    const cutOff = setTimeout(() => this.#server.closeAllConnections(), LEAVE_MS);
    await closed;
    clearTimeout(cutOff);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#route(request, response);
    } catch (fault) {
      this.#parts.log({ level: "error", category: "system", message: describeFault(fault) });
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    }
  }

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? "GET";
    const url = requestUrl(request);
    if (url === undefined) {
      response.writeHead(400, { connection: "close" }).end();
      return;
    }
    if (answerAdmin(method, url.pathname, response, this.#state)) return;
    const hit = this.#parts.routes(method, url.pathname);
    if (hit === undefined) response.writeHead(404).end();
    else await this.#serve(hit, url, request, response);
  }

  async #serve(hit: RouteHit, url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await this.#bodyOf(request, response);
    if (body === undefined) return;
    const data = { http: toHttpData(request, url, hit.params, body) };
    await this.#parts.activity.track(async () => {
      const result = await this.#invoke(hit, data, traceParentOf(request));
      if (this.#state === "Stopping") response.setHeader("connection", "close");
      if (result === undefined) response.writeHead(500).end();
      else writeHttpData(response, result.returnValue?.http);
    });
  }

  async #invoke(
    { definition }: RouteHit,
    data: TypedData,
    traceParent: string | undefined,
  ): Promise<InvocationResponse | undefined> {
    const trigger = {
      bindingName: definition.bindingName,
      data,
      ...(traceParent === undefined ? {} : { traceParent }),
    };
    try {
      return await this.#parts.invoker.invoke(definition.registered, trigger);
    } catch {
      return undefined; // The invoker has logged it; the caller learns nothing but 500.
    }
  }

  async #bodyOf(request: IncomingMessage, response: ServerResponse): Promise<Buffer | undefined> {
    try {
      return await readBody(request, this.#parts.bodyLimit);
    } catch (fault) {
      if (fault instanceof BodyTooLarge) answerTooLarge(request, response);
      else this.#parts.log({ level: "debug", category: "system", message: describeFault(fault) });
      return undefined;
    }
  }
}

function requestUrl(request: IncomingMessage): URL | undefined {
  const base = `http://${request.headers.host ?? "localhost"}`;
  return URL.canParse(base) ? new URL(base + (request.url?.startsWith("/") ? request.url : "/")) : undefined;
}
