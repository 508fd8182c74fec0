import { inspect } from "node:util";

const MASK = "[secret]";

/**
 * A value that cannot be printed by accident: text conversion, JSON and inspection give a mask.
 * `reveal` is the one way to it, so a search for that word finds every use.
 */
export class Secret<Value> {
  readonly #value: Value;

  constructor(value: Value) {
    this.#value = value;
  }

  reveal(): Value {
    return this.#value;
  }

  toString(): string {
    return MASK;
  }

  toJSON(): string {
    return MASK;
  }

  [inspect.custom](): string {
    return MASK;
  }
}
