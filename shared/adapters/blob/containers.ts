import type { ContainerClient } from "@azure/storage-blob";
import type { Secret } from "#shared/kernel/secret.ts";

/** Gives the one container; asked again for every call, so that its client is made when it is first needed. */
export type OpenBlobContainer = () => Promise<ContainerClient>;

/** Two tries of five seconds: what has to wait longer is done by the next run of a timer. */
const RETRY_OPTIONS = { maxTries: 2, tryTimeoutInMs: 5000, retryDelayInMs: 200, maxRetryDelayInMs: 1000 };

/** Gives containers over one client made on first use; the client library itself is loaded then. */
export function openBlobContainer(connectionString: Secret<string>): (name: string) => Promise<ContainerClient> {
  let opened: Promise<(name: string) => ContainerClient> | undefined;
  const open = async () => {
    const { BlobServiceClient } = await import("@azure/storage-blob");
    const service = BlobServiceClient.fromConnectionString(connectionString.reveal(), { retryOptions: RETRY_OPTIONS });
    return (name: string) => service.getContainerClient(name);
  };
  return async (name) => {
    opened ??= open();
    return (await opened)(name);
  };
}

export const NOT_FOUND = 404;
export const CONFLICT = 409;
export const PRECONDITION_FAILED = 412;

/** The HTTP status of a failed call; undefined when it got no answer. */
export function statusOf(error: unknown): number | undefined {
  const status = error instanceof Error && "statusCode" in error ? error.statusCode : undefined;
  return typeof status === "number" ? status : undefined;
}
