// BullMQ on Redis, rows in PostgreSQL. Row and job are two commits: the row first, then the job under an id that tells a
// repeat; a request sent again adds the job again, which closes the gap.

import { orderIdOf } from "#shared/kernel/identifiers.ts";
import {
  confirmOrder,
  deliverCodes,
  insertOrder,
  issueCodes,
  recordInvoice,
  type Step,
} from "#test/bench/peers/job.ts";
import { type Job, loadBullMq } from "#test/bench/peers/packages.ts";
import { AT_ONCE, inTransaction, runPeer, type StartEngine } from "#test/bench/peers/peer.ts";

/** Tried again as often as the product tries within its first minutes. */
const JOB_OPTIONS = { attempts: 5, backoff: { type: "exponential", delay: 200 }, removeOnComplete: true };

const startEngine: StartEngine = async ({ pool, mailer, place }) => {
  const { Queue, Worker } = loadBullMq(place.packages);
  const connection = { host: "127.0.0.1", port: place.redisPort, maxRetriesPerRequest: null };
  const queueOf = (step: Step) => new Queue(step, { connection, defaultJobOptions: JOB_OPTIONS });
  const queues = { confirm: queueOf("confirm"), issue: queueOf("issue"), deliver: queueOf("deliver") };
  const add = (step: Step, orderId: string) => queues[step].add(step, { orderId }, { jobId: `${step}-${orderId}` });

  const work: Readonly<Record<Step, (job: Job) => Promise<void>>> = {
    confirm: ({ data }) => confirmOrder(pool, mailer, data.orderId),
    issue: async ({ data }) => {
      await inTransaction(pool, (sql) => issueCodes(sql, data.orderId));
      await add("deliver", data.orderId);
    },
    deliver: ({ data }) => deliverCodes(pool, mailer, data.orderId),
  };
  const workerOf = (step: Step) => new Worker(step, work[step], { connection, concurrency: AT_ONCE });
  const workers = [workerOf("confirm"), workerOf("issue"), workerOf("deliver")];
  for (const worker of workers) worker.on("error", (fault) => console.error(fault));

  return {
    accept: async (order) => {
      await insertOrder(pool, place.resellerId, order);
      await add("confirm", orderIdOf(place.resellerId, order.purchaseOrderNumber));
    },
    invoice: async (orderId) => {
      await recordInvoice(pool, orderId);
      await add("issue", orderId);
    },
    close: async () => {
      for (const worker of workers) await worker.close();
      for (const queue of Object.values(queues)) await queue.close();
    },
  };
};

runPeer(startEngine);
