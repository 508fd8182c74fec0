import type { Locale } from "#shared/kernel/locale.ts";

export const LINK_KINDS = [
  "sa-programme",
  "library-sample",
  "imagine-academy",
  "academy-standards",
  "industry-programmes",
  "academy-benefits",
  "academic-certification",
  "certification-roadmap",
  "exam-packs",
  "e-learning-manager-guide",
  "e-learning-user-guide",
  "e-learning-activation-demo",
  "business-center-guide",
  "certification-overview",
  "exam-policies",
  "partner-finder",
  "exam-preparation",
  "test-centre-requirements",
  "test-centre-enrolment",
  "mcp-test-centre",
  "site-pack-management",
] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** A place in the web that an edition leads to. The same kind may lead elsewhere in another edition. */
export type EditionLink = {
  readonly kind: LinkKind;
  /** Absolute; an address the text gives without its site is completed by the site the text stood on. */
  readonly url: string;
  /** As far as the address says; null where the site chooses. */
  readonly language: Locale | null;
  /** Line of the edition's text, from 1; null for a link the text demands and does not give. */
  readonly line: number | null;
  /** Where it was found, when the text does not give it. */
  readonly source?: string;
  /** What the last look said; null: nobody has looked yet. A dead link is shown nowhere. */
  readonly checked: LinkCheck | null;
};

/** `on` is a date `YYYY-MM-DD`. */
export type LinkCheck =
  | { readonly on: string; readonly found: "alive" }
  | { readonly on: string; readonly found: "dead"; readonly because: string };

type Linked = { readonly links: readonly EditionLink[] };

/** What may be shown: a dead link is hidden and no other edition's takes its place (D-5). */
export const shownLinks = ({ links }: Linked): readonly EditionLink[] =>
  links.filter(({ checked }) => checked?.found !== "dead");

/** A document for whoever has a product, in its own language. */
export type Guide = Pick<EditionLink, "kind" | "url" | "language">;

/** The product's guides in the edition, without dead ones. */
export const guidesOf = (edition: Linked, product: { readonly guides: readonly LinkKind[] }): readonly Guide[] =>
  shownLinks(edition)
    .filter(({ kind }) => product.guides.includes(kind))
    .map(({ kind, url, language }) => ({ kind, url, language }));

/** Undefined when the edition has none of the kind, or a dead one. */
export const findLink = (edition: Linked, kind: LinkKind): EditionLink | undefined =>
  shownLinks(edition).find((link) => link.kind === kind);

/** @throws {Error} when the edition shows no such link; `checkedEdition` sees to those that mails need. */
export function linkOf(edition: Linked, kind: LinkKind): EditionLink {
  const link = findLink(edition, kind);
  if (link === undefined) throw new Error(`the edition shows no link ${kind}`);
  return link;
}
