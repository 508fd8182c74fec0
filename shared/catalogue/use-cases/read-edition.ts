import type { Catalogue } from "#shared/catalogue/domain/catalogue.ts";
import { type Edition, MESSAGE_KEYS, type MessageKey } from "#shared/catalogue/domain/edition.ts";
import { type EditionLink, shownLinks } from "#shared/catalogue/domain/edition-links.ts";
import { PROGRAMME_NAMES } from "#shared/catalogue/domain/programme-names.ts";
import { isVerified, SOURCE_TEXTS } from "#shared/catalogue/domain/source-texts.ts";
import type { Programme } from "#shared/contracts/agreement-registered.ts";
import type { Locale } from "#shared/kernel/locale.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";

/** An edition with every text in one language. `label` belongs beside each of its texts. */
export type EditionText = Pick<
  Edition,
  "certificationFamilies" | "deliveries" | "preparation" | "policy" | "customerServices"
> & {
  readonly edition: string;
  readonly label: string;
  readonly locale: Locale;
  /** The text the rules are from; `isVerified` is false when a machine translated it. */
  readonly source: { readonly locale: Locale; readonly date: string | null; readonly isVerified: boolean };
  readonly programmes: readonly { readonly programme: Programme; readonly name: string }[];
  readonly imagineAcademy: object;
  readonly solutionAreas: readonly string[];
  readonly contacts: Edition["contacts"] & { readonly otherwise: "account-manager" };
  /** None that is dead (D-5). */
  readonly links: readonly Pick<EditionLink, "kind" | "url" | "language" | "checked">[];
  readonly messages: Readonly<Record<MessageKey, string>>;
};

export type ReadEdition = (query: {
  readonly editionId: string;
  readonly locale?: Locale | undefined;
}) => Outcome<EditionText, "edition-unknown">;

/** Without a language English. */
export const createReadEdition =
  ({ catalogue }: { readonly catalogue: Catalogue }): ReadEdition =>
  ({ editionId, locale = "en" }) => {
    const edition = catalogue.editionById(editionId);
    return edition ? accept(textOf(edition, locale)) : refuse("edition-unknown");
  };

function textOf(edition: Edition, locale: Locale): EditionText {
  const { certificationFamilies, deliveries, preparation, policy, customerServices, sourceId, imagineAcademy } =
    edition;
  const { locale: sourceLocale, date } = SOURCE_TEXTS[sourceId];
  const benefits = imagineAcademy.benefits.map(({ names, ...benefit }) => ({ ...benefit, name: names[locale] }));
  return {
    edition: edition.editionId,
    label: edition.label[locale],
    locale,
    source: { locale: sourceLocale, date, isVerified: isVerified(sourceId) },
    programmes: edition.programmes.map((programme) => ({ programme, name: PROGRAMME_NAMES[programme][locale] })),
    certificationFamilies,
    deliveries,
    imagineAcademy: { ...imagineAcademy, benefits },
    solutionAreas: edition.solutionAreas.map((names) => names[locale]),
    preparation,
    policy,
    contacts: { ...edition.contacts, otherwise: "account-manager" },
    customerServices,
    links: shownLinks(edition).map(({ kind, url, language, checked }) => ({ kind, url, language, checked })),
    messages: messagesOf(edition, locale),
  };
}

function messagesOf({ messages }: Edition, locale: Locale): Readonly<Record<MessageKey, string>> {
  const entries = MESSAGE_KEYS.map((key) => [key, messages[key][locale]] as const);
  return Object.fromEntries(entries) as Record<MessageKey, string>;
}
