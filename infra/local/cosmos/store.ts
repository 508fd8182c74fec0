import { randomBytes, randomUUID } from "node:crypto";
import { type Container, type ContainerDefinition, describeContainer } from "./container.ts";
import { Database, numberOf, type Row, textOf } from "./database.ts";
import type { JsonObject } from "./json.ts";
import { alignIndexes } from "./path-index.ts";
import { Refusal } from "./refusal.ts";

export const largestItem = 2 * 1024 * 1024;

export type StoredItem = {
  readonly rid: number;
  readonly etag: string;
  /** Size of `body` in UTF-8 bytes. */
  readonly bytes: number;
  readonly body: string;
};

const systemProperties = new Set(["_rid", "_self", "_etag", "_attachments", "_ts", "_lsn"]);

function resourceId(bytes: Buffer): string {
  return bytes.toString("base64").replaceAll("/", "-");
}

function storedItem(row: Row): StoredItem {
  return {
    rid: numberOf(row, "rid"),
    etag: textOf(row, "etag"),
    bytes: numberOf(row, "bytes"),
    body: textOf(row, "body"),
  };
}

/** Containers and their documents; every write happens inside `commit`. */
export class Store {
  readonly database: Database;
  readonly rid: string;
  readonly #containers = new Map<string, Container>();
  readonly #now: () => number;

  constructor(file: string, definitions: readonly ContainerDefinition[], now: () => number) {
    this.database = new Database(file);
    this.#now = now;
    this.database.execute(
      "CREATE TABLE IF NOT EXISTS account(rid TEXT NOT NULL);" +
        "CREATE TABLE IF NOT EXISTS containers(number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, " +
        "key_path TEXT NOT NULL, lsn INTEGER NOT NULL);",
    );
    this.rid = this.#ownRid();
    for (const definition of definitions) {
      this.database.transaction(() => this.#open(definition));
    }
  }

  find(id: string): Container {
    const container = this.#containers.get(id);
    if (!container) {
      throw new Refusal(404, `Container ${id} does not exist.`, { substatus: 1003 });
    }
    return container;
  }

  containers(): readonly Container[] {
    return [...this.#containers.values()];
  }

  nowSeconds(): number {
    return Math.floor(this.#now() / 1000);
  }

  /** Runs one request's writes as one transaction under one new sequence number. */
  commit<T>(container: Container, work: (lsn: number) => T): T {
    const lsn = container.lsn + 1;
    const result = this.database.transaction(() => {
      const value = work(lsn);
      this.database.prepare("UPDATE containers SET lsn=? WHERE id=?").run(lsn, container.definition.id);
      return value;
    });
    container.lsn = lsn;
    return result;
  }

  read(container: Container, key: string, id: string): StoredItem | undefined {
    const row = this.database
      .prepare(`SELECT rid, etag, bytes, body FROM ${container.table} WHERE key=? AND id=?`)
      .get(key, id);
    return row && storedItem(row);
  }

  insert(container: Container, key: string, item: JsonObject, lsn: number): StoredItem {
    const row = this.database
      .prepare(`INSERT INTO ${container.table}(key,id,lsn,ts,etag,bytes,body) VALUES(?,?,?,0,'',0,'{}') RETURNING rid`)
      .get(key, String(item.id), lsn);
    if (!row) {
      throw new Error("The insert returned no row id.");
    }
    return this.update(container, numberOf(row, "rid"), item, lsn);
  }

  /** Writes the item under an existing row id; throws 413 when it is larger than 2 MB as stored. */
  update(container: Container, rid: number, item: JsonObject, lsn: number): StoredItem {
    const own = Object.entries(item).filter(([name]) => !systemProperties.has(name));
    const seconds = this.nowSeconds();
    const etag = `"${randomUUID()}"`;
    const documentRid = this.#documentRid(container, rid);
    const body = JSON.stringify({
      ...Object.fromEntries(own),
      _rid: documentRid,
      _self: `dbs/${this.rid}/colls/${container.rid}/docs/${documentRid}/`,
      _etag: etag,
      _attachments: "attachments/",
      _ts: seconds,
    });
    const bytes = Buffer.byteLength(body);
    if (bytes > largestItem) {
      throw new Refusal(413, "Request size is too large: an item may have at most 2 MB.");
    }
    this.database
      .prepare(`UPDATE ${container.table} SET lsn=?, ts=?, etag=?, bytes=?, body=? WHERE rid=?`)
      .run(lsn, seconds, etag, bytes, body, rid);
    return { rid, etag, bytes, body };
  }

  remove(container: Container, rid: number): void {
    this.database.prepare(`DELETE FROM ${container.table} WHERE rid=?`).run(rid);
  }

  bodies(container: Container): string[] {
    const rows = this.database.prepare(`SELECT body FROM ${container.table} ORDER BY rid`).all();
    return rows.map((row) => textOf(row, "body"));
  }

  #ownRid(): string {
    const row = this.database.prepare("SELECT rid FROM account").get();
    if (row) {
      return textOf(row, "rid");
    }
    const rid = resourceId(randomBytes(4));
    this.database.prepare("INSERT INTO account(rid) VALUES(?)").run(rid);
    return rid;
  }

  #documentRid(container: Container, rid: number): string {
    const number = Buffer.alloc(8);
    number.writeBigUInt64LE(BigInt(rid));
    return resourceId(Buffer.concat([Buffer.from(container.rid.replaceAll("-", "/"), "base64"), number]));
  }

  #open(definition: ContainerDefinition): void {
    const keyPath = definition.partitionKey.paths.join(",");
    this.database
      .prepare("INSERT INTO containers(id, key_path, lsn) VALUES(?,?,0) ON CONFLICT(id) DO NOTHING")
      .run(definition.id, keyPath);
    const row = this.database.prepare("SELECT number, key_path, lsn FROM containers WHERE id=?").get(definition.id);
    if (!row || textOf(row, "key_path") !== keyPath) {
      throw new Error(`Container ${definition.id} is stored with another partition key; start with a fresh file.`);
    }
    const number = numberOf(row, "number");
    const owner = Buffer.alloc(4);
    owner.writeUInt32BE((0x80_00_00_00 | number) >>> 0);
    const rid = resourceId(Buffer.concat([Buffer.from(this.rid.replaceAll("-", "/"), "base64"), owner]));
    const container = describeContainer(definition, { table: `container_${number}`, rid, lsn: numberOf(row, "lsn") });
    this.#createTable(container);
    this.#containers.set(definition.id, container);
  }

  #createTable({ table, indexed, included }: Container): void {
    this.database.execute(
      `CREATE TABLE IF NOT EXISTS ${table}(rid INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL, id TEXT NOT NULL,
        lsn INTEGER NOT NULL, ts INTEGER NOT NULL, etag TEXT NOT NULL, bytes INTEGER NOT NULL, body TEXT NOT NULL);
      CREATE UNIQUE INDEX IF NOT EXISTS ${table}_key_id ON ${table}(key, id);
      CREATE INDEX IF NOT EXISTS ${table}_key ON ${table}(key);
      CREATE INDEX IF NOT EXISTS ${table}_lsn ON ${table}(lsn);`,
    );
    alignIndexes(this.database, table, indexed, included);
  }
}
