import { randomUUID } from "node:crypto";
import { type BlobItem, BlobServiceClient } from "@azure/storage-blob";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Azurite, startAzurite } from "#infra/local/azurite/server.ts";
import { openBlobContainer } from "#shared/adapters/blob/containers.ts";
import { BlobManifestStore } from "#shared/adapters/blob/manifest-store.ts";
import { Secret } from "#shared/kernel/secret.ts";
import { UnavailableError } from "#shared/kernel/versioned.ts";
import { describeManifestStore } from "#test/contract/manifests/manifest-store.ts";
import { InMemoryManifests } from "#test/support/in-memory-manifests.ts";

const ORDER = "c".repeat(64);

let azurite: Azurite;

beforeAll(async () => {
  azurite = await startAzurite();
});
afterAll(() => azurite.close());

/** Over a container that does not exist yet. */
function openStore(containerName = randomUUID(), connectionString = azurite.connectionString) {
  const container = openBlobContainer(new Secret(connectionString));
  return new BlobManifestStore(() => container(containerName));
}

describeManifestStore("the blob store", async () => openStore());
describeManifestStore("the store in memory", async () => new InMemoryManifests());

describe("the blob store", () => {
  it("writes one JSON blob below the order's id, and nothing replaces it", async () => {
    const name = randomUUID();
    await openStore(name).keep(ORDER, "kept");
    const container = BlobServiceClient.fromConnectionString(azurite.connectionString).getContainerClient(name);
    const blobs: BlobItem[] = [];
    for await (const blob of container.listBlobsFlat()) blobs.push(blob);
    const [blob] = blobs;
    if (blob === undefined) throw new Error("no blob was written");

    await container.getBlockBlobClient(blob.name).upload("other", 5);

    expect(blobs).toHaveLength(1);
    expect(blob.name).toMatch(new RegExp(`^${ORDER}/code-list-[0-9a-f]{16}\\.json$`));
    expect(blob.properties.contentType).toBe("application/json; charset=utf-8");
    await expect(openStore(name).keep(ORDER, "kept")).rejects.toThrow(`blob ${blob.name} holds another text`);
  });

  it("says that it is not available while nobody listens", async () => {
    const nobody = azurite.connectionString.replace(/127\.0\.0\.1:\d+/, "127.0.0.1:9");
    const manifests = openStore(undefined, nobody);

    await expect(manifests.keep(ORDER, "lost")).rejects.toThrow(UnavailableError);
    await expect(manifests.find(ORDER)).rejects.toThrow(UnavailableError);
  });

  it("reports a refusal of the service as the fault it is", async () => {
    const wrongKey = azurite.connectionString.replace(
      /AccountKey=[^;]+/,
      `AccountKey=${Buffer.alloc(64).toString("base64")}`,
    );

    await expect(openStore(undefined, wrongKey).keep(ORDER, "refused")).rejects.toMatchObject({
      name: "RestError",
      statusCode: 403,
    });
  });
});
