import type { IncomingHttpHeaders } from "node:http";
import type { OperationKind } from "./meter.ts";
import { badRequest, Refusal, unsupported } from "./refusal.ts";

export type Route =
  | { readonly kind: "account" }
  | { readonly kind: "database"; readonly database: string }
  | { readonly kind: "container" | "ranges" | "plan"; readonly database: string; readonly container: string }
  | {
      readonly kind: "operation";
      readonly operation: OperationKind;
      readonly database: string;
      readonly container: string;
      /** Item id; empty where the operation has none in its path. */
      readonly id: string;
    };

export type RequestHead = {
  readonly method: string;
  readonly segments: readonly string[];
  readonly headers: IncomingHttpHeaders;
};

const itemOperations: Readonly<Record<string, OperationKind>> = {
  GET: "read",
  PUT: "replace",
  PATCH: "patch",
  DELETE: "delete",
};

/** One header value; repeated headers are refused. */
export function headerOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  if (Array.isArray(value)) {
    throw badRequest(`Header ${name} was sent more than once.`);
  }
  return value;
}

/** The decoded path; ids may hold a raw question mark, so the whole request target is path. */
export function segmentsOf(target: string): string[] {
  try {
    return target
      .split("/")
      .filter((segment) => segment !== "")
      .map((segment) => decodeURIComponent(segment));
  } catch (error) {
    throw badRequest(`The path ${target} is malformed: ${String(error)}`, { cause: error });
  }
}

function isSet(headers: IncomingHttpHeaders, name: string): boolean {
  return headerOf(headers, name)?.toLowerCase() === "true";
}

const refusedHeaders = [
  "prefer",
  "x-ms-indexing-directive",
  "x-ms-documentdb-pre-trigger-include",
  "x-ms-documentdb-post-trigger-include",
];

function postedOperation(headers: IncomingHttpHeaders): OperationKind {
  if (isSet(headers, "x-ms-documentdb-isquery")) {
    return "query";
  }
  if (isSet(headers, "x-ms-cosmos-is-batch-request")) {
    if (!isSet(headers, "x-ms-cosmos-batch-atomic")) {
      throw unsupported("bulk requests");
    }
    return "batch";
  }
  if (isSet(headers, "x-ms-documentdb-is-upsert")) {
    throw unsupported("upsert");
  }
  return "create";
}

function feedOperation({ method, headers }: RequestHead): OperationKind {
  if (method === "POST") {
    return postedOperation(headers);
  }
  const feed = headerOf(headers, "a-im");
  if (method === "GET" && feed?.toLowerCase() === "incremental feed") {
    return "change-feed";
  }
  throw unsupported(feed === undefined ? `${method} on the items of a container` : `the change feed mode ${feed}`);
}

function routeBelowContainer(head: RequestHead, database: string, container: string): Route {
  const { method, segments, headers } = head;
  const [kind, id, ...further] = segments.slice(4);
  const refused = refusedHeaders.find((name) => headers[name] !== undefined);
  if (refused !== undefined) {
    throw unsupported(`the header ${refused}`);
  }
  if (kind === "pkranges" && method === "GET" && id === undefined) {
    return { kind: "ranges", database, container };
  }
  if (kind !== "docs" || further.length > 0) {
    throw unsupported(`${method} on ${[kind, ...further].join("/")} of a container`);
  }
  if (id !== undefined) {
    const operation = itemOperations[method];
    if (operation === undefined) {
      throw unsupported(`${method} on an item`);
    }
    return { kind: "operation", operation, database, container, id };
  }
  if (method === "POST" && isSet(headers, "x-ms-cosmos-is-query-plan-request")) {
    return { kind: "plan", database, container };
  }
  return { kind: "operation", operation: feedOperation(head), database, container, id: "" };
}

/** What a request asks for; throws 501 for everything the product does not use. */
export function routeOf(head: RequestHead): Route {
  const { method, segments } = head;
  const [root, database, colls, container] = segments;
  if (root === undefined && method === "GET") {
    return { kind: "account" };
  }
  if (root !== "dbs" || (colls !== undefined && colls !== "colls")) {
    throw unsupported(`${method} on ${colls ?? root ?? "the account"}`);
  }
  if (database === undefined || (method !== "GET" && colls === undefined)) {
    throw unsupported(`${method} on databases`);
  }
  if (colls === undefined) {
    return { kind: "database", database };
  }
  if (container === undefined || (method !== "GET" && segments.length === 4)) {
    throw unsupported(`${method} on containers`);
  }
  return segments.length === 4
    ? { kind: "container", database, container }
    : routeBelowContainer(head, database, container);
}

/** Throws 404 unless the path names this database. */
export function requireDatabase(route: Route, database: string): void {
  if (route.kind !== "account" && route.database !== database) {
    throw new Refusal(404, `Database ${route.database} does not exist.`, { substatus: 1003 });
  }
}
