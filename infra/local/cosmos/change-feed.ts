import type { Container } from "./container.ts";
import { numberOf, type Row, textOf } from "./database.ts";
import { badRequest } from "./refusal.ts";
import { chargeOfChangeFeedPage } from "./request-charge.ts";
import type { Store } from "./store.ts";

export type FeedRequest = {
  /** Partition, or undefined for the whole container. */
  readonly key: string | undefined;
  readonly mostItems: number;
  /** An etag of an earlier page, "*" for from now, or undefined for the beginning. */
  readonly ifNoneMatch: string | undefined;
  /** RFC 1123 instant, inclusive, whole seconds; counts only without an etag. */
  readonly ifModifiedSince: string | undefined;
};
export type FeedPage = { readonly etag: string; readonly results: readonly string[]; readonly charge: number };

function positionOf(etag: string): number {
  const position = Number(etag.replaceAll('"', ""));
  if (!Number.isSafeInteger(position) || position < 0) {
    throw badRequest(`The change feed position ${etag} is invalid.`);
  }
  return position;
}

function startOf(container: Container, { ifNoneMatch, ifModifiedSince }: FeedRequest): { lsn: number; ts: number } {
  if (ifNoneMatch !== undefined) {
    return { lsn: ifNoneMatch === "*" ? container.lsn : positionOf(ifNoneMatch), ts: 0 };
  }
  const milliseconds = ifModifiedSince === undefined ? 0 : Date.parse(ifModifiedSince);
  if (Number.isNaN(milliseconds)) {
    throw badRequest(`If-Modified-Since ${ifModifiedSince} is no instant.`);
  }
  return { lsn: 0, ts: Math.floor(milliseconds / 1000) };
}

/** Documents changed after a position, latest version each; writes of one batch are never divided between pages. */
export function changeFeedPage(store: Store, container: Container, request: FeedRequest): FeedPage {
  const start = startOf(container, request);
  const statement = store.database.prepare(
    `SELECT lsn, bytes, body FROM ${container.table} WHERE lsn>?2 AND ts>=?3 AND (?1 IS NULL OR key=?1) ORDER BY lsn, rid`,
  );
  const rows: Row[] = [];
  let position = container.lsn;
  for (const row of statement.iterate(request.key ?? null, start.lsn, start.ts)) {
    const last = rows.at(-1);
    if (last && rows.length >= request.mostItems && numberOf(last, "lsn") !== numberOf(row, "lsn")) {
      position = numberOf(last, "lsn");
      break;
    }
    rows.push(row);
  }
  const charge = chargeOfChangeFeedPage({
    returned: rows.length,
    examined: rows.length,
    examinedBytes: rows.reduce((sum, row) => sum + numberOf(row, "bytes"), 0),
  });
  const results = rows.map((row) => `${textOf(row, "body").slice(0, -1)},"_lsn":${numberOf(row, "lsn")}}`);
  return { etag: `"${position}"`, results, charge };
}
