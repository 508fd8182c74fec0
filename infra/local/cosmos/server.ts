import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { ContainerDefinition } from "./container.ts";
import { FaultRules, type Faults } from "./faults.ts";
import { type Meter, RequestMeter } from "./meter.ts";
import type { Answer } from "./operations.ts";
import { Refusal } from "./refusal.ts";
import { type Service, serve } from "./service.ts";
import { smallestValue } from "./smallest.ts";
import { largestItem, Store } from "./store.ts";

export type { ContainerDefinition } from "./container.ts";
export type { Fault, Faults } from "./faults.ts";
export type { Meter } from "./meter.ts";

export type CosmosOptions = {
  /** 0 (default) takes a free one. */
  readonly port?: number;
  /** SQLite file; default ":memory:". */
  readonly file?: string;
  /** Master key, base64. */
  readonly key: string;
  readonly database: string;
  readonly containers: readonly ContainerDefinition[];
  /** Milliseconds since the epoch, for _ts; default Date.now. */
  readonly now?: () => number;
};

export type CosmosStandIn = {
  readonly endpoint: string;
  readonly port: number;
  readonly meter: Meter;
  readonly faults: Faults;
  /** Smallest text or number at an indexed path, in the service's order (numbers before texts), and after `after`. */
  smallest(container: string, path: string, after?: string): string | number | undefined;
  /** Every stored document's JSON text, of one container or all. */
  documents(container?: string): { container: string; body: string }[];
  close(): Promise<void>;
};

/** Keeps no more of a body than shows that it is too large. */
async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    if (length <= largestItem) {
      chunks.push(bytes);
    }
    length += bytes.length;
  }
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, answer: Answer): void {
  const body = Buffer.from(answer.body);
  response.writeHead(answer.status, {
    "content-type": "application/json",
    "content-length": body.length,
    "x-ms-activity-id": randomUUID(),
    "x-ms-request-charge": String(answer.charge),
    "x-ms-version": "2020-07-15",
    ...answer.headers,
  });
  response.end(body);
}

async function respond(service: Service, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bodyOf(request);
  const { method = "", url: target = "", headers } = request;
  const answer = serve(service, { method, target, headers, body });
  if (answer) {
    send(response, answer);
  } else {
    request.socket.destroy();
  }
}

function answerDefect(error: unknown, request: IncomingMessage, response: ServerResponse): void {
  // A client that went away in the middle of its request: nothing ran, and nobody is there to be told.
  if (!request.complete) {
    response.destroy();
    return;
  }
  console.error("Cosmos stand-in:", error);
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const refusal = new Refusal(500, `The stand-in failed: ${String(error)}`);
  send(response, { status: 500, body: refusal.body(), charge: 0, headers: {} });
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") {
    throw new Error("The server has no port.");
  }
  return address.port;
}

async function shutDown(server: Server, store: Store): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
  store.database.close();
}

function documentsOf(store: Store, container: string | undefined): { container: string; body: string }[] {
  const chosen = container === undefined ? store.containers() : [store.find(container)];
  return chosen.flatMap((one) => store.bodies(one).map((body) => ({ container: one.definition.id, body })));
}

/** Starts the stand-in on 127.0.0.1 with its database and containers in place. Rejects when the port is taken. */
export async function startCosmos(options: CosmosOptions): Promise<CosmosStandIn> {
  const { key, database, containers, now = Date.now } = options;
  const store = new Store(options.file ?? ":memory:", containers, now);
  const meter = new RequestMeter();
  const faults = new FaultRules();
  let endpoint = "";
  const service: Service = { store, meter, faults, key, database, endpoint: () => endpoint };
  // Node closes idle sockets after 5 s, which the client would meet as a reset of its next write.
  const server = createServer({ keepAliveTimeout: 0, requestTimeout: 0, headersTimeout: 0 }, (request, response) => {
    respond(service, request, response).catch((error: unknown) => answerDefect(error, request, response));
  });
  const port = await listen(server, options.port ?? 0).catch((error: unknown) => {
    store.database.close();
    throw error;
  });
  let closing: Promise<void> | undefined;
  endpoint = `http://127.0.0.1:${port}/`;
  return {
    endpoint,
    port,
    meter,
    faults,
    smallest: (container, path, after) => smallestValue(store, store.find(container), path, after),
    documents: (container) => documentsOf(store, container),
    close: () => {
      closing ??= shutDown(server, store);
      return closing;
    },
  };
}
