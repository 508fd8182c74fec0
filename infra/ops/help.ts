export const HELP = `What operators ask and tell Vouchsafe, signed as the publisher.

  npm run ops -- dead-letters                       messages that were set aside, and why
  npm run ops -- redrive <queue> <messageId…>       send up to 100 of one queue anew
  npm run ops -- promises --at-risk [--within 12]   open promises that become late within so many hours
  npm run ops -- promises --missed                  open promises that are late
  npm run ops -- held                               orders that need an operator, and why
  npm run ops -- orders <reseller>                  a reseller's orders, newest first, of which with
      --agreement <number> | --status <status>      those of one agreement, or with one status
      --from <day> --to <day>                       those accepted from a day on, to before another, in UTC
  npm run ops -- assign <order> <file.csv>          what would become of every row; nothing is stored
      --line <n>                                    the order line whose codes rows without one get, from 0
      --locale <en, fr, de or zh-TW>                the language of the warning
  npm run ops -- assign <order> <file.csv> --confirm <digest from the dry run> [--line <n>] [--no-wait]
                                                    assign for good, and show progress until it has ended
  npm run ops -- resend <order> <number>            send the list of codes once more, the first time with 1
  npm run ops -- end-agreement <number> --on <day>  what ending an agreement early would do; nothing is ended
  npm run ops -- end-agreement <number> --on <day> --confirm <digest it gave> [--no-wait]
                                                    end it for good, and wait until every order knows
Lists have 50 rows a page; --limit <1 to 100> changes that, and --after <…> goes on where a page says there is more.

Environment
  OPS_URL      where the HTTP API is, e.g. https://vouchsafe.example
  OPS_SECRET   the publisher's secret, whsec_…
Without OPS_URL it is the stack that npm start runs on this machine, which says its secret and its time itself;
CONTROL_PORT (7070) and FUNCTIONS_PORT (7071) say where.

Exit code
  0  done
  1  not done, or not for every message or row
  2  not understood

What the words mean: docs/operations.md`;
