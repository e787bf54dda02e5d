/** A failed call of the wrapper in the vocabulary of channels. */
import { CODES, ZaloError } from '../../zalo-openapi/index.ts'
import { type FailureReason, SendFailure } from '../channel.ts'

/** By the names of the wrapper's codes; for the others there is nothing to say beyond the kind. */
const REASONS: Readonly<Record<string, FailureReason>> = {
  'attachment-expired': 'text-refused',
  'parameter-too-large': 'text-refused',
  policy: 'text-refused',
  'out-of-quota': 'quota',
  'user-out-of-quota': 'quota',
  'no-cloud-account': 'unpaid',
  'no-money': 'unpaid',
  'not-a-follower': 'not-following',
  'type-restricted': 'person-blocked',
  'user-inactive': 'person-inactive',
  'not-in-group': 'removed',
  'group-disabled': 'group-disabled',
  'account-not-verified': 'not-allowed',
  'package-too-small': 'not-allowed',
}

/** Anything but a ZaloError, or a text that the wrapper does not take, is a fault of ours and thrown as it is. */
export function failureOf(fault: unknown): SendFailure {
  if (fault instanceof RangeError) return new SendFailure('rejected', fault.message, { reason: 'text-refused' })
  if (!(fault instanceof ZaloError)) throw fault
  const { kind, message, retryAfter, code } = fault
  const name = code === undefined ? undefined : CODES.get(code)?.name
  const reason = name !== undefined && Object.hasOwn(REASONS, name) ? REASONS[name] : undefined
  return new SendFailure(kind, message, {
    ...(reason !== undefined && { reason }),
    ...(retryAfter !== undefined && { retryAfter }),
  })
}
