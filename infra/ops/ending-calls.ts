import { createHash } from "node:crypto";
import { bodyOf, type Publisher } from "./publisher.ts";

/** What of an agreement is looked at before it is ended. Days are those of the term's time zone, last ones inclusive. */
export type EndingAgreement = {
  readonly agreementNumber: string;
  readonly customer: { readonly name: string };
  readonly term: { readonly startsOn: string; readonly endsOn: string; readonly timeZone: string };
  readonly ending?: { readonly endsOn: string; readonly orders: string };
};

type Following = {
  /** Between two looks. */
  readonly pause: () => Promise<unknown>;
  readonly looks: number;
};

const pathOf = (agreementNumber: string) => `/api/publisher/agreements/${encodeURIComponent(agreementNumber)}`;

/** @throws {Error} with the problem, when the answer is one. */
export const readAgreement = async (publisher: Publisher, agreementNumber: string) =>
  bodyOf(await publisher<EndingAgreement>({ method: "GET", path: pathOf(agreementNumber) }));

/** A repeat is harmless, and begins anew what was parked. @throws {Error} with the problem, when the answer is one. */
export async function endAgreement(publisher: Publisher, agreementNumber: string, endsOn: string): Promise<void> {
  const message = { type: "agreement.ended", data: { agreementNumber, endsOn } };
  bodyOf(await publisher({ method: "POST", path: `${pathOf(agreementNumber)}/ending`, message }));
}

/** Looks until every order has written the end down, or that stands still. @throws {Error} with the problem. */
export async function followEnding(
  publisher: Publisher,
  agreementNumber: string,
  { pause, looks }: Following,
): Promise<EndingAgreement> {
  let agreement = await readAgreement(publisher, agreementNumber);
  for (let look = 0; look < looks && agreement.ending?.orders === "curtailing"; look += 1) {
    await pause();
    agreement = await readAgreement(publisher, agreementNumber);
  }
  return agreement;
}

export const lastDayOf = ({ term, ending }: EndingAgreement): string => ending?.endsOn ?? term.endsOn;

/** Confirms this end of the agreement as it was shown: of another, or once it ends on another day, it is none. */
export const confirmationOf = (agreement: EndingAgreement, endsOn: string): string =>
  createHash("sha256")
    .update(JSON.stringify([agreement.agreementNumber, agreement.customer.name, lastDayOf(agreement), endsOn]))
    .digest("hex");
