import type { Container } from "./container.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";
import { badRequest, unsupported } from "./refusal.ts";

const mostOperations = 10;
const unpatchable = new Set(["id", "_rid", "_self", "_etag", "_attachments", "_ts"]);

export type PatchRequest = { readonly operations: readonly Json[]; readonly condition: string | undefined };
type Place = { readonly parent: JsonObject | Json[]; readonly name: string; readonly path: string };

/** Reads a patch body: a list of operations, or `{operations, condition?}`. */
export function readPatch(body: Json | undefined): PatchRequest {
  const operations = isObject(body) ? body.operations : body;
  const condition = isObject(body) ? body.condition : undefined;
  if (!Array.isArray(operations) || operations.length === 0 || operations.length > mostOperations) {
    throw badRequest(`A patch carries 1 to ${mostOperations} operations.`);
  }
  if (condition !== undefined && typeof condition !== "string") {
    throw badRequest("The patch condition must be a text.");
  }
  return { operations, condition };
}

function segmentsOf(container: Container, path: Json | undefined): string[] {
  if (typeof path !== "string" || !path.startsWith("/") || path.length < 2) {
    throw badRequest(`Patch path ${JSON.stringify(path)} is invalid.`);
  }
  const segments = path
    .slice(1)
    .split("/")
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
  if (unpatchable.has(segments[0] ?? "")) {
    throw badRequest(`Patch path ${path} names a system property.`);
  }
  if (container.keyPath.every((name, at) => name === segments[at])) {
    throw badRequest(`Patch path ${path} names the partition key.`);
  }
  return segments;
}

function arrayIndex(list: readonly Json[], segment: string, path: string, largest = list.length - 1): number {
  const index = /^(?:0|[1-9]\d*)$/.test(segment) ? Number(segment) : Number.NaN;
  if (!(index <= largest)) {
    throw badRequest(`Patch path ${path}: ${segment} is no index of the array.`);
  }
  return index;
}

function childOf(parent: Json | undefined, segment: string, path: string): Json | undefined {
  if (Array.isArray(parent)) {
    return parent[arrayIndex(parent, segment, path)];
  }
  return isObject(parent) && Object.hasOwn(parent, segment) ? parent[segment] : undefined;
}

function locate(container: Container, document: JsonObject, path: Json | undefined): Place {
  const segments = segmentsOf(container, path);
  const name = segments.at(-1) ?? "";
  const text = String(path);
  let parent: Json | undefined = document;
  for (const segment of segments.slice(0, -1)) {
    parent = childOf(parent, segment, text);
  }
  if (!(Array.isArray(parent) || isObject(parent))) {
    throw badRequest(`Patch path ${text}: all segments but the last must exist.`);
  }
  return { parent, name, path: text };
}

function add({ parent, name, path }: Place, value: Json): void {
  if (Array.isArray(parent)) {
    const index = name === "-" ? parent.length : arrayIndex(parent, name, path, parent.length);
    parent.splice(index, 0, value);
  } else {
    parent[name] = value;
  }
}

function set(place: Place, value: Json): void {
  const { parent, name, path } = place;
  if (!Array.isArray(parent)) {
    parent[name] = value;
  } else if (name === "-" || Number(name) === parent.length) {
    parent.push(value);
  } else {
    parent[arrayIndex(parent, name, path)] = value;
  }
}

function requirePresent({ parent, name, path }: Place): void {
  if (childOf(parent, name, path) === undefined) {
    throw badRequest(`Patch path ${path} does not exist.`);
  }
}

function remove(place: Place): void {
  requirePresent(place);
  const { parent, name } = place;
  if (Array.isArray(parent)) {
    parent.splice(Number(name), 1);
  } else {
    delete parent[name];
  }
}

function increment(place: Place, by: Json): void {
  const present = childOf(place.parent, place.name, place.path);
  if (typeof by !== "number" || (present !== undefined && typeof present !== "number")) {
    throw badRequest(`Patch path ${place.path}: incr takes numbers.`);
  }
  set(place, (present ?? 0) + by);
}

function applyOne(container: Container, document: JsonObject, operation: Json): void {
  if (!isObject(operation)) {
    throw badRequest("A patch operation must be an object.");
  }
  const kind = operation.op;
  if (kind !== "add" && kind !== "set" && kind !== "replace" && kind !== "remove" && kind !== "incr") {
    throw unsupported(`the patch operation ${JSON.stringify(kind)}`);
  }
  const place = locate(container, document, operation.path);
  const value = operation.value;
  if (kind === "remove") {
    remove(place);
    return;
  }
  if (value === undefined) {
    throw badRequest(`The patch operation ${kind} on ${place.path} needs a value.`);
  }
  if (kind === "replace") {
    requirePresent(place);
  }
  const change = { add, set, replace: set, incr: increment }[kind];
  change(place, value);
}

/** Changes the document in place, in order; throws 400 on a path that does not fit. */
export function applyPatch(container: Container, document: JsonObject, operations: readonly Json[]): void {
  for (const operation of operations) {
    applyOne(container, document, operation);
  }
}
