import type { EditionLink, LinkKind } from "#shared/catalogue/domain/edition-links.ts";
import { lastCheckOf } from "#shared/catalogue/domain/editions/last-check.ts";

/** Where the texts stood; B and C give many addresses without it. */
const SITE = "https://docs.microsoft.com";
const DOWNLOADS = "download.microsoft.com/download";

type More = Partial<Pick<EditionLink, "language">>;

/** A link that the text gives at `line`; an address that begins with `/` is completed by the text's own site. */
export const link = (kind: LinkKind, line: number, address: string, more: More = {}): EditionLink => {
  const url = address.startsWith("/") ? `${SITE}${address}` : address;
  return { kind, url, language: more.language ?? null, line, checked: lastCheckOf(url) };
};

type Lines = {
  readonly certification: number;
  readonly roadmap: number;
  readonly packs: number;
  readonly managerGuide: number;
  readonly userGuide: number;
};

/** Documents all three texts offer for download, A without TLS. */
export const downloads = (scheme: "http" | "https", lines: Lines): readonly EditionLink[] => {
  const download = (kind: LinkKind, line: number, path: string, more: More = {}) =>
    link(kind, line, `${scheme}://${DOWNLOADS}/${path}`, more);
  const english = { language: "en" } as const;
  return [
    download(
      "academic-certification",
      lines.certification,
      "B/6/7/B6783ECC-2C82-4C76-AF39-52709D54D0F3/IT_Academy-Cert_Datasheet.pdf",
    ),
    download(
      "certification-roadmap",
      lines.roadmap,
      "C/6/1/C616A2EB-0245-48AC-9ECA-BBEBB1B781C6/Certification_Roadmap_A1_ENU.pdf",
      english,
    ),
    download("exam-packs", lines.packs, "B/6/7/B6783ECC-2C82-4C76-AF39-52709D54D0F3/ITA-Cert_VLflyer_Customer.pdf"),
    download(
      "e-learning-manager-guide",
      lines.managerGuide,
      "2/0/8/2088DD0D-3581-4A73-93C2-15470A080851/VL_MLS_Admin_Activation_Guide.pdf",
    ),
    download(
      "e-learning-user-guide",
      lines.userGuide,
      "C/9/4/C943436F-4228-453A-9731-1CE4C6942488/VLElearning_End-User_Activation_Guide_Final.pdf",
    ),
  ];
};

/** The older benefits guide of A and B. */
export const academyFactSheet = (scheme: "http" | "https", line: number): EditionLink =>
  link(
    "academy-benefits",
    line,
    `${scheme}://${DOWNLOADS}/C/6/1/C616A2EB-0245-48AC-9ECA-BBEBB1B781C6/Imagine_Academy_FactSheet.pdf`,
  );

/** How an institution becomes a Certiport centre: the same in all three texts, with TLS. */
export const enrolment = (line: number): EditionLink =>
  link("test-centre-enrolment", line, "https://www.certiport.com/PORTAL/desktopdefault.aspx?tabid=682&roleid=101");

/** What a Certiport centre has to fulfil; A without TLS. */
export const requirements = (scheme: "http" | "https", line: number): EditionLink =>
  link(
    "test-centre-requirements",
    line,
    `${scheme}://www.certiport.com/Portal/desktopdefault.aspx?page=common/pagelibrary/techRequirements.htm`,
  );
