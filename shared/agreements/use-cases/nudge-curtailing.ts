import type { Curtailing } from "#shared/agreements/domain/curtailing.ts";
import type { FulfilmentMessage, SendMessage } from "#shared/contracts/messages.ts";
import type { Clock } from "#shared/kernel/instant.ts";

export type NudgeCurtailing = (
  curtailing: Pick<Curtailing, "agreementNumber" | "endsOn" | "after">,
  session?: string,
) => Promise<void>;

type Dependencies = {
  readonly clock: Clock;
  readonly send: SendMessage<FulfilmentMessage>;
  /** Told of a message that could not be sent: ids and the reason only. */
  readonly onLost: (messageId: string, error: unknown) => void;
};

/** Has the next orders curtailed now. It never throws: a message that is lost is sent by the next look at `wakeAt`. */
export const createNudgeCurtailing =
  ({ clock, send, onLost }: Dependencies): NudgeCurtailing =>
  async ({ agreementNumber, endsOn, after }, session) => {
    const place = after === undefined ? "" : `after-${after.orderId.slice(0, 16)}.`;
    const messageId = `${agreementNumber}.end.${place}${clock()}`;
    const sessionOfWrite = session === undefined ? {} : { session };
    try {
      await send({ type: "end-agreement", agreementNumber, endsOn, ...sessionOfWrite }, { messageId });
    } catch (error) {
      onLost(messageId, error);
    }
  };
