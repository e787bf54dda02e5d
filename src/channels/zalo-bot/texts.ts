/** What is to be sent, as texts for sendMessage: the only thing that a bot can send us. Pure; `sender.ts` sends them. */
import { type MarkedText, type Outgoing, type PersonRef, SendFailure } from '../channel.ts'
import { plainOf } from '../mark.ts'
import { split } from '../split.ts'

/** UTF-16 units of the composed form. */
export const TEXT_LIMIT = 2000

/** Empty for what Zalo has no word for, and nobody misses. */
export function textsFor(outgoing: Outgoing): string[] {
  switch (outgoing.type) {
    case 'message':
      return partsOf(outgoing.text, outgoing.to)
    case 'edit':
      throw new SendFailure('rejected', 'messages cannot be changed')
    case 'file':
      throw new SendFailure('rejected', 'files cannot be sent')
    case 'tap-answer':
    case 'pin':
      return []
  }
}

/** Nothing can be replied to, so in a group it is written whom a message answers. */
function partsOf(text: MarkedText, to: PersonRef | undefined): string[] {
  const plain = plainOf(text)
  if (plain.trim() === '')
    throw new SendFailure('rejected', 'a text without a visible character', { reason: 'text-refused' })
  const whom = to?.name === undefined ? '' : `@${plainOf(to.name)}\n`
  return split(whom + plain, [], TEXT_LIMIT).map((part) => part.text)
}
