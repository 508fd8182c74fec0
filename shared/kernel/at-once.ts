/**
 * Does `work` for every item, `atOnce` of them at a time. @returns the results in the items' order.
 * @throws what the first that failed threw, once everything begun has ended.
 */
export async function mapAtOnce<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const faults: unknown[] = [];
  const rest = [...items.entries()].reverse();
  const worker = async () => {
    for (let next = rest.pop(); next && faults.length === 0; next = rest.pop()) {
      const [at, item] = next;
      try {
        results[at] = await work(item);
      } catch (error) {
        faults.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (faults.length > 0) throw faults[0];
  return results;
}
