import { join, relative } from "node:path";
import { PROJECT_ROOT } from "./definitions.ts";

type Listening = {
  urls: { functions: string; control: string; cosmos: string };
  serviceBus: { port: number };
  azurite: { port: number };
  mailbox: { port: number };
};

/** What a newcomer sees: where everything listens, where the data is, and commands to paste into bash. */
export function firstSteps({ urls, serviceBus, azurite, mailbox }: Listening, folder: string): string {
  return `
  Functions   ${urls.functions}/api/health
  Control     ${urls.control}   clock, mail and queues, for people too
  Cosmos      ${urls.cosmos}
  Service Bus amqp://127.0.0.1:${serviceBus.port}
  Blob        http://127.0.0.1:${azurite.port}
  SMTP        smtp://127.0.0.1:${mailbox.port}
  Data        ${relative(PROJECT_ROOT, folder) || folder}   begin anew: npm start -- --fresh

Try it: paste this into another shell.

${tryOut(urls.functions, urls.control)}
Ctrl-C ends everything.
`;
}

/** An order from its agreement to a redeemed code, in bash with curl and openssl. */
export function tryOut(functions: string, control: string): string {
  const sample = (name: string) => `'${join(PROJECT_ROOT, "infra/local/sample", name)}'`;
  return String.raw`api=${functions} control=${control}
epoch() { curl -s $control/clock | tr -dc '0-9:,' | sed 's/.*://'; }
today() { local there=$(( $(epoch) + 8 * 3600 )); date -u -d @$there +%F 2>/dev/null || date -u -r $there +%F; } # in Taipei
signed() { # METHOD PATH BODY CLIENT, as Standard Webhooks 1.0 wants it; without a body, method and path are signed
  local now at id key body signature
  now=$(curl -s $control/clock | cut -d'"' -f4); at=$(epoch); id=msg_$(openssl rand -hex 12)
  key=$(curl -s $control/clients | tr '{' '\n' | grep "\"$4\"" | sed 's/.*whsec_\([^"]*\)".*/\1/' | openssl base64 -d -A | od -An -vtx1 | tr -d ' \n')
  body=$(printf %s "$3" | sed "s/\"timestamp\": *\"[^\"]*\"/\"timestamp\":\"$now\"/")
  signature=$(printf %s "$id.$at.${"$"}{body:-$1 $2}" | openssl dgst -sha256 -mac HMAC -macopt hexkey:$key -binary | openssl base64 -A)
  curl -s -X $1 "$api$2" -H 'content-type: application/json' -H "webhook-id: $id" -H "webhook-timestamp: $at" \
    -H "webhook-signature: v1,$signature" ${"$"}{body:+--data-binary "$body"}; echo
}
signed PUT /api/publisher/agreements/EES-TW-1042 "$(cat ${sample("agreement-tw.json")})" publisher
signed PUT /api/publisher/price-lists/TW-SAMPLE-NOT-REAL-PRICES "$(cat ${sample("price-list-tw.json")})" publisher
signed POST /api/resellers/lar-demo/quotes "$(cat ${sample("quote-tw.json")})" lar-demo
po=PO-$(openssl rand -hex 3)
placed=$(signed POST /api/resellers/lar-demo/orders "$(sed "s/PO-[0-9]*/$po/" ${sample("order-tw.json")})" lar-demo); echo "$placed"
order=$(echo "$placed" | sed 's/.*"orderId":"\([^"]*\)".*/\1/')
curl -s $control/clock -H 'content-type: application/json' -d '{"advance":"PT1M","settle":true}'; echo
signed GET /api/resellers/lar-demo/orders/$order "" lar-demo
signed POST /api/publisher/invoices '{"type":"invoice.issued","timestamp":"","data":{"invoiceNumber":"INV-'$po'","invoicedOn":"'$(today)'","resellerId":"lar-demo","orderIds":["'$order'"]}}' publisher
curl -s $control/clock -H 'content-type: application/json' -d '{"advance":"P14D","settle":true}'; echo
mail=$(curl -s $control/mail | grep -o '"id":"[0-9]*"' | tail -1 | tr -dc 0-9)
code=$(curl -s $control/mail/$mail/attachments/0 | grep -oE '([0-9A-Z]{5}-){4}[0-9A-Z]{5}' | head -1); echo "$code"
curl -s $api/api/redemptions -H 'content-type: application/json' -d '{"code":"'$code'","person":{"name":"Lin Mei","email":"mei.lin@example.com"},"exam":{"family":"MCP","examCode":"70-740","provider":"pearson-vue","testCentre":"90012345"}}'; echo
`;
}
