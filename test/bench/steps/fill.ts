import { createHash } from "node:crypto";
import { join } from "node:path";
import { setImmediate as turnOfOthers } from "node:timers/promises";
import { Store } from "#infra/local/cosmos/store.ts";
import { readCosmosDefinition } from "#infra/local/definitions.ts";
import { symbolsOfNumber } from "#shared/codes/domain/crockford.ts";

/** A stored document of one order, as text. */
export type Template = { readonly container: string; readonly body: string };

/** Names that occur in an order's documents and differ in every other's. */
type Names = { readonly orderId: string; readonly lotId: string; readonly agreementNumber: string };

const ORDERS_AT_ONCE = 500;
/** Nothing of them is ever due. */
const NEVER = "2199-01-01T00:00:00.000Z";

/**
 * Writes as many copies of one order's documents into a new store in `folder`, each under names of its own.
 * @throws when `ended` says so.
 */
export async function fillStore(
  folder: string,
  { templates, orders, ended }: { templates: readonly Template[]; orders: number; ended: AbortSignal },
): Promise<void> {
  const names = namesIn(templates);
  const store = new Store(join(folder, "cosmos.sqlite"), readCosmosDefinition().containers, Date.now);
  try {
    for (let from = 0; from < orders; from += ORDERS_AT_ONCE) {
      await turnOfOthers();
      ended.throwIfAborted();
      for (const { id } of readCosmosDefinition().containers)
        fillContainer(
          store,
          templates.filter(({ container }) => container === id),
          names,
          { from, to: Math.min(from + ORDERS_AT_ONCE, orders) },
        );
    }
  } finally {
    store.database.close();
  }
}

/** @throws {Error} when the documents are not those of one released order. */
function namesIn(templates: readonly Template[]): Names {
  const lot = templates
    .filter(({ container }) => container === "lots")
    .map(({ body }) => JSON.parse(body))
    .find(({ seed }) => seed !== undefined);
  if (lot === undefined) throw new Error("there is no lot to copy");
  return lot;
}

function fillContainer(
  store: Store,
  templates: readonly Template[],
  names: Names,
  { from, to }: { readonly from: number; readonly to: number },
): void {
  const [first] = templates;
  if (first === undefined) return;
  const container = store.find(first.container);
  const [keyName = ""] = container.keyPath;
  store.commit(container, (lsn) => {
    for (let copy = from; copy < to; copy += 1)
      for (const { body } of templates) {
        const item = copyOf(body, names, copy);
        store.insert(container, JSON.stringify(item[keyName]), item, lsn);
      }
  });
}

function copyOf(body: string, { orderId, lotId, agreementNumber }: Names, copy: number) {
  const text = body
    .replaceAll(orderId, createHash("sha256").update(`copy ${copy}`).digest("hex"))
    .replaceAll(lotId, `Z${symbolsOfNumber(copy, 5)}`)
    .replaceAll(agreementNumber, `EES-COPY-${copy}`);
  const item = JSON.parse(text);
  return item.wakeAt === undefined ? item : { ...item, wakeAt: NEVER };
}
