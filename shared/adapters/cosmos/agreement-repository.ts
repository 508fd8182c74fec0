import { grantDocument } from "#shared/adapters/cosmos/academy-repository.ts";
import { curtailingDocument } from "#shared/adapters/cosmos/curtailings.ts";
import { contentOf, createOf, type Documents, replaceOf, type Stored } from "#shared/adapters/cosmos/documents.ts";
import type { AcademyGrant } from "#shared/agreements/domain/academy-grant.ts";
import type { Agreement } from "#shared/agreements/domain/agreement.ts";
import type { Curtailing } from "#shared/agreements/domain/curtailing.ts";
import {
  EMPTY_REGISTER,
  type EntryPlace,
  type RegisterEntry,
  type RegisterHead,
} from "#shared/agreements/domain/register.ts";
import type { AgreementRepository } from "#shared/agreements/ports.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import { StaleVersionError, type Versioned } from "#shared/kernel/versioned.ts";

const AGREEMENT = "agreement";
const REGISTER = "register";
const ENTRY = "entry-";

/** `agreementNumber` is the partition key. */
type AgreementDocument = Agreement & Stored;
type Partitioned = { readonly agreementNumber: string };
type RegisterDocument = RegisterHead & Stored & Partitioned;
/** `enteredKey` sorts the entries of a partition; a query takes up where another ended by it. */
type EntryDocument = RegisterEntry & Stored & Partitioned & { readonly enteredKey: string };

/**
 * The container `agreements`: one partition per agreement with the agreement, its register and the register's entries;
 * beside them what came with it (`CosmosAcademyRepository`).
 */
export class CosmosAgreementRepository implements AgreementRepository {
  readonly #documents: Documents;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  async find(agreementNumber: string, session?: string) {
    const stored = await this.#documents.read<AgreementDocument>(agreementNumber, AGREEMENT, session);
    return stored && { ...stored, value: toAgreement(stored.value) };
  }

  async findRegister(agreementNumber: string) {
    const stored = await this.#documents.read<RegisterDocument>(agreementNumber, REGISTER);
    return stored && { ...stored, value: toRegister(stored.value) };
  }

  create(agreement: Agreement, grant?: AcademyGrant) {
    const { agreementNumber } = agreement;
    return this.#documents.batch(agreementNumber, [
      createOf(fromAgreement(agreement)),
      createOf(registerOf(agreementNumber, EMPTY_REGISTER)),
      ...(grant === undefined ? [] : [createOf(grantDocument(agreementNumber, grant))]),
    ]);
  }

  async change(agreement: Agreement, version: string, register: Versioned<RegisterHead>, curtailing?: Curtailing) {
    const { agreementNumber } = agreement;
    const changed = await this.#documents.batch(agreementNumber, [
      replaceOf(fromAgreement(agreement), version),
      replaceOf(registerOf(agreementNumber, register.value), register.version),
      ...(curtailing === undefined ? [] : [createOf(curtailingDocument(curtailing))]),
    ]);
    if (changed === "exists") throw new Error(`changing agreement ${agreementNumber} met what it was to create`);
    return changed;
  }

  async enter(agreementNumber: string, register: Versioned<RegisterHead>, entry: RegisterEntry) {
    const answer = await this.#documents.batch(agreementNumber, [
      replaceOf(registerOf(agreementNumber, register.value), register.version),
      createOf(entryOf(agreementNumber, entry)),
    ]);
    return answer === "exists" ? "exists" : "entered";
  }

  async findEntry(agreementNumber: string, orderId: OrderId) {
    const stored = await this.#documents.read<EntryDocument>(agreementNumber, `${ENTRY}${orderId}`);
    return stored && { ...stored, value: toEntry(stored.value) };
  }

  async leave(
    agreementNumber: string,
    entry: RegisterEntry,
    over?: { readonly register: Versioned<RegisterHead>; readonly entryVersion: string },
  ) {
    const document = entryOf(agreementNumber, entry);
    const operations =
      over === undefined
        ? [createOf(document)]
        : [
            replaceOf(registerOf(agreementNumber, over.register.value), over.register.version),
            replaceOf(document, over.entryVersion),
          ];
    const answer = await this.#documents.batch(agreementNumber, operations);
    if (answer === "exists") throw new StaleVersionError(`order ${entry.orderId} has entered in between`);
  }

  async entries(agreementNumber: string) {
    const query = `SELECT * FROM c WHERE STARTSWITH(c.id, "${ENTRY}")`;
    const stored = await this.#documents.inPartition<EntryDocument>(agreementNumber, { query });
    return stored.map(toEntry);
  }

  async entriesAfter(agreementNumber: string, after: EntryPlace | undefined, most: number, session?: string) {
    const query = `SELECT TOP ${most} * FROM c WHERE c.enteredKey > @after ORDER BY c.enteredKey`;
    const parameters = [{ name: "@after", value: after === undefined ? "" : enteredKeyOf(after) }];
    const stored = await this.#documents.inPartition<EntryDocument>(agreementNumber, { query, parameters }, session);
    return stored.map(toEntry);
  }
}

const fromAgreement = (agreement: Agreement): AgreementDocument => ({ id: AGREEMENT, ...agreement });

const registerOf = (agreementNumber: string, register: RegisterHead): RegisterDocument => ({
  id: REGISTER,
  agreementNumber,
  ...register,
});

const toRegister = ({ orders, codes, anchors }: RegisterDocument): RegisterHead => ({ orders, codes, anchors });

const entryOf = (agreementNumber: string, entry: RegisterEntry): EntryDocument => ({
  id: `${ENTRY}${entry.orderId}`,
  agreementNumber,
  enteredKey: enteredKeyOf(entry),
  ...entry,
});

const enteredKeyOf = ({ enteredAt, orderId }: EntryPlace) => `${enteredAt}.${orderId}`;

/** Leaves the database's own properties behind: agreements are compared by content. */
const toAgreement = (document: AgreementDocument): Agreement => contentOf<Agreement>(document);

function toEntry(document: EntryDocument): RegisterEntry {
  const { agreementNumber: _partition, enteredKey: _key, ...entry } = contentOf<Omit<EntryDocument, "id">>(document);
  return entry;
}
