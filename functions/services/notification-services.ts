import { currentLog } from "#functions/invocation.ts";
import { logLine } from "#functions/log-line.ts";
import type { Platform } from "#functions/services/platform.ts";
import type { Settings } from "#functions/settings.ts";
import { openBlobContainer } from "#shared/adapters/blob/containers.ts";
import { BlobManifestStore } from "#shared/adapters/blob/manifest-store.ts";
import { CosmosMailLedger, toMailStanding } from "#shared/adapters/cosmos/mail-ledger.ts";
import { SmtpMailer } from "#shared/adapters/email/smtp-mailer.ts";
import { writeWorkbook } from "#shared/adapters/xlsx/workbook.ts";
import type { ListCodes } from "#shared/codes/use-cases/list-codes.ts";
import type { MailKind } from "#shared/contracts/mail-request.ts";
import type { LotId, OrderId } from "#shared/kernel/identifiers.ts";
import type { Mail } from "#shared/notifications/domain/mail.ts";
import { publicKeysOf } from "#shared/notifications/domain/manifest-signature.ts";
import type { CodeList } from "#shared/notifications/ports.ts";
import { createAttachFiles } from "#shared/notifications/use-cases/attach-files.ts";
import { createCheckFile } from "#shared/notifications/use-cases/check-file.ts";
import { createFindListReader } from "#shared/notifications/use-cases/find-list-reader.ts";
import { createRecordMail } from "#shared/notifications/use-cases/record-mail.ts";
import { createSendMail } from "#shared/notifications/use-cases/send-mail.ts";

export type NotificationServices = ReturnType<typeof createNotificationServices>;

export function createNotificationServices(
  { clock, documents, sendToFulfilment, sendToNotifications }: Platform,
  { settings, listCodes }: { readonly settings: Settings; readonly listCodes: ListCodes },
) {
  const ledger = new CosmosMailLedger(documents("orders"));
  const container = openBlobContainer(settings.blobConnectionString);
  const manifests = new BlobManifestStore(() => container("manifests"));
  const { manifestKeys } = settings;
  return {
    sendMail: createSendMail({
      ledger,
      mailer: new SmtpMailer(settings.smtpUrl.reveal()),
      attachFiles: createAttachFiles({ codeList: codeListOf(listCodes), writeWorkbook, manifests, manifestKeys }),
      sender: settings.mailFrom,
      clock,
      sendToNotifications,
      sendToFulfilment,
      onFailed: reportFailedMail,
    }),
    recordMail: createRecordMail({ ledger, sendToFulfilment }),
    findMail: async (orderId: OrderId, kind: MailKind, session?: string) => {
      const found = await ledger.find(orderId, kind, session);
      return found && toMailStanding(found.value);
    },
    findListReader: createFindListReader({ ledger }),
    checkFile: createCheckFile({ manifests, keys: manifestKeys }),
    manifestPublicKeys: publicKeysOf(manifestKeys),
  };
}

const reportFailedMail = ({ orderId, mailId, failure, correlationId }: Mail): void =>
  currentLog().error(logLine("mail-failed", { orderId, mailId, failure, correlationId }));

/** A list is mailed within its term, long before a seed is destroyed. */
const codeListOf =
  (listCodes: ListCodes): CodeList =>
  async (lotId) => {
    const listed = await listCodes(lotId as LotId);
    if (!listed.ok) throw new Error(`the codes of lot ${lotId} cannot be listed: ${listed.refusal}`);
    return listed.value;
  };
