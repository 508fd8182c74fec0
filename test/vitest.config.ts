import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { removeLeftFolders } from "./support/left-folders.ts";

removeLeftFolders("test");

/** `unit` needs nothing but Node; `contract` and `integration` start the stand-ins and fail, never skip, without them. */
export default defineConfig({
  test: {
    // Left to itself vitest keeps one core free, and works one file after another on a machine of two.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      { test: { name: "unit", include: ["test/{unit,architecture}/**/*.test.ts"] } },
      { test: { name: "contract", include: ["test/contract/**/*.test.ts"], testTimeout: 30_000, hookTimeout: 30_000 } },
      {
        test: {
          name: "integration",
          include: ["test/integration/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
