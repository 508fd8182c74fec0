import type { PluginConfig } from "@azure/cosmos";
import { expect, it } from "vitest";
import { Documents } from "#shared/adapters/cosmos/documents.ts";
import { UnavailableError } from "#shared/kernel/versioned.ts";
import { connect, containerOf, startStandIn } from "#test/contract/local-cosmos/stand-in.ts";

/** What the official client makes of the answer that no replica has reached the session. */
const sessionNotAvailable = (): Error =>
  Object.assign(new Error("The read session is not available for the input session token."), {
    code: 404,
    substatus: 1002,
    headers: {},
  });

/** The official client over the stand-in; the first `laggingReads` requests for documents meet lagging replicas. */
async function documentsThatLag(laggingReads: number) {
  let lagging = laggingReads;
  const plugin: PluginConfig["plugin"] = async (context, _diagnostics, next) => {
    const isRead =
      context.resourceType === "docs" && (context.operationType === "read" || context.operationType === "query");
    if (!isRead || lagging === 0) return next(context);
    lagging -= 1;
    throw sessionNotAvailable();
  };
  const options = { consistencyLevel: "Session" as const, plugins: [{ on: "request", plugin }] };
  const client = connect(await startStandIn(), options);
  return new Documents(async () => containerOf(client, "webhooks"));
}

const partition = "lar-demo";
const query = "SELECT * FROM c";

it("a document that no replica can show yet is not taken for one that does not exist", async () => {
  const documents = await documentsThatLag(Number.POSITIVE_INFINITY);

  await expect(documents.read(partition, "msg_1", "0:-1#99")).rejects.toBeInstanceOf(UnavailableError);
  await expect(documents.inPartition(partition, { query })).rejects.toBeInstanceOf(UnavailableError);
});

it("a document is read once a replica has caught up", async () => {
  const documents = await documentsThatLag(4);
  const document = { id: "msg_1", principal: partition };
  await documents.create(document);

  const stored = await documents.read(partition, "msg_1");

  expect(stored?.value).toMatchObject({ id: "msg_1", principal: partition });
});

it("a document that does not exist is missing", async () => {
  const documents = await documentsThatLag(0);

  expect(await documents.read(partition, "msg_2")).toBeUndefined();
});
