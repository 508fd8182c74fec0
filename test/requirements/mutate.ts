import { collectTests } from "#test/requirements/collected-tests.ts";
import { type Mutation, nameOf, tryMutation, tryNothing, unprovenFigures } from "#test/requirements/mutation.ts";
import { MUTATIONS } from "#test/requirements/mutations.ts";
import { readRequirements } from "#test/requirements/requirement.ts";

/**
 * `npm run requirements:mutate`: plants every fault in turn and runs the unit tests that name its requirement; fails
 * unless they catch each. `-- R-9 R-58` takes those requirements' alone.
 */
const AT_ONCE = 2;

const wanted = process.argv.slice(2);
const mutations = MUTATIONS.filter(({ requirement }) => wanted.length === 0 || wanted.includes(requirement));
const tests = await collectTests();
const failures = wanted.length === 0 ? [...unprovenFigures(readRequirements(), MUTATIONS)] : [];

const baseline = await tryNothing([...new Set(mutations.map(({ requirement }) => requirement))], tests);
if (baseline === "survived") {
  const queue = [...mutations];
  await Promise.all(Array.from({ length: AT_ONCE }, () => work(queue)));
} else failures.push("the tests fail without any planted fault");

for (const failure of failures) console.error(failure);
console.log(`${mutations.length} mutations of ${MUTATIONS.length}, ${failures.length} faults`);
// Whatever still hangs must not keep the answer back.
process.exit(failures.length === 0 ? 0 : 1);

async function work(queue: Mutation[]): Promise<void> {
  for (let mutation = queue.shift(); mutation !== undefined; mutation = queue.shift()) {
    const verdict = await tryMutation(mutation, tests);
    console.log(`${verdict}: ${nameOf(mutation)}`);
    if (verdict !== "caught") failures.push(`${verdict}: ${nameOf(mutation)}`);
  }
}
