import { SmtpMailer } from "#shared/adapters/email/smtp-mailer.ts";
import { answerParent } from "#test/bench/child.ts";
import { listen } from "#test/bench/peers/http.ts";
import { countReached, type PlacedOrder, TABLES } from "#test/bench/peers/job.ts";
import { loadPg, type Pool, type PooledSql } from "#test/bench/peers/packages.ts";

/** What a peer needs to know of the world; ports are on 127.0.0.1. */
export type PeerPlace = {
  readonly packages: string;
  readonly postgresPort: number;
  readonly database: string;
  readonly redisPort: number;
  readonly smtpPort: number;
  readonly secret: string;
  readonly resellerId: string;
};

export type PeerQuestion = { readonly kind: "start"; readonly place: PeerPlace } | { readonly kind: "reached" };

/** The part in which peers differ: what takes an order from one step to the next. */
export type Engine = {
  readonly accept: (order: PlacedOrder) => Promise<void>;
  readonly invoice: (orderId: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

export type StartEngine = (parts: {
  readonly pool: Pool;
  readonly mailer: SmtpMailer;
  readonly place: PeerPlace;
}) => Promise<Engine>;

/** Steps that run at once, as in the product's queues. */
export const AT_ONCE = 16;
/** Every step may hold a connection, and so may requests. */
const CONNECTIONS = 40;

/** Runs a peer in this process for the parent that started it. */
export function runPeer(startEngine: StartEngine): void {
  let running: Awaited<ReturnType<typeof startPeer>> | undefined;
  answerParent(
    async (given) => {
      const question = given as PeerQuestion;
      if (question.kind === "start") {
        running = await startPeer(question.place, startEngine);
        return running.url;
      }
      return running && countReached(running.pool);
    },
    async () => {
      const ending = running;
      running = undefined;
      await ending?.close();
    },
  );
}

async function startPeer(place: PeerPlace, startEngine: StartEngine) {
  const { Pool: PgPool } = loadPg(place.packages);
  const { database, postgresPort: port } = place;
  const pool = new PgPool({ host: "127.0.0.1", port, user: "postgres", database, max: CONNECTIONS });
  await pool.query(TABLES);
  const mailer = new SmtpMailer(`smtp://127.0.0.1:${place.smtpPort}`);
  const engine = await startEngine({ pool, mailer, place });
  const server = await listen(place.secret, place.resellerId, engine);
  const close = async () => {
    await server.close();
    await engine.close();
    await pool.end();
  };
  return { url: server.url, pool, close };
}

/** All that `work` does, or nothing. */
export async function inTransaction<Value>(pool: Pool, work: (sql: PooledSql) => Promise<Value>): Promise<Value> {
  const sql = await pool.connect();
  try {
    await sql.query("BEGIN");
    const value = await work(sql);
    await sql.query("COMMIT");
    return value;
  } catch (error) {
    await sql.query("ROLLBACK");
    throw error;
  } finally {
    sql.release();
  }
}
