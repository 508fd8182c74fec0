import type { Container } from "./container.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";
import { requireKey } from "./partition-key.ts";
import { applyPatch, readPatch } from "./patch.ts";
import { readCondition } from "./query-parser.ts";
import { exactCondition } from "./query-to-sql.ts";
import { badRequest, Refusal } from "./refusal.ts";
import { chargeOfInsert, chargeOfRead, chargeOfReplace } from "./request-charge.ts";
import type { Store, StoredItem } from "./store.ts";

const longestId = 1023;

export type ItemOperation =
  | { readonly kind: "create"; readonly item: Json | undefined }
  | { readonly kind: "read"; readonly id: string; readonly ifNoneMatch: string | undefined }
  | { readonly kind: "delete"; readonly id: string; readonly ifMatch: string | undefined }
  | {
      readonly kind: "replace" | "patch";
      readonly id: string;
      readonly item: Json | undefined;
      readonly ifMatch: string | undefined;
    };

export type ItemOutcome = {
  readonly status: number;
  readonly charge: number;
  readonly etag?: string;
  /** The stored document's JSON text. */
  readonly body?: string;
};

/** One partition of one container, within one request. */
export type Place = {
  readonly store: Store;
  readonly container: Container;
  readonly key: string;
  /** Sequence number of the request's writes. */
  readonly lsn: number;
};

function validItem(place: Place, item: Json | undefined): JsonObject {
  const id = isObject(item) ? item.id : undefined;
  if (!isObject(item) || typeof id !== "string" || id === "") {
    throw badRequest("The input content is invalid because the required properties - 'id; ' - are missing.");
  }
  if (Buffer.byteLength(id) > longestId || /[/\\#?]/.test(id)) {
    throw badRequest(`An id has at most ${longestId} bytes and none of / \\ # ?`);
  }
  requireKey(place.container, place.key, item);
  return item;
}

function existing({ store, container, key }: Place, id: string): StoredItem {
  const stored = store.read(container, key, id);
  if (!stored) {
    throw new Refusal(404, "Entity with the specified id does not exist in the system.");
  }
  return stored;
}

function requireMatch(stored: StoredItem, ifMatch: string | undefined): void {
  if (ifMatch !== undefined && ifMatch !== "*" && ifMatch !== stored.etag) {
    throw new Refusal(412, "One of the specified pre-condition is not met.");
  }
}

function requireCondition({ store, container }: Place, stored: StoredItem, condition: string | undefined): void {
  if (condition === undefined) {
    return;
  }
  const { text, values } = exactCondition(readCondition(condition));
  const row = store.database
    .prepare(`SELECT ${text} AS holds FROM ${container.table} WHERE rid=?`)
    .get(...values, stored.rid);
  if (row?.holds !== 1) {
    throw new Refusal(412, "One of the specified pre-condition is not met.", { substatus: 1110 });
  }
}

function create(place: Place, body: Json | undefined): ItemOutcome {
  const { store, container, key, lsn } = place;
  const item = validItem(place, body);
  if (store.read(container, key, String(item.id))) {
    throw new Refusal(409, "Entity with the specified id already exists in the system.");
  }
  const stored = store.insert(container, key, item, lsn);
  return { status: 201, charge: chargeOfInsert(stored.bytes, item, container.included), ...stored };
}

function read(place: Place, id: string, ifNoneMatch: string | undefined): ItemOutcome {
  const stored = existing(place, id);
  if (ifNoneMatch === "*" || ifNoneMatch === stored.etag) {
    return { status: 304, charge: chargeOfRead(0), etag: stored.etag };
  }
  return { status: 200, charge: chargeOfRead(stored.bytes), ...stored };
}

function overwrite({ store, container, lsn }: Place, stored: StoredItem, item: JsonObject): ItemOutcome {
  const before: Json = JSON.parse(stored.body);
  const written = store.update(container, stored.rid, item, lsn);
  return { status: 200, charge: chargeOfReplace(written.bytes, before, item, container.included), ...written };
}

function replace(place: Place, id: string, body: Json | undefined, ifMatch: string | undefined): ItemOutcome {
  const stored = existing(place, id);
  requireMatch(stored, ifMatch);
  const item = validItem(place, body);
  if (item.id !== id) {
    throw badRequest("Replacing an item cannot change its id.");
  }
  return overwrite(place, stored, item);
}

function patch(place: Place, id: string, body: Json | undefined, ifMatch: string | undefined): ItemOutcome {
  const { operations, condition } = readPatch(body);
  const stored = existing(place, id);
  requireMatch(stored, ifMatch);
  requireCondition(place, stored, condition);
  const document: Json = JSON.parse(stored.body);
  if (!isObject(document)) {
    throw new TypeError("A stored document is no object.");
  }
  applyPatch(place.container, document, operations);
  return overwrite(place, stored, document);
}

function remove(place: Place, id: string, ifMatch: string | undefined): ItemOutcome {
  const stored = existing(place, id);
  requireMatch(stored, ifMatch);
  place.store.remove(place.container, stored.rid);
  const document: Json = JSON.parse(stored.body);
  return { status: 204, charge: chargeOfInsert(stored.bytes, document, place.container.included) };
}

/** Runs one item operation; throws a Refusal with the service's status where it does not apply. */
export function applyItem(place: Place, operation: ItemOperation): ItemOutcome {
  switch (operation.kind) {
    case "create":
      return create(place, operation.item);
    case "read":
      return read(place, operation.id, operation.ifNoneMatch);
    case "replace":
      return replace(place, operation.id, operation.item, operation.ifMatch);
    case "patch":
      return patch(place, operation.id, operation.item, operation.ifMatch);
    case "delete":
      return remove(place, operation.id, operation.ifMatch);
  }
}
