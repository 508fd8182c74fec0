import { bodyOf, type Publisher } from "./publisher.ts";

/** `line` counts from 0; `locale` is that of the warning, English when absent. */
export type Assigning = { readonly orderId: string; readonly line?: number; readonly locale?: string };

export type AssignmentRow = {
  readonly row: number;
  readonly outcome: string;
  readonly reason?: string;
  readonly notice?: string;
  readonly lotId?: string;
  readonly index?: number;
};

/** Without `warning` and `confirm` where nothing would be assigned. */
export type AssignmentPlan = {
  readonly rows: number;
  readonly assignable: number;
  readonly alreadyAssigned: number;
  readonly refused: number;
  readonly warning?: { readonly locale: string; readonly text: string };
  readonly confirm?: string;
  readonly results: readonly AssignmentRow[];
};

export type AssignmentBatch = {
  readonly orderId: string;
  readonly batchId: string;
  readonly state: string;
  readonly rows: number;
  readonly assigned: number;
  readonly alreadyAssigned: number;
  readonly refused: number;
  readonly pending: number;
};

type BatchPage = AssignmentBatch & { readonly pages: number; readonly results: readonly AssignmentRow[] };

/** `isOver`: every row is settled, or the batch was abandoned. */
export type Followed = { readonly batch: AssignmentBatch; readonly isOver: boolean };

type Following = {
  readonly onProgress: (batch: AssignmentBatch) => void;
  /** Between two looks. */
  readonly pause: () => Promise<unknown>;
  /** Looks in a row that may find nothing new. */
  readonly patience: number;
};

const pathOf = (orderId: string) => `/api/publisher/orders/${encodeURIComponent(orderId)}/assignment-batches`;

/** What would become of every row; nothing is stored. @throws {Error} with the problem, when the answer is one. */
export const planAssignments = async (publisher: Publisher, assigning: Assigning, csv: string) =>
  bodyOf(await request<AssignmentPlan>(publisher, { ...assigning, csv, dryRun: true }));

/** Repeated, it is the same batch. @throws {Error} with the problem, when the answer is one. */
export const requestAssignments = async (publisher: Publisher, assigning: Assigning, csv: string, confirm: string) =>
  bodyOf(await request<AssignmentBatch>(publisher, { ...assigning, csv, confirm }));

const request = <Body>(publisher: Publisher, data: Assigning & Readonly<Record<string, unknown>>) =>
  publisher<Body>({
    method: "POST",
    path: pathOf(data.orderId),
    message: { type: "assignment-batch.requested", data },
  });

/** Looks at a batch until it is over or stands still. @throws {Error} with the problem, when an answer is one. */
export async function followBatch(
  publisher: Publisher,
  started: AssignmentBatch,
  { onProgress, pause, patience }: Following,
): Promise<Followed> {
  let batch = started;
  let looks = 0;
  while (!isOver(batch) && looks < patience) {
    await pause();
    const found = await readPage(publisher, started, 0);
    const isNew = found.pending !== batch.pending || found.state !== batch.state;
    looks = isNew ? 0 : looks + 1;
    batch = found;
    if (isNew) onProgress(batch);
  }
  return { batch, isOver: isOver(batch) };
}

/** Every row, in file order. @throws {Error} with the problem, when an answer is one. */
export async function readResults(publisher: Publisher, batch: AssignmentBatch): Promise<readonly AssignmentRow[]> {
  const first = await readPage(publisher, batch, 0);
  const results = [...first.results];
  for (let page = 1; page < first.pages; page += 1) results.push(...(await readPage(publisher, batch, page)).results);
  return results;
}

const isOver = ({ state }: AssignmentBatch): boolean => state === "done" || state === "abandoned";

const readPage = async (publisher: Publisher, { orderId, batchId }: AssignmentBatch, page: number) =>
  bodyOf(await publisher<BatchPage>({ method: "GET", path: `${pathOf(orderId)}/${batchId}?page=${page}` }));
