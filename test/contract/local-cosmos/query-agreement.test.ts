import { assert, asyncProperty, constantFrom, letrec, tuple } from "fast-check";
import { expect, test } from "vitest";
import { fill, open } from "./stand-in.ts";

type Value = string | number | boolean | null;
type Truth = boolean | undefined;
type Condition = { readonly text: (path: string) => string; readonly holds: (value: Value | undefined) => Truth };

const values: readonly Value[] = [0, 1, 1.5, -2, "", "a", "ab", "1", "é", "𝄞", "0", true, false, null];

/** Undefined against anything is undefined; another type is unequal, and in no order. */
const comparison = (operator: string, right: Value): Condition => ({
  text: (path) => `${path} ${operator} ${JSON.stringify(right)}`,
  holds: (left) => {
    if (left === undefined) {
      return undefined;
    }
    if (operator === "=" || operator === "!=") {
      return (left === right) === (operator === "=");
    }
    if (typeof left !== typeof right || left === null || right === null) {
      return undefined;
    }
    return { "<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right }[operator];
  },
});

const isDefined: Condition = {
  text: (path) => `IS_DEFINED(${path})`,
  holds: (value) => value !== undefined,
};
const isNull: Condition = { text: (path) => `IS_NULL(${path})`, holds: (value) => value === null };
const startsWith = (prefix: string): Condition => ({
  text: (path) => `STARTSWITH(${path}, ${JSON.stringify(prefix)})`,
  holds: (value) => (typeof value === "string" ? value.startsWith(prefix) : undefined),
});
const isIn = (list: readonly Value[]): Condition => ({
  text: (path) => `${path} IN (${list.map((value) => JSON.stringify(value)).join(", ")})`,
  holds: (value) => (value === undefined ? undefined : list.includes(value)),
});

const not = (of: Condition): Condition => ({
  text: (path) => `NOT (${of.text(path)})`,
  holds: (value) => {
    const truth = of.holds(value);
    return truth === undefined ? undefined : !truth;
  },
});
const pair = (word: "AND" | "OR", left: Condition, right: Condition): Condition => ({
  text: (path) => `(${left.text(path)}) ${word} (${right.text(path)})`,
  holds: (value) => {
    const truths = [left.holds(value), right.holds(value)];
    const decisive = word === "OR";
    if (truths.includes(decisive)) {
      return decisive;
    }
    return truths.includes(undefined) ? undefined : !decisive;
  },
});

const { condition } = letrec<{ condition: Condition; leaf: Condition }>((tie) => ({
  leaf: constantFrom(
    isDefined,
    isNull,
    ...["", "a", "é"].map(startsWith),
    ...values.flatMap((value) => ["=", "!="].map((operator) => comparison(operator, value))),
    ...[0, 1, "a", "0", "é"].flatMap((value) => ["<", "<=", ">", ">="].map((operator) => comparison(operator, value))),
    isIn([1, "1", true]),
    isIn([null, "𝄞"]),
  ),
  condition: constantFrom(0, 0, 1, 2, 3).chain((shape) => {
    if (shape === 1) {
      return tie("leaf").map(not);
    }
    if (shape >= 2) {
      return tuple(tie("condition"), tie("condition")).map(([left, right]) =>
        pair(shape === 2 ? "AND" : "OR", left, right),
      );
    }
    return tie("leaf");
  }),
}));

test("WHERE means the same in SQL as in the service's three-valued logic, with an index and without", async () => {
  const { orders } = await open();
  const documents = values.map((value, index) => ({
    id: `v-${index}`,
    orderId: "o-1",
    wakeAt: value,
    plain: value,
  }));
  await fill(orders, "o-1", [...documents, { id: "absent", orderId: "o-1" }]);
  const found = async (text: string): Promise<unknown[]> =>
    (await orders.items.query(`SELECT VALUE c.id FROM c WHERE ${text}`, { partitionKey: "o-1" }).fetchAll()).resources;

  await assert(
    asyncProperty(condition, async ({ text, holds }) => {
      const expected = [
        ...documents.filter(({ plain }) => holds(plain) === true).map(({ id }) => id),
        ...(holds(undefined) === true ? ["absent"] : []),
      ];

      expect(await found(text("c.plain"))).toEqual(expected);
      expect(await found(text("c.wakeAt"))).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});
