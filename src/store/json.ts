/** JSON in rows. What stands there was written by `JSON.stringify`; anything else is damage and told as such. */
import { StoredValueFault } from './faults.ts'

/** `what` names it in the fault, without its content. */
export function jsonOf(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new StoredValueFault(what, cause)
  }
}
