import { createHmac } from "node:crypto";
import { type Container, CosmosClient, type CosmosClientOptions } from "@azure/cosmos";
import { onTestFinished } from "vitest";
import definition from "#infra/cosmos.json" with { type: "json" };
import { type CosmosOptions, type CosmosStandIn, startCosmos } from "#infra/local/cosmos/server.ts";

export const key = Buffer.from("a key for tests only").toString("base64");

/** The stand-in with the containers of infra/cosmos.json, closed when the test ends. */
export async function startStandIn(options: Partial<CosmosOptions> = {}): Promise<CosmosStandIn> {
  const standIn = await startCosmos({ key, ...definition, ...options });
  onTestFinished(() => standIn.close());
  return standIn;
}

export function connect(standIn: CosmosStandIn, options: Partial<CosmosClientOptions> = {}): CosmosClient {
  const client = new CosmosClient({ endpoint: standIn.endpoint, key, consistencyLevel: "Session", ...options });
  onTestFinished(() => client.dispose());
  return client;
}

export function containerOf(client: CosmosClient, id = "orders"): Container {
  return client.database(definition.database).container(id);
}

export type Opened = { readonly standIn: CosmosStandIn; readonly orders: Container; readonly lots: Container };

export async function open(options: Partial<CosmosOptions> = {}): Promise<Opened> {
  const standIn = await startStandIn(options);
  const client = connect(standIn);
  return { standIn, orders: containerOf(client, "orders"), lots: containerOf(client, "lots") };
}

export type RawRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** A signed request of a kind the official client does not send. The signature is built here, apart from the stand-in. */
export async function sendRaw(standIn: CosmosStandIn, request: RawRequest): Promise<Response> {
  const date = new Date().toUTCString().toLowerCase();
  const segments = request.path.split("/").slice(1);
  const isFeed = segments.length % 2 === 1;
  const type = segments.at(isFeed ? -1 : -2) ?? "";
  const link = (isFeed ? segments.slice(0, -1) : segments).join("/");
  const text = `${request.method.toLowerCase()}\n${type}\n${link}\n${date}\n\n`;
  const signature = createHmac("sha256", Buffer.from(key, "base64")).update(text).digest("base64");
  return await fetch(new URL(request.path, standIn.endpoint), {
    method: request.method,
    headers: {
      "x-ms-date": date,
      authorization: encodeURIComponent(`type=master&ver=1.0&sig=${signature}`),
      ...request.headers,
    },
    ...(request.body === undefined ? {} : { body: request.body }),
  });
}

/** The status code an SDK call is refused with; throws when it is not refused. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<{ code: unknown; substatus: unknown; message: string }> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error) {
      const code = "code" in error ? error.code : undefined;
      const substatus = "substatus" in error ? error.substatus : undefined;
      return { code, substatus, message: error.message };
    }
    throw error;
  }
  throw new Error("The call was not refused.");
}

/** Fills a container with documents through batches of up to 100 per partition. */
export async function fill(container: Container, partition: string, documents: readonly object[]): Promise<void> {
  for (let start = 0; start < documents.length; start += 100) {
    const operations = documents
      .slice(start, start + 100)
      .map((document) => ({ operationType: "Create" as const, resourceBody: { ...document } }));
    const { code } = await container.items.batch(operations, partition);
    if (code !== 200) {
      throw new Error(`Filling ${partition} was answered ${code}.`);
    }
  }
}
