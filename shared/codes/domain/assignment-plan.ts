import { createHmac } from "node:crypto";
import { decideAssignment } from "#shared/codes/domain/assignment.ts";
import type { CodePlace, RowRefusal } from "#shared/codes/domain/assignment-batch.ts";
import type { AssignmentRow } from "#shared/codes/domain/assignment-file.ts";
import { type CheckKeys, isGenuine, readCode } from "#shared/codes/domain/code-format.ts";
import { hasEnded, type Lot } from "#shared/codes/domain/lot.ts";
import { type Person, type PersonId, personIdOf } from "#shared/codes/domain/person.ts";
import type { TouchedCode } from "#shared/codes/domain/redemption.ts";
import { lengthPrefixed, type OrderId } from "#shared/kernel/identifiers.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import type { Secret } from "#shared/kernel/secret.ts";

/** What is to become of a row. `isNamed`: the file named the code. */
export type PlannedRow = { readonly row: number } & (
  | (Assignable & { readonly person: Person })
  | AlreadyAssigned
  | { readonly outcome: "refused"; readonly reason: RowRefusal }
);

type AlreadyAssigned = CodePlace & { readonly outcome: "already-assigned" };

type Assignable = CodePlace & {
  readonly outcome: "assignable";
  readonly isNamed: boolean;
  readonly personId: PersonId;
  /** It can be assigned, and not be redeemed before the agreement names its test centre. */
  readonly notice?: "awaiting-test-centre";
};

/** A lot of the order, in line order, as it is now. `seed` is absent once destroyed. */
export type PlannedLot = {
  readonly lot: Lot;
  readonly seed: Secret<Buffer> | undefined;
  /** By index. */
  readonly touched: ReadonlyMap<number, TouchedCode>;
  readonly isAwaitingTestCentre: boolean;
};

type Planner = {
  readonly lots: readonly PlannedLot[];
  /** From which order line rows without a code are given one. */
  readonly line: number;
  /** Every row of the file: a code that one of them names, even a faulty one, is given to no other. */
  readonly rows: readonly AssignmentRow[];
  readonly agreementNumber: string;
  readonly checkKeys: CheckKeys;
  readonly personKey: Secret<Buffer>;
  readonly at: Instant;
};

type Judgement = Assignable | AlreadyAssigned | RowRefusal;

/**
 * Plans row by row, in file order: the same rows and the same state always give the same plan. A row without a code gets
 * the first untouched code of its line, unless its person has one of that line already: then that one.
 */
export function createPlanRow(planner: Planner): (row: AssignmentRow) => PlannedRow {
  const { lots, line, rows, agreementNumber, checkKeys, personKey } = planner;
  const places = new Map(lots.map((planned) => [String(planned.lot.lotId), planned]));
  const named = new Set(rows.flatMap((row) => (row.code ? (nameOf(row.code, checkKeys) ?? []) : [])));
  const ofLine = lots.filter(({ lot }) => lot.line === line);
  const owned = firstPlaces(ofLine);
  const free = freePlaces(ofLine, named, planner.at);
  const taken = new Set<string>();
  const judgeNamed = createJudgeNamed(planner, places, taken);

  const judge = (code: string | undefined, personId: PersonId): Judgement => {
    if (code !== undefined) return judgeNamed(code, personId);
    const own = owned.get(personId);
    if (own !== undefined) return { ...own, outcome: "already-assigned" };
    const next = free.next();
    if (next.done !== true) return assignable(next.value.planned, next.value.index, personId, false);
    return ofLine.every(({ lot }) => hasEnded(lot, planner.at)) ? "code-expired" : "no-code-left";
  };

  return (given) => {
    const { row } = given;
    if ("fault" in given) return { row, outcome: "refused", reason: given.fault };
    const { person, code } = given;
    const judged = judge(code, personIdOf(agreementNumber, person.email, personKey));
    if (typeof judged === "string") return { row, outcome: "refused", reason: judged };
    return judged.outcome === "assignable" ? { row, ...judged, person } : { row, ...judged };
  };
}

/** What is confirmed: every row with what is to become of it, under a key because it names people. */
export function digestOf(orderId: OrderId, rows: readonly PlannedRow[], key: Secret<Buffer>): string {
  const digest = createHmac("sha256", key.reveal()).update(lengthPrefixed(["assignment-plan", orderId]));
  for (const planned of rows) {
    const { row, outcome } = planned;
    const place = outcome === "refused" ? [planned.reason] : [planned.lotId, String(planned.index)];
    const person = outcome === "assignable" ? [planned.person.name, planned.person.email] : [];
    digest.update(lengthPrefixed([String(row), outcome, ...place, ...person]));
  }
  return digest.digest("hex");
}

const createJudgeNamed =
  ({ checkKeys, at }: Planner, places: ReadonlyMap<string, PlannedLot>, taken: Set<string>) =>
  (code: string, personId: PersonId): Judgement => {
    const parts = readCode(code, checkKeys);
    if (parts === undefined) return "code-malformed";
    const planned = places.get(parts.lotId);
    if (planned === undefined) return "code-not-of-order";
    const { lot, seed } = planned;
    const { index } = parts;
    if (seed !== undefined && (!isGenuine(parts, seed) || index >= lot.codes)) return "code-not-recognised";

    const touched = planned.touched.get(index);
    const decision = decideAssignment(lot, touched, { attemptId: "", index, personId, at });
    if (!decision.ok) return decision.refusal;
    if (decision.value.code === undefined) return { lotId: lot.lotId, index, outcome: "already-assigned" };
    if (taken.has(placeName(lot, index))) return "code-twice";
    taken.add(placeName(lot, index));
    return assignable(planned, index, personId, true);
  };

const assignable = (
  { lot, isAwaitingTestCentre }: PlannedLot,
  index: number,
  personId: PersonId,
  isNamed: boolean,
): Assignable => ({
  lotId: lot.lotId,
  index,
  outcome: "assignable",
  isNamed,
  personId,
  ...(isAwaitingTestCentre ? { notice: "awaiting-test-centre" } : {}),
});

/** The first code of each person, whether or not they have used it. */
function firstPlaces(lots: readonly PlannedLot[]): ReadonlyMap<PersonId, CodePlace> {
  const places = new Map<PersonId, CodePlace>();
  for (const { lot, touched } of lots)
    for (const { index, personId } of [...touched.values()].toSorted((one, other) => one.index - other.index))
      if (!places.has(personId)) places.set(personId, { lotId: lot.lotId, index });
  return places;
}

function* freePlaces(lots: readonly PlannedLot[], named: ReadonlySet<string>, at: Instant) {
  for (const planned of lots.filter(({ lot }) => !hasEnded(lot, at))) {
    for (let index = 0; index < planned.lot.codes; index += 1)
      if (!planned.touched.has(index) && !named.has(placeName(planned.lot, index))) yield { planned, index };
  }
}

function nameOf(code: string, checkKeys: CheckKeys): string | undefined {
  const parts = readCode(code, checkKeys);
  return parts && placeName(parts, parts.index);
}

const placeName = ({ lotId }: { readonly lotId: string }, index: number) => `${lotId}/${index}`;
