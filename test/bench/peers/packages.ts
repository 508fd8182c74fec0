import { createRequire } from "node:module";
import { join } from "node:path";

/** The little of `pg` 8 that is used here; the package is not the project's. */
export type Statement = { readonly name?: string; readonly text: string; readonly values?: readonly unknown[] };
export type Rows<Row> = { readonly rows: readonly Row[]; readonly rowCount: number };
export type Sql = { query<Row>(statement: Statement | string): Promise<Rows<Row>> };
export type PooledSql = Sql & { release(): void };
export type Pool = Sql & { connect(): Promise<PooledSql>; end(): Promise<void> };

type PoolOptions = { readonly host: string; readonly port: number; readonly user: string; readonly max: number };
type PgModule = { readonly Pool: new (options: PoolOptions & { readonly database: string }) => Pool };

/** The little of `bullmq` 6. */
export type Job = { readonly name: string; readonly data: { readonly orderId: string } };
export type Queue = {
  add(name: string, data: Job["data"], options: { readonly jobId: string }): Promise<unknown>;
  close(): Promise<void>;
};
export type Worker = { close(): Promise<void>; on(event: "error", listener: (fault: Error) => void): unknown };
type Connection = { readonly host: string; readonly port: number; readonly maxRetriesPerRequest: null };
type QueueOptions = { readonly connection: Connection; readonly defaultJobOptions: Readonly<Record<string, unknown>> };
type WorkerOptions = { readonly connection: Connection; readonly concurrency: number };
type BullModule = {
  readonly Queue: new (name: string, options: QueueOptions) => Queue;
  readonly Worker: new (name: string, work: (job: Job) => Promise<void>, options: WorkerOptions) => Worker;
};

/** `folder` is where the packages were installed. */
export const loadPg = (folder: string): PgModule => createRequire(join(folder, "package.json"))("pg");
export const loadBullMq = (folder: string): BullModule => createRequire(join(folder, "package.json"))("bullmq");
