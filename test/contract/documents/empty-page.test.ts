import type { PluginConfig } from "@azure/cosmos";
import { expect, it } from "vitest";
import { Documents } from "#shared/adapters/cosmos/documents.ts";
import { connect, containerOf, startStandIn } from "#test/contract/local-cosmos/stand-in.ts";

const CONTINUATION = "x-ms-continuation";

/** The official client where the first page of a query is one of a physical partition that holds nothing. */
async function documentsWithAnEmptyPartition() {
  let isFirstPage = true;
  const plugin: PluginConfig["plugin"] = async (context, _diagnostics, next) => {
    if (context.resourceType !== "docs" || context.operationType !== "query") return next(context);
    if (!isFirstPage) {
      delete context.headers?.[CONTINUATION];
      return next(context);
    }
    isFirstPage = false;
    const answer = await next(context);
    return { ...answer, result: { Documents: [], _count: 0 }, headers: { ...answer.headers, [CONTINUATION]: "more" } };
  };
  const options = { consistencyLevel: "Session" as const, plugins: [{ on: "request", plugin }] };
  const client = connect(await startStandIn(), options);
  return new Documents(async () => containerOf(client, "webhooks"));
}

it("an empty page is not taken for the end: what is due in another physical partition is found", async () => {
  const documents = await documentsWithAnEmptyPartition();
  await documents.create({ id: "msg_1", principal: "lar-demo" } as { id: string });

  const rows = await documents.firstRows<{ id: string }>({ query: "SELECT c.id FROM c" }, 100);

  expect(rows).toEqual([{ id: "msg_1" }]);
});
