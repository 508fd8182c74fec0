import { isScalar, type Json, valueAt } from "./json.ts";

/**
 * Request units, fitted to Microsoft's published figures (point read 1 KB / 100 KB: 1 / 10; unindexed insert: 5.5 / 50).
 * learn.microsoft.com/azure/cosmos-db/optimize-cost-reads-writes and .../key-value-store-cost. An estimate, not a bill.
 */
const constants = {
  writeBase: 4.7,
  writeFirstKilobyte: 0.7,
  writeNextKilobyte: 0.45,
  indexedLeaf: 0.45,
  readNextKilobyte: 0.091,
  queryPage: 2.5,
  changeFeedPage: 1,
  returned: 0.13,
  examined: 0.015,
  examinedNextKilobyte: 0.05,
} as const;

export function roundCharge(charge: number): number {
  return Math.round(charge * 100) / 100;
}

function baseOfWrite(bytes: number): number {
  const kilobytes = bytes / 1024;
  return (
    constants.writeBase +
    constants.writeFirstKilobyte * Math.min(kilobytes, 1) +
    constants.writeNextKilobyte * Math.max(0, kilobytes - 1)
  );
}

/** The indexed scalar values of a document, one entry each. */
function indexedLeaves(document: Json, paths: readonly (readonly string[])[]): Set<string> {
  const leaves = new Set<string>();
  for (const path of paths) {
    const value = valueAt(document, path);
    if (isScalar(value)) {
      leaves.add(`${path.join("/")}=${JSON.stringify(value)}`);
    }
  }
  return leaves;
}

/** Charge of a create or delete of a document of `bytes` as stored. */
export function chargeOfInsert(bytes: number, document: Json, paths: readonly (readonly string[])[]): number {
  return roundCharge(baseOfWrite(bytes) + constants.indexedLeaf * indexedLeaves(document, paths).size);
}

/** Charge of a replace or patch: twice the base, and each indexed leaf that went or came. */
export function chargeOfReplace(
  bytes: number,
  before: Json,
  after: Json,
  paths: readonly (readonly string[])[],
): number {
  const gone = indexedLeaves(before, paths);
  const come = indexedLeaves(after, paths);
  const changed =
    [...gone].filter((leaf) => !come.has(leaf)).length + [...come].filter((leaf) => !gone.has(leaf)).length;
  return roundCharge(2 * baseOfWrite(bytes) + constants.indexedLeaf * changed);
}

export function chargeOfRead(bytes: number): number {
  return roundCharge(Math.max(1, 1 + constants.readNextKilobyte * (bytes / 1024 - 1)));
}

export type Effort = { readonly returned: number; readonly examined: number; readonly examinedBytes: number };

function chargeBeyondFirstKilobyte(effort: Effort): number {
  return constants.examinedNextKilobyte * Math.max(0, effort.examinedBytes / 1024 - effort.examined);
}

export function chargeOfQueryPage(effort: Effort): number {
  return roundCharge(
    constants.queryPage +
      constants.returned * effort.returned +
      constants.examined * effort.examined +
      chargeBeyondFirstKilobyte(effort),
  );
}

export function chargeOfChangeFeedPage(effort: Effort): number {
  return roundCharge(
    constants.changeFeedPage + constants.returned * effort.returned + chargeBeyondFirstKilobyte(effort),
  );
}

/** What a refused item operation costs; the published pages do not say, so the first two are assumptions. */
export function chargeOfRefusal(status: number): number {
  const charges: Readonly<Record<number, number>> = { 404: 1, 409: 1.5, 412: 1.25 };
  return charges[status] ?? 0;
}
