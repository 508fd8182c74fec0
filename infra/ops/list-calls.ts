import { bodyOf, type Publisher } from "./publisher.ts";

/** `next`: what `--after` takes to go on; `asOf`: up to when the list is complete, null before it was first made. */
export type ListAnswer<Row> = {
  readonly rows: readonly Row[];
  readonly next: string | null;
  readonly asOf: string | null;
};

type Named = {
  readonly orderId: string;
  readonly resellerId: string;
  readonly purchaseOrderNumber: string;
  readonly agreementNumber: string;
};

export type ListedOrder = Omit<Named, "resellerId"> & {
  readonly acceptedAt: string;
  readonly status: string;
  readonly codes: number;
  readonly held: { readonly reason: string; readonly since: string } | null;
};

export type ListedPromise = Named & {
  readonly kind: string;
  readonly clock: string;
  readonly startedAt: string;
  readonly dueAt: string;
  readonly missedAt: string | null;
  readonly reason: string;
  readonly action: string;
};

export type HeldOrder = Named & {
  readonly status: string;
  readonly reason: string;
  readonly since: string;
  readonly action: string;
};

/** Parameters by their names in the query. */
export type Parameters = Readonly<Record<string, string>>;

/** @throws {Error} with the problem, when the answer is one. */
export const listOrders = (publisher: Publisher, resellerId: string, parameters: Parameters) =>
  list<"orders", ListedOrder>(publisher, "orders", {
    path: `/api/publisher/resellers/${encodeURIComponent(resellerId)}/orders`,
    parameters,
  });

/** @throws {Error} with the problem, when the answer is one. */
export const listPromises = (publisher: Publisher, parameters: Parameters) =>
  list<"promises", ListedPromise>(publisher, "promises", { path: "/api/publisher/promises", parameters });

/** @throws {Error} with the problem, when the answer is one. */
export const listHeldOrders = (publisher: Publisher, parameters: Parameters) =>
  list<"orders", HeldOrder>(publisher, "orders", { path: "/api/publisher/held-orders", parameters });

async function list<Name extends string, Row>(
  publisher: Publisher,
  name: Name,
  { path, parameters }: { readonly path: string; readonly parameters: Parameters },
): Promise<ListAnswer<Row>> {
  type Body = Readonly<Record<Name, readonly Row[]>> & Pick<ListAnswer<Row>, "next" | "asOf">;
  const query = new URLSearchParams(parameters).toString();
  const answer = await publisher<Body>({ method: "GET", path: query === "" ? path : `${path}?${query}` });
  const body = bodyOf(answer);
  return { rows: body[name], next: body.next, asOf: body.asOf };
}
