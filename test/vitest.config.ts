import { defineConfig } from "vitest/config";

/** `unit` needs nothing but Node; `contract` and `integration` start the stand-ins and fail, never skip, without them. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: "unit", include: ["test/{unit,architecture}/**/*.test.ts"] } },
      { test: { name: "contract", include: ["test/contract/**/*.test.ts"], testTimeout: 30_000, hookTimeout: 30_000 } },
      {
        test: {
          name: "integration",
          include: ["test/integration/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
