import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { BadRequestError } from "./clock-request.ts";
import { type Answer, problem, readText, refusal, send } from "./exchange.ts";
import { NotSettledError } from "./quiet.ts";
import { type ControlParts, controlRoutes } from "./routes.ts";

export type Control = { port: number; url: string; close(): Promise<void> };

/** Listens on 127.0.0.1; `port` 0 or absent: any free one. Throws (EADDRINUSE) when the port is taken. */
export async function startControl(parts: ControlParts & { port?: number }): Promise<Control> {
  const routes = controlRoutes(parts);
  const server = createServer((request, response) => {
    answerTo(request, routes)
      .catch(failure)
      .then((answer) => send(response, answer))
      // An answer that cannot be written is the one thing that cannot be answered.
      .catch(() => response.destroy());
  });
  server.listen(parts.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;

  return {
    port,
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answerTo(request: IncomingMessage, routes: ReturnType<typeof controlRoutes>): Promise<Answer> {
  const refused = refusal(request);
  if (refused !== undefined) return refused;

  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  const here = routes.filter(({ path }) => path.test(pathname));
  if (here.length === 0) return problem(404, "Not Found", `There is nothing at ${pathname}`);

  const route = here.find(({ method }) => method === request.method);
  if (route === undefined) {
    const allow = here.map(({ method }) => method).join(", ");
    return problem(405, "Method Not Allowed", `Only ${allow} here`, { allow });
  }
  const body = await readText(request);
  if (body === undefined) return problem(413, "Content Too Large", "Nothing here takes that much");
  return route.answer(route.path.exec(pathname)?.slice(1) ?? [], body);
}

function failure(error: unknown): Answer {
  if (error instanceof BadRequestError) return problem(400, "Bad Request", error.message);
  if (error instanceof NotSettledError) return problem(504, "Gateway Timeout", error.message);
  return problem(500, "Internal Server Error", error instanceof Error ? error.message : String(error));
}
