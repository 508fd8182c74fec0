import { createHash } from "node:crypto";
import type { CodeListFacts } from "#shared/contracts/mail-request.ts";
import { Secret } from "#shared/kernel/secret.ts";
import type { Attachment } from "#shared/notifications/domain/composed-mail.ts";
import type { SendingMail } from "#shared/notifications/domain/mail.ts";
import type { ListedFile } from "#shared/notifications/domain/manifest.ts";
import { type ManifestKeys, signManifest } from "#shared/notifications/domain/manifest-signature.ts";
import type { CodeList, ManifestStore, WriteWorkbook } from "#shared/notifications/ports.ts";
import { codeListName, codeTable, csvFile } from "#shared/notifications/templates/code-list-file.ts";
import type { AttachFiles } from "#shared/notifications/templates/compose-mail.ts";
import { sum } from "#shared/notifications/templates/product-rows.ts";
import { WORDINGS } from "#shared/notifications/templates/wordings.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

type Dependencies = {
  readonly codeList: CodeList;
  readonly writeWorkbook: WriteWorkbook;
  readonly manifests: ManifestStore;
  readonly manifestKeys: ManifestKeys;
};

/**
 * The files of a mail, the same every time: of a code list its CSV, its XLSX and their signed manifest, once that is
 * kept. Other mails have none.
 * @throws {MissingDocumentError | UnavailableError} faults, to be tried again later.
 * @throws {RangeError} when a lot has another number of codes than the mail says.
 */
export const createAttachFiles =
  (dependencies: Dependencies): AttachFiles =>
  async (mail) => {
    if (mail.request.kind !== "code-list" && mail.request.kind !== "code-list-again") return [];
    const { facts } = mail.request;
    const files = await listFiles(mail, facts, dependencies);
    const manifest = manifestOf(mail, facts, { files, manifestKeys: dependencies.manifestKeys });
    await dependencies.manifests.keep(facts.orderId, manifest);
    return [
      ...files,
      {
        fileName: `${codeListName(facts)}.manifest.json`,
        contentType: "application/json; charset=utf-8",
        content: new Secret(Buffer.from(manifest)),
      },
    ];
  };

async function listFiles(
  { request: { locale } }: SendingMail,
  facts: CodeListFacts,
  { codeList, writeWorkbook }: Dependencies,
): Promise<readonly Attachment[]> {
  const codes = await Promise.all(facts.lots.map(async ({ lotId }) => [lotId, await codeList(lotId)] as const));
  const table = codeTable(facts, locale, new Map(codes));
  const content = await writeWorkbook({ sheet: WORDINGS[locale].labels.code, table });
  return [csvFile(facts, table), { fileName: `${codeListName(facts)}.xlsx`, contentType: XLSX, content }];
}

type Signed = { readonly files: readonly Attachment[]; readonly manifestKeys: ManifestKeys };

const manifestOf = ({ plannedAt }: SendingMail, facts: CodeListFacts, { files, manifestKeys }: Signed): string =>
  signManifest(
    {
      orderId: facts.orderId,
      purchaseOrderNumber: facts.purchaseOrderNumber,
      agreementNumber: facts.agreementNumber,
      createdAt: plannedAt,
      lots: facts.lots.map(({ lotId, sku, codes }) => ({ lotId, sku, codes })),
      total: sum(facts.lots, ({ codes }) => codes),
      files: files.map(listed),
    },
    manifestKeys,
  );

function listed({ fileName, content }: Attachment): ListedFile {
  const bytes = content.reveal();
  return { name: fileName, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}
