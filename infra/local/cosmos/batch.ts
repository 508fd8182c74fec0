import { applyItem, type ItemOperation, type ItemOutcome, type Place } from "./items.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";
import { badRequest, Refusal, unsupported } from "./refusal.ts";
import { chargeOfRefusal, roundCharge } from "./request-charge.ts";

const mostOperations = 100;

export type BatchOutcome = { readonly status: 200 | 207; readonly charge: number; readonly body: string };

/** Thrown inside the transaction so that it rolls back. */
class FailedOperation extends Error {
  override readonly name = "FailedOperation";
  readonly position: number;
  readonly refusal: Refusal;

  constructor(position: number, refusal: Refusal) {
    super(`Operation ${position} of the batch failed.`, { cause: refusal });
    this.position = position;
    this.refusal = refusal;
  }
}

function textOrUndefined(value: Json | undefined, name: string): string | undefined {
  if (value !== undefined && typeof value !== "string") {
    throw badRequest(`The batch field ${name} must be a text.`);
  }
  return value;
}

function readOperation(entry: Json): ItemOperation {
  if (!isObject(entry)) {
    throw badRequest("A batch operation must be an object.");
  }
  const item = entry.resourceBody;
  const id = textOrUndefined(entry.id, "id") ?? "";
  const ifMatch = textOrUndefined(entry.ifMatch, "ifMatch");
  switch (entry.operationType) {
    case "Create":
      return { kind: "create", item };
    case "Read":
      return { kind: "read", id, ifNoneMatch: textOrUndefined(entry.ifNoneMatch, "ifNoneMatch") };
    case "Replace":
      return { kind: "replace", id, item, ifMatch };
    case "Patch":
      return { kind: "patch", id, item, ifMatch };
    case "Delete":
      return { kind: "delete", id, ifMatch };
    default:
      throw unsupported(`the batch operation ${JSON.stringify(entry.operationType)}`);
  }
}

function succeeded(outcome: ItemOutcome): JsonObject {
  const body: Json | undefined = outcome.body === undefined ? undefined : JSON.parse(outcome.body);
  return {
    statusCode: outcome.status,
    requestCharge: outcome.charge,
    ...(outcome.etag === undefined ? {} : { eTag: outcome.etag }),
    ...(body === undefined ? {} : { resourceBody: body }),
  };
}

function failed(refusal: Refusal): JsonObject {
  const { substatus } = refusal.detail;
  return {
    statusCode: refusal.status,
    requestCharge: chargeOfRefusal(refusal.status),
    message: refusal.message,
    ...(substatus === undefined ? {} : { subStatusCode: substatus }),
  };
}

function applyAll(place: Place, operations: readonly ItemOperation[]): ItemOutcome[] {
  return operations.map((operation, position) => {
    try {
      return applyItem(place, operation);
    } catch (error) {
      throw error instanceof Refusal ? new FailedOperation(position, error) : error;
    }
  });
}

/** A transactional batch: all operations, or none and 424 for all but the one that failed. */
export function runBatch(place: Omit<Place, "lsn">, body: Json | undefined): BatchOutcome {
  if (!Array.isArray(body) || body.length === 0 || body.length > mostOperations) {
    throw badRequest(`A batch carries 1 to ${mostOperations} operations.`);
  }
  const operations = body.map(readOperation);
  try {
    const outcomes = place.store.commit(place.container, (lsn) => applyAll({ ...place, lsn }, operations));
    const charge = roundCharge(outcomes.reduce((sum, outcome) => sum + outcome.charge, 0));
    return { status: 200, charge, body: JSON.stringify(outcomes.map(succeeded)) };
  } catch (error) {
    if (!(error instanceof FailedOperation)) {
      throw error;
    }
    const results = operations.map((_, position) =>
      position === error.position ? failed(error.refusal) : { statusCode: 424, requestCharge: 0 },
    );
    return { status: 207, charge: chargeOfRefusal(error.refusal.status), body: JSON.stringify(results) };
  }
}
