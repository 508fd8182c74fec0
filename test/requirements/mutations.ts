import { ACADEMY_FAULTS } from "#test/requirements/faults/academy-faults.ts";
import { AGREEMENTS_FAULTS } from "#test/requirements/faults/agreements-faults.ts";
import { CATALOGUE_FAULTS } from "#test/requirements/faults/catalogue-faults.ts";
import { CODES_FAULTS } from "#test/requirements/faults/codes-faults.ts";
import { FULFILMENT_FAULTS } from "#test/requirements/faults/fulfilment-faults.ts";
import { PRICING_FAULTS } from "#test/requirements/faults/pricing-faults.ts";
import type { Faults, Mutation } from "#test/requirements/mutation.ts";

const FAULTS: readonly Faults[] = [
  ACADEMY_FAULTS,
  AGREEMENTS_FAULTS,
  CATALOGUE_FAULTS,
  CODES_FAULTS,
  FULFILMENT_FAULTS,
  PRICING_FAULTS,
];

export const MUTATIONS: readonly Mutation[] = FAULTS.flatMap((faults) =>
  Object.entries(faults).flatMap(([file, planted]) => planted.map((fault) => ({ ...fault, file }))),
);
