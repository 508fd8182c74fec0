export const HELP = `What operators ask and tell Vouchsafe, signed as the publisher.

  npm run ops -- dead-letters                       messages that were set aside, and why
  npm run ops -- redrive <queue> <messageId…>       send up to 100 of one queue anew
  npm run ops -- promises --at-risk [--within 12]   open promises that become late within so many hours
  npm run ops -- promises --missed                  open promises that are late
  npm run ops -- held                               orders that need an operator, and why
  npm run ops -- orders <reseller>                  a reseller's orders, newest first, of which with
      --agreement <number> | --status <status>      those of one agreement, or with one status
      --from <day> --to <day>                       those accepted from a day on, to before another, in UTC
Lists have 50 rows a page; --limit <1 to 100> changes that, and --after <…> goes on where a page says there is more.

Environment
  OPS_URL      where the HTTP API is, e.g. https://vouchsafe.example
  OPS_SECRET   the publisher's secret, whsec_…
Without OPS_URL it is the stack that npm start runs on this machine, which says its secret and its time itself;
CONTROL_PORT (7070) and FUNCTIONS_PORT (7071) say where.

Exit code
  0  done
  1  not done, or not for every message
  2  not understood

What the words mean: docs/operations.md`;
