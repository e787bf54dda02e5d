/**
 * A token or key from the settings. It prints as a mark wherever an object is logged, inspected or sent as JSON;
 * only `reveal` gives it, to whoever calls the platform.
 */
import { inspect } from 'node:util'

const MARK = '[secret]'

export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  reveal(): string {
    return this.#value
  }

  toString(): string {
    return MARK
  }

  toJSON(): string {
    return MARK
  }

  [inspect.custom](): string {
    return MARK
  }
}
