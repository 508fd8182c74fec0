import { createHash } from "node:crypto";
import { hostname } from "node:os";
import { BlobServiceClient, type ContainerClient, RestError, StorageRetryPolicyType } from "@azure/storage-blob";

/** What the host keeps of a timer between its runs; instants are ISO 8601, `NEVER` for none. */
export type TimerStatus = { readonly Last: string; readonly Next: string | undefined; readonly LastUpdated: string };

export const NEVER = "0001-01-01T00:00:00";

const CONTAINER = "azure-webjobs-hosts";
const ATTEMPT_TIMEOUT_MS = 5_000;

/** Reads and writes `timers/<hostId>/Host.Functions.<name>/status`; throws when the storage cannot be reached. */
export class TimerMonitor {
  readonly #container: ContainerClient;
  readonly #hostId: string;

  constructor(connectionString: string, hostId: string) {
    const service = BlobServiceClient.fromConnectionString(connectionString, {
      retryOptions: {
        retryPolicyType: StorageRetryPolicyType.FIXED,
        maxTries: 1,
        tryTimeoutInMs: ATTEMPT_TIMEOUT_MS,
      },
    });
    this.#container = service.getContainerClient(CONTAINER);
    this.#hostId = hostId;
  }

  async read(functionName: string): Promise<TimerStatus | undefined> {
    try {
      const content = await this.#blob(functionName).downloadToBuffer();
      return JSON.parse(content.toString("utf8")) as TimerStatus;
    } catch (fault) {
      if (fault instanceof RestError && fault.statusCode === 404) return undefined;
      throw fault;
    }
  }

  async write(functionName: string, status: TimerStatus): Promise<void> {
    await this.#container.createIfNotExists();
    const content = Buffer.from(JSON.stringify(status));
    await this.#blob(functionName).uploadData(content);
  }

  #blob(functionName: string): ReturnType<ContainerClient["getBlockBlobClient"]> {
    return this.#container.getBlockBlobClient(`timers/${this.#hostId}/Host.Functions.${functionName}/status`);
  }
}

/** Up to 32 characters: the platform's own setting, or else this machine's name and a hash of the app's folder. */
export function hostIdOf(appDir: string, env: NodeJS.ProcessEnv): string {
  const given = env.AzureFunctionsWebHost__hostid;
  if (given !== undefined) return given;
  const folder = createHash("sha256").update(appDir).digest("hex").slice(0, 12);
  const machine = hostname()
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
  return `${machine.slice(0, 19)}-${folder}`;
}
