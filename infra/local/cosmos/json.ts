export type Json = string | number | boolean | null | Json[] | JsonObject;
export type JsonObject = { [name: string]: Json };
export type Scalar = string | number | boolean | null;

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isScalar(value: Json | undefined): value is Scalar {
  return value !== undefined && (value === null || typeof value !== "object");
}

/** The value under nested property names, or undefined where one of them is absent. */
export function valueAt(document: Json, path: readonly string[]): Json | undefined {
  let value: Json | undefined = document;
  for (const name of path) {
    if (!(isObject(value) && Object.hasOwn(value, name))) {
      return undefined;
    }
    value = value[name];
  }
  return value;
}
