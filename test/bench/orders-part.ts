import type { Closing } from "#infra/local/closing.ts";
import { startMailbox } from "#infra/local/mailbox/server.ts";
import { countsCpu } from "#test/bench/cpu-time.ts";
import { type Figure, figureOf, figureText, ratioOf, ratioText } from "#test/bench/figures.ts";
import { AbsentError } from "#test/bench/orders/absent.ts";
import type { Contender } from "#test/bench/orders/contender.ts";
import { driveRound, type Round } from "#test/bench/orders/drive.ts";
import { installPackages } from "#test/bench/orders/install-packages.ts";
import { BULLMQ, POSTGRES_QUEUE, startPeer } from "#test/bench/orders/peers.ts";
import { startPostgres } from "#test/bench/orders/postgres.ts";
import { startRedis } from "#test/bench/orders/redis.ts";
import { startVouchsafe } from "#test/bench/orders/vouchsafe.ts";
import { type Section, tableOf } from "#test/bench/report.ts";

export type OrdersLoad = { readonly rounds: number; readonly orders: number; readonly callers: number };

/** Orders accepted → delivered: the product and those who do the same job, in turn, round by round. */
export async function measureOrders(closing: Closing, load: OrdersLoad, interrupted: AbortSignal): Promise<Section> {
  const sink = await closing.own(startMailbox());
  const absent: string[] = [];
  const contenders = [await startVouchsafe(closing, sink.port), ...(await startPeers(closing, sink.port, absent))];
  const rounds = new Map<string, Round[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round <= load.rounds; round += 1)
    for (const contender of contenders) {
      const result = await driveRound(contender, sink, { ...load, name: `${round}`, interrupted });
      // The first of each is to warm up.
      if (round > 0) rounds.get(contender.name)?.push(result);
    }
  return ordersSection(load, rounds, absent);
}

/** Those that can run here; of the others the reason goes to `absent`. */
async function startPeers(closing: Closing, smtpPort: number, absent: string[]): Promise<readonly Contender[]> {
  const peers: Contender[] = [];
  try {
    const packages = await installPackages();
    const postgres = await closing.own(startPostgres());
    peers.push(await startPeer(closing, POSTGRES_QUEUE, { packages, postgres, smtpPort }));
    const redis = await closing.own(startRedis());
    peers.push(await startPeer(closing, BULLMQ, { packages, postgres, redis, smtpPort }));
  } catch (fault) {
    if (!(fault instanceof AbsentError)) throw fault;
    absent.push(fault.message);
    console.error(`left out: ${fault.message}`);
  }
  return peers;
}

export function ordersSection(
  { orders, callers }: OrdersLoad,
  rounds: ReadonlyMap<string, readonly Round[]>,
  absent: readonly string[],
): Section {
  const figures = [...rounds].map(([name, of]) => ({
    name,
    perSecond: figureOf(of.map(({ perSecond }) => perSecond)),
    app: cpuFigure(of, ({ cpu }) => cpu.app),
    stores: cpuFigure(of, ({ cpu }) => cpu.stores),
  }));
  const [own] = figures;
  const rows = figures.map(({ name, perSecond, app, stores }) => [
    name,
    figureText(perSecond),
    ratioText(ratioOf(perSecond, own?.perSecond)),
    figureText(app),
    ratioText(ratioOf(app, own?.app)),
    figureText(stores),
  ]);
  return {
    heading: "Orders, accepted → delivered",
    blocks: [
      `${orders} orders of 30 codes a round, ${callers} callers, each with its next order once the last one is answered. The job of all: accept a signed order durably, mail the confirmation, take a signed invoice, issue 30 codes durably, mail their list to the same SMTP sink, write down that they are delivered. CPU in milliseconds for each order.`,
      tableOf(["", "orders/s", "× Vouchsafe", "CPU, own process", "× Vouchsafe", "CPU, stores"], rows),
      "Requests are checked by the same code, and mails go out by the same code, in all. Only Vouchsafe also claims webhook ids, keeps a register of the agreement and a ledger of mails, reckons windows by business days, writes in the contact's language, adds an XLSX file and a signed manifest kept in blob storage, and runs in a stand-in of the Functions host. PostgreSQL and Redis write every commit to disk; Vouchsafe's stores are stand-ins written for tests, the database without a write to disk at each commit: what they take says nothing about Azure.",
      ...absent.map((reason) => `Left out: ${reason}.`),
    ],
  };
}

const cpuFigure = (rounds: readonly Round[], pick: (round: Round) => number): Figure | undefined =>
  countsCpu ? figureOf(rounds.map(pick)) : undefined;
