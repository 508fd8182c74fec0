import { UnavailableError } from "#shared/kernel/versioned.ts";
import type { ManifestStore } from "#shared/notifications/ports.ts";

export class InMemoryManifests implements ManifestStore {
  readonly #kept = new Map<string, Set<string>>();
  isDown = false;

  async keep(orderId: string, manifest: string): Promise<void> {
    this.#answer();
    this.#kept.set(orderId, (this.#kept.get(orderId) ?? new Set()).add(manifest));
  }

  async find(orderId: string): Promise<readonly string[]> {
    this.#answer();
    return [...(this.#kept.get(orderId) ?? [])];
  }

  #answer(): void {
    if (this.isDown) throw new UnavailableError("the blob store is down");
  }
}
