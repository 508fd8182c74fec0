import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { UnavailableError } from "#shared/kernel/versioned.ts";
import { createCheckFile } from "#shared/notifications/use-cases/check-file.ts";
import { InMemoryManifests } from "#test/support/in-memory-manifests.ts";
import {
  attachFilesOf,
  codesOf,
  MANIFEST_KEYS,
  NOON,
  ORDER_ID,
  plannedMail,
  sendingMail,
} from "#test/unit/notifications/mails.ts";

const REFUSED = { ok: false, refusal: "file-not-recognised" };

/** After a code list was sent in these languages. */
async function sent(...locales: readonly ("en" | "fr")[]) {
  const manifests = new InMemoryManifests();
  const attach = attachFilesOf(codesOf, manifests);
  const mails = locales.map((locale) => attach(sendingMail(plannedMail("code-list", { locale }))));
  const files = (await Promise.all(mails)).map((attachments) => attachments.map(({ content }) => content.reveal()));
  return { manifests, files, checkFile: createCheckFile({ manifests, keys: MANIFEST_KEYS }) };
}

const sha256 = (bytes: Buffer = Buffer.alloc(0)) => createHash("sha256").update(bytes).digest("hex");

describe("checking a file", () => {
  it("tells what a file that was mailed lists", async () => {
    const { checkFile, files } = await sent("en");
    const [csv, xlsx] = files[0] ?? [];

    const outcomes = await Promise.all(
      [csv, xlsx].map((file) => checkFile({ orderId: ORDER_ID, sha256: sha256(file) })),
    );

    const listed = {
      createdAt: NOON,
      lots: [
        { lotId: "7K3M9Q", sku: "CLASS-MCP-30", codes: 2 },
        { lotId: "0PX2TV", sku: "LIBRARY-1", codes: 1 },
      ],
      total: 3,
    };
    expect(outcomes).toEqual([
      { ok: true, value: { file: "code-list-PO-7781.csv", ...listed } },
      { ok: true, value: { file: "code-list-PO-7781.xlsx", ...listed } },
    ]);
  });

  it("knows the files of every sending, should the wording have changed in between", async () => {
    const { checkFile, files } = await sent("en", "fr");

    const outcomes = await Promise.all(files.map(([csv]) => checkFile({ orderId: ORDER_ID, sha256: sha256(csv) })));

    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true]);
  });

  it("answers another file and an unknown order alike", async () => {
    const { checkFile, files } = await sent("en");
    const [csv] = files[0] ?? [];

    expect(
      await checkFile({ orderId: ORDER_ID, sha256: sha256(Buffer.concat([csv ?? Buffer.alloc(0), Buffer.from(" ")])) }),
    ).toEqual(REFUSED);
    expect(await checkFile({ orderId: "f".repeat(64), sha256: sha256(csv) })).toEqual(REFUSED);
  });

  it("believes neither a manifest nobody signed nor one that lies with another order", async () => {
    const { checkFile, files, manifests } = await sent("en");
    const [csv] = files[0] ?? [];
    const [text = ""] = await manifests.find(ORDER_ID);
    const [moved, forged] = ["d".repeat(64), "e".repeat(64)];
    await manifests.keep(moved, text);
    await manifests.keep(forged, text.replace(ORDER_ID, forged));

    expect(await checkFile({ orderId: moved, sha256: sha256(csv) })).toEqual(REFUSED);
    expect(await checkFile({ orderId: forged, sha256: sha256(csv) })).toEqual(REFUSED);
  });

  it("fails while the store cannot be reached", async () => {
    const { checkFile, manifests } = await sent("en");
    manifests.isDown = true;

    await expect(checkFile({ orderId: ORDER_ID, sha256: sha256() })).rejects.toThrow(UnavailableError);
  });
});
