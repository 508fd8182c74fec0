import type { IncomingHttpHeaders } from "node:http";
import { authenticate } from "./authentication.ts";
import type { Container } from "./container.ts";
import type { Fault, FaultRules } from "./faults.ts";
import type { Json } from "./json.ts";
import {
  accountDocument,
  containerDocument,
  databaseDocument,
  planDocument,
  rangesDocument,
  rangesEtag,
} from "./metadata.ts";
import type { RequestMeter } from "./meter.ts";
import { type Answer, type OperationRoute, runOperation } from "./operations.ts";
import { badRequest, Refusal } from "./refusal.ts";
import { chargeOfRefusal } from "./request-charge.ts";
import { headerOf, type Route, requireDatabase, routeOf, segmentsOf } from "./routes.ts";
import { largestItem, type Store } from "./store.ts";

export type Service = {
  readonly store: Store;
  readonly meter: RequestMeter;
  readonly faults: FaultRules;
  readonly key: string;
  readonly database: string;
  readonly endpoint: () => string;
};

export type Request = {
  readonly method: string;
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

function read(body: Buffer): Json | undefined {
  if (body.length > largestItem) {
    throw new Refusal(413, "Request size is too large: a request may have at most 2 MB.");
  }
  if (body.length === 0) {
    return undefined;
  }
  try {
    return JSON.parse(body.toString("utf8"));
  } catch (error) {
    throw badRequest(`The request payload is no JSON: ${String(error)}`, { cause: error });
  }
}

function answer(body: Json | string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status: 200, body: typeof body === "string" ? body : JSON.stringify(body), charge: 0, headers };
}

function answerRefusal(refusal: Refusal, charge: number): Answer {
  const { substatus, retryAfterMs } = refusal.detail;
  return {
    status: refusal.status,
    body: refusal.body(),
    charge,
    headers: {
      ...(substatus === undefined ? {} : { "x-ms-substatus": String(substatus) }),
      ...(retryAfterMs === undefined ? {} : { "x-ms-retry-after-ms": String(retryAfterMs) }),
    },
  };
}

/** What the client's session container needs: the container's resource id and its last sequence number. */
function withSession(service: Service, container: Container, given: Answer): Answer {
  return {
    ...given,
    headers: {
      "x-ms-session-token": `0:-1#${container.lsn}`,
      "x-ms-alt-content-path": `dbs/${service.database}/colls/${container.definition.id}`,
      "x-ms-content-path": container.rid,
      ...given.headers,
    },
  };
}

function attempt(work: () => Answer): Answer {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) {
      return answerRefusal(error, chargeOfRefusal(error.status));
    }
    throw error;
  }
}

function faultyAnswer(fault: Extract<Fault, { readonly kind: "status" }>): Answer {
  const { status, retryAfterMs } = fault;
  const detail = retryAfterMs === undefined ? {} : { retryAfterMs };
  return answerRefusal(new Refusal(status, `Injected fault: ${status}.`, detail), 0);
}

/** Undefined where a fault drops the connection. */
function answerOperation(service: Service, route: OperationRoute, request: Request): Answer | undefined {
  const { store, meter, faults } = service;
  const { headers } = request;
  const fault = faults.strike(route.operation, route.container);
  if (fault?.kind === "drop" && fault.when === "before") {
    return undefined;
  }
  const given =
    fault?.kind === "status"
      ? faultyAnswer(fault)
      : attempt(() => {
          const container = store.find(route.container);
          const body = read(request.body);
          return withSession(
            service,
            container,
            attempt(() => runOperation(store, container, { route, headers, body })),
          );
        });
  if (fault?.kind === "drop") {
    return undefined;
  }
  const isPaged = route.operation === "query" || route.operation === "change-feed";
  meter.count({
    operation: route.operation,
    container: route.container,
    crossPartition: isPaged && headerOf(headers, "x-ms-documentdb-partitionkey") === undefined,
    status: given.status,
    ru: given.charge,
  });
  return given;
}

function answerMetadata(service: Service, route: Exclude<Route, OperationRoute>, request: Request): Answer {
  const { store } = service;
  switch (route.kind) {
    case "account":
      return answer(accountDocument(service.endpoint()));
    case "database":
      return answer(databaseDocument(store, route.database));
    case "container":
      return answer(containerDocument(store, store.find(route.container)));
    case "plan":
      return answer(planDocument(read(request.body)));
    case "ranges": {
      const body = rangesDocument(store.find(route.container));
      const isKnown = headerOf(request.headers, "if-none-match") === rangesEtag;
      return { ...answer(isKnown ? "" : body, { etag: rangesEtag }), status: isKnown ? 304 : 200 };
    }
  }
}

function readRoute(service: Service, request: Request): Route {
  const { method, headers } = request;
  const segments = segmentsOf(request.target);
  const date = headerOf(headers, "x-ms-date");
  authenticate({ method, segments, date, authorization: headers.authorization }, service.key);
  const route = routeOf({ method, segments, headers });
  requireDatabase(route, service.database);
  return route;
}

/** Answers one request; undefined where a fault drops the connection. Throws only on a defect of the stand-in. */
export function serve(service: Service, request: Request): Answer | undefined {
  let route: Route;
  try {
    route = readRoute(service, request);
  } catch (error) {
    if (!(error instanceof Refusal)) {
      throw error;
    }
    service.meter.countMetadata();
    return answerRefusal(error, 0);
  }
  if (route.kind === "operation") {
    return answerOperation(service, route, request);
  }
  const metadata = route;
  service.meter.countMetadata();
  return attempt(() => answerMetadata(service, metadata, request));
}
