import { once } from "node:events";
import { createServer } from "node:net";

/** One port per stand-in; 0 is any free one. */
export type Ports = {
  functions: number;
  control: number;
  cosmos: number;
  serviceBus: number;
  blob: number;
  smtp: number;
};

const LISTENERS = {
  functions: { name: "Functions host", variable: "FUNCTIONS_PORT", port: 7071 },
  control: { name: "control", variable: "CONTROL_PORT", port: 7070 },
  cosmos: { name: "Cosmos", variable: "COSMOS_PORT", port: 8081 },
  serviceBus: { name: "Service Bus", variable: "SERVICE_BUS_PORT", port: 5672 },
  blob: { name: "blob", variable: "BLOB_PORT", port: 10_000 },
  smtp: { name: "SMTP", variable: "SMTP_PORT", port: 1025 },
} as const satisfies Record<keyof Ports, { name: string; variable: string; port: number }>;

export const EPHEMERAL_PORTS: Ports = { functions: 0, control: 0, cosmos: 0, serviceBus: 0, blob: 0, smtp: 0 };

/** The usual ports, each replaced by its environment variable where that is set. Throws on one that is no port. */
export function readPorts(environment: NodeJS.ProcessEnv): Ports {
  const portOf = (listener: keyof Ports) => {
    const { variable, port } = LISTENERS[listener];
    const given = environment[variable];
    if (given === undefined || given === "") return port;
    if (!/^\d{1,5}$/.test(given) || Number(given) > 65_535) throw new Error(`${variable}=${given} is no port`);
    return Number(given);
  };
  return {
    functions: portOf("functions"),
    control: portOf("control"),
    cosmos: portOf("cosmos"),
    serviceBus: portOf("serviceBus"),
    blob: portOf("blob"),
    smtp: portOf("smtp"),
  };
}

/** Throws with the listener's name and the variable that moves it when one of the ports is taken on 127.0.0.1. */
export async function refuseTakenPorts(ports: Ports): Promise<void> {
  for (const [listener, { name, variable }] of Object.entries(LISTENERS)) {
    const port = ports[listener as keyof Ports];
    if (port !== 0 && (await isTaken(port))) {
      throw new Error(`Port ${port} (${name}) is taken; set ${variable} or stop what listens there.`);
    }
  }
}

async function isTaken(port: number): Promise<boolean> {
  const probe = createServer();
  try {
    probe.listen(port, "127.0.0.1");
    await once(probe, "listening");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") return true;
    throw error;
  }
  probe.close();
  await once(probe, "close");
  return false;
}
