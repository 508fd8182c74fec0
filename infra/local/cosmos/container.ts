import { type Path, pathOfPattern } from "./path-index.ts";

/** As in infra/cosmos.json: one hash key path; scalar paths included, everything else excluded. */
export type ContainerDefinition = {
  readonly id: string;
  readonly partitionKey: { readonly paths: readonly string[]; readonly kind?: string; readonly version?: number };
  readonly indexingPolicy: {
    readonly indexingMode?: string;
    readonly automatic?: boolean;
    readonly includedPaths: readonly { readonly path: string }[];
    readonly excludedPaths: readonly { readonly path: string }[];
  };
};

export type Container = {
  readonly definition: ContainerDefinition;
  readonly table: string;
  /** Eight bytes in base64 with "-" for "/", the client's owner id. */
  readonly rid: string;
  readonly keyPath: Path;
  /** Paths of the indexing policy; they cost request units. */
  readonly included: readonly Path[];
  /** Every path with an index: the policy's, and id, which the service always indexes. */
  readonly indexed: readonly Path[];
  /** Sequence number of the last write. */
  lsn: number;
};

const excludable = new Set(["/*", '/"_etag"/?']);

export function isIndexed(container: Container, path: Path): boolean {
  return container.indexed.some((other) => other.join("/") === path.join("/"));
}

/** Reads a definition; throws on what the stand-in would silently do differently from the service. */
export function describeContainer(
  definition: ContainerDefinition,
  place: { readonly table: string; readonly rid: string; readonly lsn: number },
): Container {
  const { partitionKey, indexingPolicy } = definition;
  const [keyPath, ...furtherPaths] = partitionKey.paths;
  if (keyPath === undefined || furtherPaths.length > 0 || (partitionKey.kind ?? "Hash") !== "Hash") {
    throw new Error(`Container ${definition.id}: exactly one Hash partition key path is supported.`);
  }
  if ((indexingPolicy.indexingMode ?? "consistent") !== "consistent" || "compositeIndexes" in indexingPolicy) {
    throw new Error(`Container ${definition.id}: only consistent indexing without composite indexes is supported.`);
  }
  for (const { path } of indexingPolicy.excludedPaths) {
    if (!excludable.has(path)) {
      throw new Error(`Container ${definition.id}: excluded path ${path} is not supported, only /*.`);
    }
  }
  const included = indexingPolicy.includedPaths.map(({ path }) => pathOfPattern(path));
  return {
    ...place,
    definition,
    keyPath: pathOfPattern(`${keyPath}/?`),
    included,
    indexed: [...included.filter((path) => path.join("/") !== "id"), ["id"]],
  };
}
