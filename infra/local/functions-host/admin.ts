import type { ServerResponse } from "node:http";

export type HostState = "Running" | "Stopping";

/** Answers a path of the host itself; false when the path is not one of them. */
export function answerAdmin(method: string, pathname: string, response: ServerResponse, state: HostState): boolean {
  const path = pathname.toLowerCase().replace(/\/$/, "");
  if (path === "") {
    response.writeHead(200).end();
    return true;
  }
  if (path !== "/admin" && !path.startsWith("/admin/")) return false;
  if (path === "/admin/host/ping" && (method === "GET" || method === "POST")) response.writeHead(200).end();
  else if (path === "/admin/host/status" && method === "GET") writeStatus(response, state);
  else response.writeHead(404).end();
  return true;
}

function writeStatus(response: ServerResponse, state: HostState): void {
  const body = { id: "local", state, version: "4.1052.200", processUptime: Math.round(process.uptime() * 1000) };
  response.writeHead(200, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(body));
}
