import type { Import } from "#test/architecture/imports.ts";

/** What a file may import, decided by its path. A rule gives a sentence for a forbidden import, or undefined. */
export type Rule = { readonly name: string; readonly check: (edge: Import) => string | undefined };

const CONTEXTS = [
  "catalogue",
  "agreements",
  "ordering",
  "fulfilment",
  "codes",
  "notifications",
  "operations",
  "pricing",
];

const isOurs = (path: string) => /^(functions|shared|infra|test)\//.test(path);
const isPackage = (path: string) => !isOurs(path) && !path.startsWith("node:");
const contextOf = (path: string) => CONTEXTS.find((context) => path.startsWith(`shared/${context}/`));
const inRing = (path: string, ring: string) => contextOf(path) !== undefined && path.split("/")[2] === ring;
const isAny = (path: string, prefixes: readonly string[]) => prefixes.some((prefix) => path.startsWith(prefix));

/** Packages a place may import; everything else that is not ours or Node's is forbidden there. */
const PACKAGES: readonly { readonly place: string; readonly allowed: readonly string[] }[] = [
  { place: "shared/kernel/", allowed: [] },
  { place: "shared/contracts/", allowed: ["zod", "temporal-polyfill"] },
  { place: "shared/adapters/blob/", allowed: ["@azure/storage-blob"] },
  { place: "shared/adapters/csv/", allowed: ["csv-parse"] },
  { place: "shared/adapters/cosmos/", allowed: ["@azure/cosmos"] },
  { place: "shared/adapters/service-bus/", allowed: ["@azure/service-bus"] },
  { place: "shared/adapters/email/", allowed: ["nodemailer"] },
  { place: "shared/adapters/blob/", allowed: ["@azure/storage-blob"] },
  { place: "shared/adapters/xlsx/", allowed: ["write-excel-file"] },
  { place: "shared/", allowed: ["temporal-polyfill"] },
  { place: "functions/", allowed: ["@azure/functions", "zod"] },
];

/** The one definition of containers and queues, read by stand-ins, adapters and deployment alike. */
const DEFINITIONS: ReadonlySet<string> = new Set(["infra/cosmos.json", "infra/service-bus.json"]);

/** Node modules that are pure computation; the domain may use no other. */
const PURE_NODE_MODULES = new Set(["node:crypto", "node:util", "node:buffer"]);

const allowedPackages = (path: string) => PACKAGES.find(({ place }) => path.startsWith(place))?.allowed;

/** What operators and the demo have in common: they know the HTTP contract and a terminal. */
const OUTSIDE = ["infra/ops/", "infra/client/", "infra/terminal/"];

export const RULES: readonly Rule[] = [
  {
    name: "one way: shared never imports functions, infra or test",
    check: ({ from, to }) =>
      from.startsWith("shared/") && isAny(to, ["functions/", "infra/", "test/"]) && !DEFINITIONS.has(to)
        ? `${from} points back`
        : undefined,
  },
  {
    name: "the kernel imports only itself",
    check: ({ from, to }) =>
      from.startsWith("shared/kernel/") && isOurs(to) && !to.startsWith("shared/kernel/")
        ? "not the kernel"
        : undefined,
  },
  {
    name: "the domain imports only the kernel, contracts and its own context's domain",
    check: ({ from, to }) => {
      if (!inRing(from, "domain")) return undefined;
      if (to.startsWith("node:")) return PURE_NODE_MODULES.has(to) ? undefined : "a module that does I/O";
      if (!isOurs(to) || isAny(to, ["shared/kernel/", "shared/contracts/"])) return undefined;
      return inRing(to, "domain") && contextOf(to) === contextOf(from) ? undefined : "outside the domain";
    },
  },
  {
    name: "contexts never import each other",
    check: ({ from, to }) => {
      const [own, other] = [contextOf(from), contextOf(to)];
      return own !== undefined && other !== undefined && own !== other ? `${own} reaches into ${other}` : undefined;
    },
  },
  {
    name: "use cases reach adapters only through ports",
    check: ({ from, to }) =>
      contextOf(from) !== undefined && to.startsWith("shared/adapters/") ? "an adapter, not a port" : undefined,
  },
  {
    name: "adapters own every SDK, functions own @azure/functions",
    check: ({ from, to }) => {
      const allowed = allowedPackages(from);
      if (allowed === undefined || !isPackage(to)) return undefined;
      return allowed.some((name) => to === name || to.startsWith(`${name}/`)) ? undefined : `package ${to}`;
    },
  },
  {
    name: "only services.ts wires: no other function imports an adapter",
    check: ({ from, to }) =>
      from.startsWith("functions/") && !from.startsWith("functions/services") && to.startsWith("shared/adapters/")
        ? "an adapter outside the composition root"
        : undefined,
  },
  {
    name: "stand-ins import nothing of ours",
    check: ({ from, to }) =>
      from.startsWith("infra/") && isAny(to, ["functions/", "shared/", "test/"]) ? "product code" : undefined,
  },
  {
    name: "operators' tools know the HTTP contract only, wherever it is served",
    check: ({ from, to }) =>
      isAny(from, OUTSIDE) && isOurs(to) && !isAny(to, OUTSIDE) ? "not the HTTP contract" : undefined,
  },
];

/** Every forbidden import with the rule it breaks. */
export const violations = (imports: readonly Import[]): readonly string[] =>
  imports.flatMap((edge) =>
    RULES.flatMap(({ name, check }) => {
      const reason = check(edge);
      return reason === undefined ? [] : [`${name}: ${edge.from} imports ${edge.to} (${reason})`];
    }),
  );
