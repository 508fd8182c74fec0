import { writeWorkbook } from "#shared/adapters/xlsx/workbook.ts";
import type { BusinessDays } from "#shared/contracts/business-days.ts";
import type { MailKind, MailLine, MailLot, MailRequest, OrderHeldFacts } from "#shared/contracts/mail-request.ts";
import { type Instant, instant } from "#shared/kernel/instant.ts";
import type { Locale } from "#shared/kernel/locale.ts";
import { Secret } from "#shared/kernel/secret.ts";
import { type Mail, planMail, type SendingMail, startSending } from "#shared/notifications/domain/mail.ts";

import type { ManifestKeys } from "#shared/notifications/domain/manifest-signature.ts";
import type { CodeList, ManifestStore } from "#shared/notifications/ports.ts";
import { createAttachFiles } from "#shared/notifications/use-cases/attach-files.ts";
import { directions, deliveryDays as editionsDays, membershipTerms } from "#test/support/fulfilments.ts";
import { InMemoryManifests } from "#test/support/in-memory-manifests.ts";

export const ORDER_ID = "0123456789abcdef".repeat(4);
export const NOON: Instant = instant("2026-12-18T12:00:00.000Z");
export const SENDER = { name: "Vouchsafe", email: "desk@vouchsafe.example" };

const ORDER = {
  customerName: "Harbour College",
  agreementNumber: "EES-TW-1042",
  purchaseOrderNumber: "PO-7781",
  orderId: ORDER_ID,
  editionId: "A-2019-de",
  timeZone: "Asia/Taipei",
};

const LOTS: readonly MailLot[] = [
  { lotId: "7K3M9Q", sku: "CLASS-MCP-30", codes: 2, lastUsableOn: "2027-08-31", expiryBoundBy: "agreement" },
  { lotId: "0PX2TV", sku: "LIBRARY-1", codes: 1, lastUsableOn: "2027-01-04", expiryBoundBy: "agreement" },
];

const MEMBERSHIP = {
  lines: [{ sku: "IMAGINE-ACADEMY-1Y", quantity: 2, codes: 0 }],
  endsOn: "2027-01-04",
  expiryBoundBy: "subscription",
} as const;

/** When the first of the lots ends. */
export const USABLE_UNTIL = instant("2027-01-04T16:00:00.000Z");

/** The reader's mailbox does not exist. */
export const REFUSAL = { reason: "smtp-550", about: "reader", isCopyTaken: false } as const;

/** Every code of `requestOf("code-list")`, by lot. */
export const CODES: Readonly<Record<string, readonly string[]>> = {
  "7K3M9Q": ["7K3M9-Q001A-BCDEF-GHJKM-NPQRS", "7K3M9-Q002B-CDEFG-HJKMN-PQRST"],
  "0PX2TV": ["0PX2T-V001C-DEFGH-JKMNP-QRSTV"],
};

export const codesOf: CodeList = async (lotId: string) => (CODES[lotId] ?? []).map((code) => new Secret(code));

export const MANIFEST_KEYS: ManifestKeys = {
  current: "m2",
  keys: new Map([
    ["m1", new Secret(Buffer.alloc(32, 1))],
    ["m2", new Secret(Buffer.alloc(32, 2))],
  ]),
};

/** The files as the app attaches them, of these codes and with their manifest in this store. */
export const attachFilesOf = (codeList: CodeList, manifests: ManifestStore = new InMemoryManifests()) =>
  createAttachFiles({ codeList, writeWorkbook, manifests, manifestKeys: MANIFEST_KEYS });

export const attachFiles = attachFilesOf(codesOf);

/** One of every letter. */
export const KINDS: readonly MailKind[] = [
  "order-confirmation",
  "site-pack-access",
  "order-held",
  "code-list",
  "code-list-again",
  "resend-notice",
  "reminder-30",
  "agreement-ended",
  "expiry-notice",
  "membership-active",
  "membership-reminder",
  "membership-ended",
];

type Changes = {
  readonly locale?: Locale;
  readonly order?: Partial<typeof ORDER>;
  readonly reader?: string;
  readonly deliveryDays?: BusinessDays;
  readonly lines?: readonly MailLine[];
  readonly isShortened?: boolean;
  /** Codes of a site pack await a test centre. */
  readonly awaitsCentre?: boolean;
  readonly held?: Pick<OrderHeldFacts, "reason" | "isReleased">;
};

const HELD = { reason: "no-usable-contact", isReleased: false } as const;

const LINES: readonly MailLine[] = [
  { sku: "CLASS-MCP-30", quantity: 2, codes: 60 },
  { sku: "SITE-MOS-MTA-MCE-500", quantity: 3, codes: 1500 },
];

function requestOf(kind: MailKind, changes: Changes = {}): MailRequest {
  const { locale = "en", order = {}, reader = "Maya Okafor", deliveryDays = editionsDays } = changes;
  const { lines = LINES, held = HELD, isShortened = false, awaitsCentre = false } = changes;
  const recipients = { to: { name: reader, email: "maya@harbour.example" } };
  const facts = { ...ORDER, ...order };
  switch (kind) {
    case "order-confirmation": {
      const copyTo = { name: "Reseller", email: "orders@reseller.example" };
      return {
        kind,
        locale,
        recipients: { ...recipients, copyTo },
        facts: { ...facts, acceptedAt: NOON, lines, deliveryDays },
      };
    }
    case "order-held":
      return { kind, locale, recipients, facts: { ...facts, ...held, heldSince: NOON } };
    case "site-pack-access": {
      const sitePacks = lines.filter(({ sku }) => sku.startsWith("SITE-"));
      const way = { ...directions, deliveryDays, hasTestCentre: false };
      return { kind, locale, recipients, facts: { ...facts, ...way, lines: sitePacks } };
    }
    case "code-list":
      return {
        kind,
        locale,
        recipients,
        facts: { ...facts, invoiceNumber: "INV-1", lots: LOTS, usableUntil: USABLE_UNTIL },
      };
    case "code-list-again":
      return {
        kind,
        locale,
        recipients,
        facts: { ...facts, invoiceNumber: "INV-1", lots: LOTS, usableUntil: USABLE_UNTIL, resend: 1, isShortened },
      };
    case "resend-notice":
      return { kind, locale, recipients, facts: { ...facts, resend: 1, resentAt: NOON } };
    case "reminder-90":
    case "reminder-30":
    case "reminder-7": {
      const lots = LOTS.map((lot) => ({ ...lot, lastUsableOn: "2027-01-04", redeemed: lot.codes - 1 }));
      const { testCentreEnrolmentUrl } = directions;
      const way = awaitsCentre ? { testCentreEnrolmentUrl } : {};
      return {
        kind,
        locale,
        recipients,
        facts: { ...facts, ...way, lastUsableOn: "2027-01-04", usableUntil: USABLE_UNTIL, lots },
      };
    }
    case "agreement-ended": {
      const hasCodes = lines.some(({ codes }) => codes > 0);
      const ending = { lastUsableOn: "2027-08-31", hasCodes, hasMembership: true, lots: hasCodes ? LOTS : [] };
      return { kind, locale, recipients, facts: { ...facts, ...ending } };
    }
    case "membership-active":
      return {
        kind,
        locale,
        recipients,
        facts: { ...facts, ...MEMBERSHIP, ...membershipTerms, usableUntil: USABLE_UNTIL },
      };
    case "membership-reminder":
      return { kind, locale, recipients, facts: { ...facts, ...MEMBERSHIP, usableUntil: USABLE_UNTIL } };
    case "membership-ended":
      return { kind, locale, recipients, facts: { ...facts, ...MEMBERSHIP } };
    case "expiry-notice":
      return {
        kind,
        locale,
        recipients,
        facts: { ...facts, lots: LOTS.map((lot) => ({ ...lot, redeemed: lot.codes - 1, expired: 1 })) },
      };
  }
}

export const plannedMail = (kind: MailKind = "order-confirmation", changes?: Changes): Mail =>
  planMail(ORDER_ID, requestOf(kind, changes), NOON);

/** @throws {Error} when the mail cannot be sent now. */
export function sendingMail(mail: Mail = plannedMail(), at: Instant = NOON): SendingMail {
  const started = startSending(mail, { at, sender: SENDER });
  if (!started.ok) throw new Error(started.refusal);
  return started.value;
}
