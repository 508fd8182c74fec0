import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { keptChecks } from "#functions/cli/kept-checks.ts";
import { createLookAtLink } from "#functions/cli/look-at-link.ts";

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** A site on loopback, and how it is asked. */
async function siteThat(answers: RequestListener) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answers(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stops.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/page`, asked, server };
}

const answering =
  (status: number, headers: Readonly<Record<string, string>> = {}): RequestListener =>
  (_request, response) =>
    void response.writeHead(status, headers).end();

describe("a look at a link", () => {
  const look = createLookAtLink(1000);

  it("finds a page that answers alive, asking for no more than its head", async () => {
    const { url, asked } = await siteThat(answering(200));

    expect(await look(url)).toEqual({ url, found: "alive" });
    expect(asked).toEqual(["HEAD /page"]);
  });

  it("follows where it is sent", async () => {
    const there = await siteThat(answering(200));
    const { url } = await siteThat(answering(301, { location: there.url }));

    expect(await look(url)).toEqual({ url, found: "alive" });
  });

  it("asks again in full where a site takes no HEAD", async () => {
    const { url, asked } = await siteThat(
      (request, response) => void response.writeHead(request.method === "HEAD" ? 405 : 200).end("page"),
    );

    expect(await look(url)).toEqual({ url, found: "alive" });
    expect(asked).toEqual(["HEAD /page", "GET /page"]);
  });

  it.each([404, 410])("finds a page dead that answers %i to both", async (status) => {
    const { url } = await siteThat(answering(status));

    expect(await look(url)).toEqual({ url, found: "dead", because: `The site answers ${status}.` });
  });

  it.each([403, 500, 503])("leaves open what %i means", async (status) => {
    const { url } = await siteThat(answering(status));

    expect(await look(url)).toMatchObject({ found: "unknown", because: `The site answers ${status}.` });
  });

  it("leaves open a site that nobody answers for, or not in time", async () => {
    const { url: silent } = await siteThat(() => undefined);
    const { url: gone, server } = await siteThat(answering(200));
    await new Promise((resolve) => server.close(resolve));

    expect(await createLookAtLink(50)(silent)).toMatchObject({ found: "unknown", because: expect.any(String) });
    expect(await look(gone)).toMatchObject({ found: "unknown", because: expect.stringContaining("ECONNREFUSED") });
  });
});

describe("the checks that are kept", () => {
  const day = (on: string) => ({ on, found: "alive" }) as const;
  const dead = { on: "2026-11-21", found: "dead", because: "It runs in Silverlight." } as const;

  it("are the newest of each address, in the order of the addresses", () => {
    const kept = keptChecks({ "https://b.example/": day("2026-01-01") }, { "https://a.example/": day("2026-12-18") });

    expect(Object.entries(kept)).toEqual([
      ["https://a.example/", day("2026-12-18")],
      ["https://b.example/", day("2026-01-01")],
    ]);
  });

  it("let nothing that merely answers take the place of what was found dead: a person takes that back", () => {
    const url = "https://a.example/";

    expect(keptChecks({ [url]: dead }, { [url]: day("2026-12-18") })).toEqual({ [url]: dead });
  });
});
