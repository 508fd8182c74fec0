import { randomBytes } from "node:crypto";
import { createApiClient } from "#infra/client/api-client.ts";
import type { Closing } from "#infra/local/closing.ts";
import { startChild } from "#test/bench/child.ts";
import { cpuOf, cpuOfTree } from "#test/bench/cpu-time.ts";
import { type Contender, RESELLER } from "#test/bench/orders/contender.ts";
import type { DatabaseServer } from "#test/bench/orders/server-process.ts";
import type { Reached } from "#test/bench/peers/job.ts";
import { loadPg } from "#test/bench/peers/packages.ts";
import type { PeerQuestion } from "#test/bench/peers/peer.ts";

type Peer = {
  readonly name: string;
  /** The file that runs it. */
  readonly program: string;
  /** Empty: a name of a database of its own. */
  readonly database: string;
};

export const POSTGRES_QUEUE: Peer = { name: "PostgreSQL queue", program: "peers/postgres-queue.ts", database: "queue" };
export const BULLMQ: Peer = { name: "BullMQ", program: "peers/bullmq.ts", database: "bullmq" };

type Surroundings = {
  readonly packages: string;
  readonly postgres: DatabaseServer;
  readonly redis?: DatabaseServer;
  readonly smtpPort: number;
};

/** Starts a peer with a database of its own; what it stores in counts towards it only while it is its turn. */
export async function startPeer(closing: Closing, peer: Peer, surroundings: Surroundings): Promise<Contender> {
  const { packages, postgres, redis, smtpPort } = surroundings;
  await createDatabase(packages, postgres.port, peer.database);
  const child = await closing.own(startChild(peer.program));
  const ask = (question: PeerQuestion) => child.ask(question);
  const secret = `whsec_${randomBytes(32).toString("base64")}`;
  const place = {
    packages,
    postgresPort: postgres.port,
    database: peer.database,
    redisPort: redis?.port ?? 0,
    smtpPort,
    secret,
    resellerId: RESELLER,
  };
  const url = String(await ask({ kind: "start", place }));
  const callers = [RESELLER, "publisher"].map((id) => ({ id, secret }));

  return {
    name: peer.name,
    api: createApiClient({ url, callers, now: Date.now }),
    agreementNumbers: ["EES-BENCH"],
    today: () => new Date().toISOString().slice(0, 10),
    reached: async () => (await ask({ kind: "reached" })) as Reached,
    openWindow: async () => undefined,
    cpu: () => ({
      app: cpuOf(child.pid),
      stores: cpuOfTree(postgres.pid) + (redis === undefined ? 0 : cpuOf(redis.pid)),
    }),
  };
}

async function createDatabase(packages: string, port: number, database: string): Promise<void> {
  const { Pool } = loadPg(packages);
  const pool = new Pool({ host: "127.0.0.1", port, user: "postgres", database: "postgres", max: 1 });
  try {
    await pool.query(`CREATE DATABASE ${database}`);
  } finally {
    await pool.end();
  }
}
