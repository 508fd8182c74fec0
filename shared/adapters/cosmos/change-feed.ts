import type { Container } from "@azure/cosmos";

const NOT_MODIFIED = 304;

/** `position`: what to go on after. */
export type Changes<Document> = { readonly documents: readonly Document[]; readonly position: string };

/**
 * What changed in a container after `position`. Without one, or with one of another container, that is every document.
 * @returns undefined when nothing has changed.
 */
export async function changesAfter<Document>(
  container: Container,
  position: string | undefined,
  maxItemCount: number,
): Promise<Changes<Document> | undefined> {
  const { ChangeFeedStartFrom: StartFrom } = await import("@azure/cosmos");
  const changeFeedStartFrom = position === undefined ? StartFrom.Beginning() : StartFrom.Continuation(position);
  try {
    const feed = container.items.getChangeFeedIterator<Document>({ changeFeedStartFrom, maxItemCount });
    const { statusCode, result, continuationToken } = await feed.readNext();
    return statusCode === NOT_MODIFIED ? undefined : { documents: result, position: continuationToken };
  } catch (error) {
    if (position !== undefined && isOfAnotherContainer(error)) return changesAfter(container, undefined, maxItemCount);
    throw error;
  }
}

/** The client finds this out itself and gives no status with it. */
const isOfAnotherContainer = (error: unknown): boolean =>
  error instanceof Error && error.message === "The continuation token is not for the current container definition";
