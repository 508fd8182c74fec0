/**
 * What rhea 3.0.5 does and its typings leave out. A broker needs the raw bytes of a transfer, the room left in a
 * session, a link's credit and an outcome to answer with; the typings describe rhea as a client uses it.
 */
import type { Reader, Typed, Writer } from "rhea/typings/types.js";

declare module "rhea/typings/session.js" {
  interface Session {
    readonly outgoing: { available(): number };
    on_transfer(frame: { readonly performative: { message_format?: number | null } }): void;
    each_sender(action: (sender: import("rhea").Sender) => void): void;
    _write_flow(): void;
  }
}

declare module "rhea/typings/link.js" {
  interface link {
    credit: number;
    delivery_count: number;
    readonly local: {
      readonly attach: { snd_settle_mode?: number; rcv_settle_mode?: number; max_message_size?: number };
    };
  }
  interface Sender {
    _get_drain(): boolean;
  }
}

declare module "rhea/typings/message.js" {
  interface message {
    accepted(): { described(): Typed };
    released(): { described(): Typed };
    modified(): { described(): Typed };
    rejected(fields?: { readonly error: { readonly condition: string; readonly description: string } }): {
      described(): Typed;
    };
  }
}

declare module "rhea/typings/types.js" {
  interface types {
    readonly Reader: new (bytes: Buffer) => Reader;
    readonly Writer: new () => Writer;
    List32(values: readonly (Typed | undefined)[]): Typed;
    Map32(pairs: readonly Typed[]): Typed;
  }
}
