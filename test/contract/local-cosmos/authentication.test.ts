import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { stringToSign } from "#infra/local/cosmos/authentication.ts";
import { connect, containerOf, key, refusalOf, sendRaw, startStandIn } from "./stand-in.ts";

describe("authentication", () => {
  test("signs the text of Microsoft's documented example", () => {
    const exampleKey = "dsZQi3KtZmCv1ljt3VNWNm7sQUF1y5rJfC6kv5JiwvW0EndXdDku/dkKBp8/ufDToSxLzR4y+O/0H/t4bQtVNw==";

    const text = stringToSign("GET", ["dbs", "ToDoList"], "Thu, 27 Apr 2017 00:51:12 GMT");
    const signature = createHmac("sha256", Buffer.from(exampleKey, "base64")).update(text).digest("base64");

    expect(signature).toBe("c09PEVJrgp2uQRkr934kFbTqhByc7TVr3OHyqlu+c+c=");
  });

  test("refuses another key before anything is read or written", async () => {
    const standIn = await startStandIn();
    const stranger = connect(standIn, { key: Buffer.from("another key").toString("base64") });

    const refusal = await refusalOf(containerOf(stranger).items.create({ id: "a", orderId: "o-1" }));

    expect(refusal.code).toBe(401);
    expect(standIn.documents()).toEqual([]);
  });

  test("refuses a signature made for another verb, path or date, a malformed one, and none", async () => {
    const standIn = await startStandIn();
    const path = "/dbs/vouchsafe/colls/orders";
    const sign = (text: string): string =>
      encodeURIComponent(
        `type=master&ver=1.0&sig=${createHmac("sha256", Buffer.from(key, "base64")).update(text).digest("base64")}`,
      );
    const date = "thu, 27 apr 2017 00:51:12 gmt";
    const link = path.slice(1);

    const statuses = await Promise.all(
      [
        sign(`get\ncolls\n${link}\n${date}\n\n`),
        sign(`put\ncolls\n${link}\n${date}\n\n`),
        sign(`get\ncolls\ndbs/vouchsafe/colls/lots\n${date}\n\n`),
        sign(`get\ncolls\n${link}\nfri, 28 apr 2017 00:51:12 gmt\n\n`),
        "%zz",
        "",
      ].map(
        async (authorization) =>
          (await sendRaw(standIn, { method: "GET", path, headers: { authorization, "x-ms-date": date } })).status,
      ),
    );

    expect(statuses).toEqual([200, 401, 401, 401, 401, 401]);
  });
});
