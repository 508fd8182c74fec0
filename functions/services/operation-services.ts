import type { Platform } from "#functions/services/platform.ts";
import { CosmosListPosition, CosmosOrderLists } from "#shared/adapters/cosmos/order-lists.ts";
import { CosmosOrderStandings } from "#shared/adapters/cosmos/order-standings.ts";
import { createFollowOrders } from "#shared/operations/use-cases/follow-orders.ts";
import { createListDeadLetters } from "#shared/operations/use-cases/list-dead-letters.ts";
import { createListHeldOrders } from "#shared/operations/use-cases/list-held-orders.ts";
import { createListOrders } from "#shared/operations/use-cases/list-orders.ts";
import { createListPromises } from "#shared/operations/use-cases/list-promises.ts";
import { createRedriveDeadLetters } from "#shared/operations/use-cases/redrive-dead-letters.ts";

export function createOperationServices(platform: Platform) {
  const { clock, documents, deadLetters, sendToFulfilment, sendToNotifications } = platform;
  const lists = new CosmosOrderLists(documents("order-lists"));
  const standings = new CosmosOrderStandings(documents("orders"));
  return {
    listDeadLetters: createListDeadLetters({ deadLetters }),
    redriveDeadLetters: createRedriveDeadLetters({ deadLetters, sendToFulfilment, sendToNotifications }),
    followOrders: createFollowOrders({
      feed: { after: (position) => standings.after(position) },
      readStanding: (orderId) => standings.read(orderId),
      lists,
      position: new CosmosListPosition(documents("order-lists")),
      clock,
    }),
    listOrders: createListOrders(lists),
    listPromises: createListPromises({ lists, clock }),
    listHeldOrders: createListHeldOrders(lists),
  };
}
