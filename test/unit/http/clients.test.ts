import { describe, expect, it } from "vitest";
import { createFindClient } from "#functions/http/clients.ts";

describe("finding a client", () => {
  const find = createFindClient([{ id: "lar-demo", role: "reseller", name: "Demo", secrets: [] }]);

  it("gives the client of exactly that id", () => {
    expect(find("lar-demo")?.name).toBe("Demo");
  });

  it.each(["", "LAR-DEMO", "lar-demo ", "__proto__", "constructor"])("knows nobody called %j", (id) => {
    expect(find(id)).toBeUndefined();
  });
});
