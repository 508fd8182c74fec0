import { globSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { importsOf, readImports } from "#test/architecture/imports.ts";
import { RULES, violations } from "#test/architecture/rules.ts";

const FILES = globSync("{functions,shared,infra}/**/*.ts");

/** One planted violation for each rule, by the rule's name: a rule that catches nothing is no rule. */
const PLANTED: Readonly<Record<string, readonly [file: string, source: string]>> = {
  "one way: shared never imports functions, infra or test": [
    "shared/ordering/use-cases/accept-order.ts",
    'import { app } from "#functions/main.ts";',
  ],
  "the kernel imports only itself": ["shared/kernel/outcome.ts", 'import { x } from "#shared/codes/ports.ts";'],
  "the domain imports only the kernel, contracts and its own context's domain": [
    "shared/codes/domain/lot.ts",
    'import { readFile } from "node:fs/promises";',
  ],
  "contexts never import each other": [
    "shared/ordering/ports.ts",
    'import type { Lot } from "#shared/codes/domain/lot.ts";',
  ],
  "use cases reach adapters only through ports": [
    "shared/codes/use-cases/redeem-code.ts",
    'const { Documents } = await import("#shared/adapters/cosmos/documents.ts");',
  ],
  "adapters own every SDK, functions own @azure/functions": [
    "shared/notifications/use-cases/send-mail.ts",
    'import nodemailer from "nodemailer";',
  ],
  "only services.ts wires: no other function imports an adapter": [
    "functions/codes/redeem-code.http.ts",
    'import { Documents } from "../../shared/adapters/cosmos/documents.ts";',
  ],
  "stand-ins import nothing of ours": [
    "infra/local/cosmos/server.ts",
    'export { instant } from "#shared/kernel/instant.ts";',
  ],
  "operators' tools know the HTTP contract only, wherever it is served": [
    "infra/ops/ops.ts",
    'import { readPorts } from "#infra/local/ports.ts";',
  ],
};

describe("import direction", () => {
  it("holds for every source file", () => {
    expect(violations(readImports(".", FILES))).toEqual([]);
  });

  it("is checked on the files that are there", () => {
    expect(FILES.length).toBeGreaterThan(100);
  });

  it.each(RULES.map(({ name }) => [name]))("sees a planted violation of: %s", (name) => {
    const [file, source] = PLANTED[name] ?? ["", ""];

    expect(violations(importsOf(file, source)).filter((found) => found.startsWith(`${name}:`))).toHaveLength(1);
  });
});
