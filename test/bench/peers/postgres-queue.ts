// The hand-written queue: a table of tasks, claimed inside the transaction that does the step, so that a crash undoes both.
import {
  confirmOrder,
  deliverCodes,
  insertOrder,
  issueCodes,
  recordInvoice,
  type Step,
} from "#test/bench/peers/job.ts";
import type { Sql } from "#test/bench/peers/packages.ts";
import { AT_ONCE, inTransaction, runPeer, type StartEngine } from "#test/bench/peers/peer.ts";

const TASKS = "CREATE TABLE tasks(id bigserial PRIMARY KEY, step text NOT NULL, order_id text NOT NULL)";
const CLAIM =
  "DELETE FROM tasks WHERE id=(SELECT id FROM tasks ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING step, order_id";
/** For tasks whose call to look was lost with the process. */
const LOOK_EVERY_MS = 1000;

type Task = { readonly step: Step; readonly order_id: string };

const push = (sql: Sql, step: Step, orderId: string) =>
  sql.query({ name: "push", text: "INSERT INTO tasks(step, order_id) VALUES($1,$2)", values: [step, orderId] });

const startEngine: StartEngine = async ({ pool, mailer, place }) => {
  await pool.query(TASKS);
  const idle: (() => void)[] = [];
  const wake = () => idle.pop()?.();
  let isOpen = true;

  const runOne = () =>
    inTransaction(pool, async (sql) => {
      const { rows } = await sql.query<Task>({ name: "claim", text: CLAIM });
      const [task] = rows;
      if (task === undefined) return false;
      const { step, order_id: orderId } = task;
      if (step === "confirm") await confirmOrder(sql, mailer, orderId);
      if (step === "deliver") await deliverCodes(sql, mailer, orderId);
      if (step === "issue") {
        await issueCodes(sql, orderId);
        await push(sql, "deliver", orderId);
      }
      return true;
    });
  const loop = async () => {
    while (isOpen) if (!(await runOne())) await untilWoken(idle);
  };
  const loops = Array.from({ length: AT_ONCE }, loop);

  return {
    accept: async (order) => {
      await inTransaction(pool, async (sql) => {
        const orderId = await insertOrder(sql, place.resellerId, order);
        if (orderId !== undefined) await push(sql, "confirm", orderId);
      });
      wake();
    },
    invoice: async (orderId) => {
      await inTransaction(pool, async (sql) => {
        if (await recordInvoice(sql, orderId)) await push(sql, "issue", orderId);
      });
      wake();
    },
    close: async () => {
      isOpen = false;
      while (idle.length > 0) wake();
      await Promise.all(loops);
    },
  };
};

/** Until somebody puts a task into the table, or a look is due. */
function untilWoken(idle: (() => void)[]): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const look = setTimeout(() => {
    idle.splice(idle.indexOf(go), 1);
    resolve();
  }, LOOK_EVERY_MS);
  const go = () => {
    clearTimeout(look);
    resolve();
  };
  idle.push(go);
  return promise;
}

runPeer(startEngine);
