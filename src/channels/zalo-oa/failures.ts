/** A failed call of the wrapper in the vocabulary of channels. */
import { ZaloError } from '../../zalo-openapi/index.ts'
import { SendFailure } from '../channel.ts'

/** Anything but a ZaloError, or a text that the wrapper does not take, is a fault of ours and thrown as it is. */
export function failureOf(fault: unknown): SendFailure {
  if (fault instanceof RangeError) return new SendFailure('rejected', fault.message)
  if (!(fault instanceof ZaloError)) throw fault
  const { kind, message, retryAfter } = fault
  return new SendFailure(kind, message, retryAfter === undefined ? {} : { retryAfter })
}
