export const HELP = `What operators ask and tell Vouchsafe, signed as the publisher.

  npm run ops -- dead-letters                       messages that were set aside, and why
  npm run ops -- redrive <queue> <messageId…>       send up to 100 of one queue anew

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
