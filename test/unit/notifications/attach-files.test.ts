import { createHash } from "node:crypto";
import { parseCsv } from "hucre/csv";
import { readXlsx } from "hucre/xlsx";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { LOCALES } from "#shared/kernel/locale.ts";
import { InMemoryManifests } from "#test/support/in-memory-manifests.ts";
import {
  attachFiles,
  attachFilesOf,
  CODES,
  codesOf,
  NOON,
  ORDER_ID,
  plannedMail,
  sendingMail,
} from "#test/unit/notifications/mails.ts";

async function filesOf(changes?: Parameters<typeof plannedMail>[1]) {
  const files = await attachFiles(sendingMail(plannedMail("code-list", changes)));
  const [csv, xlsx, manifest] = files.map(({ content }) => content.reveal());
  if (!csv || !xlsx || !manifest) throw new Error("a file is missing");
  return { names: files.map(({ fileName }) => fileName), csv, xlsx, manifest: manifest.toString() };
}

describe("the files of a code list", () => {
  it.each(LOCALES)("hold the same in every cell, read by another library: %s", async (locale) => {
    const { csv, xlsx } = await filesOf({ locale });

    const rows = parseCsv(csv.toString(), { delimiter: "," });
    const { sheets } = await readXlsx(xlsx);

    expect(sheets.map((sheet) => sheet.rows)).toEqual([rows]);
    expect(rows.slice(1).map((row) => row[2])).toEqual(Object.values(CODES).flat());
  });

  it("are named alike and harmlessly, whatever the purchase order number is", async () => {
    const { names } = await filesOf({ order: { purchaseOrderNumber: "=cmd|'/c calc'!A1\r\n\u202E../x" } });

    expect(names).toEqual([
      "code-list-cmd-c-calc-A1-x.csv",
      "code-list-cmd-c-calc-A1-x.xlsx",
      "code-list-cmd-c-calc-A1-x.manifest.json",
    ]);
  });

  it("are the same to the byte at any time", async () => {
    const now = await filesOf();
    vi.useFakeTimers({ now: new Date("2031-06-15T12:00:00Z"), toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());

    const later = await filesOf();

    expect(later).toEqual(now);
  });

  it("come with a manifest that names order, lots, counts and the hash of each file, and no code", async () => {
    const { csv, xlsx, manifest } = await filesOf();
    const hash = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

    expect(JSON.parse(manifest).manifest).toEqual({
      orderId: ORDER_ID,
      purchaseOrderNumber: "PO-7781",
      agreementNumber: "EES-TW-1042",
      createdAt: NOON,
      lots: [
        { lotId: "7K3M9Q", sku: "CLASS-MCP-30", codes: 2 },
        { lotId: "0PX2TV", sku: "LIBRARY-1", codes: 1 },
      ],
      total: 3,
      files: [
        { name: "code-list-PO-7781.csv", bytes: csv.length, sha256: hash(csv) },
        { name: "code-list-PO-7781.xlsx", bytes: xlsx.length, sha256: hash(xlsx) },
      ],
      keyId: "m2",
    });
    for (const code of Object.values(CODES).flat()) expect(manifest).not.toContain(code);
  });

  it("are kept as the manifest that was attached, once however often they are attached", async () => {
    const manifests = new InMemoryManifests();
    const attach = attachFilesOf(codesOf, manifests);
    const mail = sendingMail(plannedMail("code-list"));

    const [, , attached] = await attach(mail);
    await attach(mail);

    expect(await manifests.find(ORDER_ID)).toEqual([attached?.content.reveal().toString()]);
  });
});

it("other mails have no files", async () => {
  expect(await attachFiles(sendingMail(plannedMail("expiry-notice")))).toEqual([]);
});
