import type { Container } from "./container.ts";
import type { Json } from "./json.ts";
import { readQuery } from "./query-parser.ts";
import type { Store } from "./store.ts";

export const rangesEtag = '"1"';

/** The account document. An id of "localhost" would make the client re-read it before every operation. */
export function accountDocument(endpoint: string): Json {
  const location = [{ name: "Local", databaseAccountEndpoint: endpoint }];
  return {
    id: "local-cosmos",
    _self: "",
    _rid: "local-cosmos.local",
    _dbs: "//dbs/",
    writableLocations: location,
    readableLocations: location,
    enableMultipleWriteLocations: false,
    userConsistencyPolicy: { defaultConsistencyLevel: "Session" },
    queryEngineConfiguration: "{}",
  };
}

export function databaseDocument(store: Store, id: string): Json {
  return { id, _rid: store.rid, _self: `dbs/${store.rid}/`, _etag: '"1"', _colls: "colls/", _users: "users/", _ts: 0 };
}

export function containerDocument(store: Store, container: Container): string {
  return JSON.stringify({
    ...container.definition,
    _rid: container.rid,
    _self: `dbs/${store.rid}/colls/${container.rid}/`,
    _etag: '"1"',
    _docs: "docs/",
    _ts: 0,
  });
}

/** One physical range, so that the client never merges results of its own. */
export function rangesDocument(container: Container): Json {
  const range = {
    id: "0",
    _rid: container.rid,
    _etag: rangesEtag,
    minInclusive: "",
    maxExclusive: "FF",
    ridPrefix: 0,
    throughputFraction: 1,
    status: "online",
    parents: [],
  };
  return { _rid: container.rid, PartitionKeyRanges: [range], _count: 1 };
}

/** A pass-through plan: the client sends the query as it is to the one range. Throws as `readQuery` does. */
export function planDocument(body: Json | undefined): Json {
  readQuery(body);
  return {
    partitionedQueryExecutionInfoVersion: 2,
    queryInfo: {
      distinctType: "None",
      top: null,
      offset: null,
      limit: null,
      orderBy: [],
      orderByExpressions: [],
      groupByExpressions: [],
      groupByAliases: [],
      aggregates: [],
      groupByAliasToAggregateType: {},
      rewrittenQuery: "",
      hasSelectValue: true,
      hasNonStreamingOrderBy: false,
    },
    queryRanges: [{ min: "", max: "FF", isMinInclusive: true, isMaxInclusive: false }],
  };
}
