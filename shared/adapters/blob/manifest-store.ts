import { createHash } from "node:crypto";
import type { ContainerClient } from "@azure/storage-blob";
import { CONFLICT, NOT_FOUND, type OpenBlobContainer, statusOf } from "#shared/adapters/blob/containers.ts";
import { UnavailableError } from "#shared/kernel/versioned.ts";
import type { ManifestStore } from "#shared/notifications/ports.ts";

const HEADERS = { blobHTTPHeaders: { blobContentType: "application/json; charset=utf-8" } };
/** Of 4xx: timeout and throttled. */
const UNAVAILABLE_STATUSES: ReadonlySet<number> = new Set([408, 429]);
/** Creates, and never replaces. */
const ONLY_NEW = { ...HEADERS, conditions: { ifNoneMatch: "*" } };

/** Blobs `<orderId>/code-list-<first 16 digits of the text's SHA-256>.json`, written once. */
export class BlobManifestStore implements ManifestStore {
  readonly #open: OpenBlobContainer;

  constructor(open: OpenBlobContainer) {
    this.#open = open;
  }

  keep(orderId: string, manifest: string): Promise<void> {
    const name = `${folderOf(orderId)}code-list-${digestOf(manifest)}.json`;
    return served(this.#open, async (container) => {
      const text = Buffer.from(manifest);
      try {
        await writeNew(container, name, text);
      } catch (error) {
        if (statusOf(error) !== CONFLICT) throw error;
        const kept = await container.getBlobClient(name).downloadToBuffer();
        if (!kept.equals(text)) throw new Error(`blob ${name} holds another text`, { cause: error });
      }
    });
  }

  find(orderId: string): Promise<readonly string[]> {
    return served(this.#open, async (container) => {
      try {
        return await textsBelow(container, folderOf(orderId));
      } catch (error) {
        if (statusOf(error) === NOT_FOUND) return [];
        throw error;
      }
    });
  }
}

const folderOf = (orderId: string) => `${orderId}/`;

const digestOf = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 16);

/** The container is made by the first write that misses it. */
async function writeNew(container: ContainerClient, name: string, text: Buffer): Promise<void> {
  const write = () => container.getBlockBlobClient(name).upload(text, text.length, ONLY_NEW);
  try {
    await write();
  } catch (error) {
    if (statusOf(error) !== NOT_FOUND) throw error;
    await container.createIfNotExists();
    await write();
  }
}

async function textsBelow(container: ContainerClient, prefix: string): Promise<readonly string[]> {
  const texts: string[] = [];
  for await (const { name } of container.listBlobsFlat({ prefix }))
    texts.push((await container.getBlobClient(name).downloadToBuffer()).toString());
  return texts;
}

/** @throws {UnavailableError} when the store gave no answer, or said "not now"; any other error as it is. */
async function served<Value>(open: OpenBlobContainer, call: (container: ContainerClient) => Promise<Value>) {
  try {
    return await call(await open());
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    throw new UnavailableError("the blob store is not available", { cause: error });
  }
}

function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error) || error.name !== "RestError") return false;
  const status = statusOf(error);
  return status === undefined || status >= 500 || UNAVAILABLE_STATUSES.has(status);
}
