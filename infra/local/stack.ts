import { type AppSettings, type Client, composeSettings, readClients } from "./app-settings.ts";
import type { BusinessClock } from "./clock/business-clock.ts";
import { type Closing, createClosing } from "./closing.ts";
import { type Control, startControl } from "./control/server.ts";
import { createTimeMachine, type TimeMachine } from "./control/time-machine.ts";
import { PROJECT_ROOT, readCosmosDefinition, wakeContainers } from "./definitions.ts";
import type { FunctionsHost, HostOptions } from "./functions-host/launch.ts";
import { createHosting, type Hosting } from "./hosting.ts";
import { openKeptClock } from "./kept-clock.ts";
import { EPHEMERAL_PORTS, type Ports, readPorts, refuseTakenPorts } from "./ports.ts";
import { COSMOS_KEY, type Services, startServices } from "./services.ts";

export type StackOptions = {
  /** Absent: the usual ports, each settable by its environment variable. */
  ports?: Partial<Ports> | "ephemeral";
  /** Where data is kept; absent: in memory. */
  folder?: string;
  /** Business time at the first start, epoch ms. */
  startAt?: number;
  /** App settings that go before the sample's and the stack's own. */
  env?: AppSettings;
  /** Holds `host.json`, `package.json`, the bundle and `local.settings.sample.json`; absent: this project. */
  appDir?: string;
  onLog?: NonNullable<HostOptions["onLog"]>;
  /** Told when the host ended although nobody asked it to: its exit code, null after a signal. */
  onHostCrash?: (code: number | null) => void;
};

export type Stack = Services & {
  clock: BusinessClock;
  timeMachine: TimeMachine;
  control: Control;
  /** The host that runs now; reading it throws while none does. */
  readonly host: FunctionsHost;
  urls: { functions: string; control: string; cosmos: string };
  /** The settings the host was given. */
  settings: AppSettings;
  clients: Client[];
  /** Starts the host again, under the same port and at the same business time. */
  startHost(): Promise<void>;
  /** Ends the host as a crash would. */
  killHost(): Promise<void>;
  /** Ends everything, children included. */
  stop(): Promise<void>;
};

/** Starts all stand-ins and the host on loopback. A failure ends what had started; a taken port is named. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const ports = portsOf(options);
  await refuseTakenPorts(ports);

  const closing = createClosing();
  try {
    const clock = openKeptClock(options.folder, options.startAt);
    const services = await startServices(closing, ports, clock, options.folder);
    return await startApp(closing, ports, clock, services, options);
  } catch (error) {
    await closing.closeAll();
    throw error;
  }
}

function portsOf({ ports }: StackOptions): Ports {
  return ports === "ephemeral" ? EPHEMERAL_PORTS : { ...readPorts(process.env), ...ports };
}

async function startApp(
  closing: Closing,
  ports: Ports,
  clock: BusinessClock,
  services: Services,
  options: StackOptions,
): Promise<Stack> {
  const { appDir = PROJECT_ROOT, env = {}, onLog, onHostCrash = () => undefined } = options;
  const settings = composeSettings(appDir, endpointsOf(services), env);
  const clients = readClients(settings);

  const launch = { appDir, port: ports.functions, env: settings, clock, ...(onLog && { onLog }) };
  const hosting = await closing.own(createHosting(launch, onHostCrash));
  const { url: functions } = await hosting.start();

  const timeMachine = timeMachineOver(services, clock, hosting);
  const queues = () => services.serviceBus.queues.map((name) => ({ name, ...services.serviceBus.counts(name) }));
  const control = await closing.own(
    startControl({ port: ports.control, clock, timeMachine, mailbox: services.mailbox, clients, queues, functions }),
  );

  return {
    ...services,
    clock,
    timeMachine,
    control,
    get host() {
      const host = hosting.current();
      if (host === undefined) throw new Error("The Functions host does not run");
      return host;
    },
    urls: { functions, control: control.url, cosmos: services.cosmos.endpoint },
    settings,
    clients,
    startHost: async () => {
      await hosting.start();
    },
    killHost: hosting.kill,
    stop: closing.closeAll,
  };
}

function endpointsOf({ cosmos, serviceBus, azurite, mailbox }: Services) {
  return {
    cosmos: `AccountEndpoint=${cosmos.endpoint};AccountKey=${COSMOS_KEY};`,
    serviceBus: serviceBus.connectionString,
    blob: azurite.connectionString,
    smtpPort: mailbox.port,
  };
}

function timeMachineOver({ cosmos, serviceBus }: Services, clock: BusinessClock, hosting: Hosting): TimeMachine {
  const { containers } = readCosmosDefinition();
  return createTimeMachine({
    clock,
    cosmos,
    serviceBus,
    wakeContainers: wakeContainers(containers),
    host: hosting.current,
  });
}
