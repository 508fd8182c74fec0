import { createHash, createPublicKey, verify } from "node:crypto";
import { parseCsv } from "hucre/csv";
import { readXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deliverSampleOrder, problemOf, type RunningStack, startRunningStack } from "#test/support/running-stack.ts";

let running: RunningStack;
let delivered: Awaited<ReturnType<typeof deliverSampleOrder>>;
let files: readonly { readonly name: string; readonly bytes: Buffer }[];

beforeAll(async () => {
  running = await startRunningStack();
  delivered = await deliverSampleOrder(running);
  const mail = running.stack.mailbox.messages().find(({ attachments }) => attachments.length > 0);
  files = (mail?.attachments ?? []).map(({ filename, base64 }) => ({
    name: filename,
    bytes: Buffer.from(base64, "base64"),
  }));
});
afterAll(() => running.stack.stop());

/** A file of the mail by how its name ends. */
function received(ending: string): Buffer {
  const file = files.find(({ name }) => name.endsWith(ending));
  if (file === undefined) throw new Error(`the mail has no ${ending}`);
  return file.bytes;
}

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

const check = (hash: string, orderId: string = delivered.orderId) =>
  running.api.plain<Record<string, unknown>>("/api/manifests/check", { orderId, sha256: hash });

/** What a reader does who has the mail and the published key, and nothing of ours. */
async function verified(text: string): Promise<boolean> {
  const { manifest, signature } = JSON.parse(text);
  const answer = await fetch(`${running.stack.urls.functions}/api/manifest-keys`);
  const { keys } = (await answer.json()) as { keys: { keyId: string; publicKey: string }[] };
  const key = keys.find(({ keyId }) => keyId === manifest.keyId);
  const canonical = Buffer.from(JSON.stringify(sorted(manifest)));
  return verify(null, canonical, createPublicKey(key?.publicKey ?? ""), Buffer.from(signature.value, "base64"));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!(value instanceof Object)) return value;
  const members = Object.entries(value).toSorted(([one], [other]) => one.localeCompare(other, "en"));
  return Object.fromEntries(members.map(([name, member]) => [name, sorted(member)]));
}

describe("the files of a delivered order", () => {
  it("are a CSV and an XLSX with the same rows, and their manifest", async () => {
    const rows = parseCsv(received(".csv").toString(), { delimiter: "," });
    const { sheets } = await readXlsx(received(".xlsx"));

    expect(files.map(({ name }) => name)).toEqual([
      "code-list-PO-7781.csv",
      "code-list-PO-7781.xlsx",
      "code-list-PO-7781.manifest.json",
    ]);
    expect(sheets.map((sheet) => sheet.rows)).toEqual([rows]);
    expect(rows.slice(1).map((row) => row[2])).toEqual(delivered.codes);
    expect(rows[0]).toEqual(["序號", "產品", "代碼", "批次", "最後可用日"]);
  });

  it("have the sums that their manifest names, which the published key verifies", async () => {
    const text = received(".manifest.json").toString();
    const { manifest } = JSON.parse(text);

    expect(manifest).toMatchObject({ orderId: delivered.orderId, purchaseOrderNumber: "PO-7781", total: 60 });
    expect(manifest.files.map((file: { sha256: string }) => file.sha256)).toEqual([
      sha256(received(".csv")),
      sha256(received(".xlsx")),
    ]);
    expect(await verified(text)).toBe(true);
    expect(await verified(text.replace('"total": 60', '"total": 61'))).toBe(false);
  });

  it("are genuine to whoever asks with their hash", async () => {
    const answers = await Promise.all([".csv", ".xlsx"].map((ending) => check(sha256(received(ending)))));

    expect(answers.map(({ status, body }) => [status, body.genuine, body.file, body.total])).toEqual([
      [200, true, "code-list-PO-7781.csv", 60],
      [200, true, "code-list-PO-7781.xlsx", 60],
    ]);
    expect(JSON.stringify(answers)).not.toContain(delivered.codes[0]);
  });

  it("are not once a byte was changed, nor for another order", async () => {
    const tampered = Buffer.from(received(".xlsx"));
    tampered.writeUInt8(tampered.readUInt8(100) ^ 1, 100);

    const answers = [await check(sha256(tampered)), await check(sha256(received(".csv")), "f".repeat(64))];

    expect(answers.map(({ status, body }) => [status, problemOf(body)])).toEqual([
      [404, "file-not-recognised"],
      [404, "file-not-recognised"],
    ]);
  });
});
