import type { Container } from "./container.ts";
import { isScalar, type Json, valueAt } from "./json.ts";
import { badRequest, unsupported } from "./refusal.ts";

const longestKey = 2048;

/** The stored form of a partition key: its JSON text. */
function keyText(value: Json | undefined): string {
  if (!isScalar(value)) {
    throw unsupported("items without a scalar partition key value");
  }
  const text = JSON.stringify(value);
  if (typeof value === "string" && Buffer.byteLength(value) > longestKey) {
    throw badRequest(`A partition key value may have at most ${longestKey} bytes.`);
  }
  return text;
}

/** Reads the x-ms-documentdb-partitionkey header, a JSON array of one value; undefined without the header. */
export function keyOfHeader(header: string | undefined): string | undefined {
  if (header === undefined) {
    return undefined;
  }
  let values: Json;
  try {
    values = JSON.parse(header);
  } catch (error) {
    throw badRequest(`Partition key ${header} is is no JSON.`, { substatus: 1001, cause: error });
  }
  if (!Array.isArray(values) || values.length !== 1) {
    throw badRequest(`Partition key ${header} does not correspond to the container's definition.`, { substatus: 1001 });
  }
  return keyText(values[0]);
}

/** Throws 400/1001 unless the item carries the partition key of the request. */
export function requireKey(container: Container, key: string, item: Json): void {
  if (keyText(valueAt(item, container.keyPath)) !== key) {
    throw badRequest("PartitionKey extracted from document doesn't match the one specified in the header.", {
      substatus: 1001,
    });
  }
}
