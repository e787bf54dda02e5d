/** Makes the calls that `steps.ts` decided on, in order. `zalo-oa.ts` gives it out as the channel's `send`. */
import { CODES, ZaloError, type ZaloOa } from '../../zalo-openapi/index.ts'
import type { Outgoing, Sent } from '../channel.ts'
import { sendInParts } from '../in-parts.ts'
import type { Sleep } from '../supervise.ts'
import { failureOf } from './failures.ts'
import { groupIn } from './ids.ts'
import type { OaTrouble } from './options.ts'
import { type Step, stepsFor } from './steps.ts'

export function createSender(
  api: ZaloOa,
  onTrouble: (trouble: OaTrouble) => void,
  sleep: Sleep,
): (outgoing: Outgoing) => Promise<Sent> {
  async function take(step: Step): Promise<Sent> {
    try {
      return await call(api, step)
    } catch (fault) {
      if (fault instanceof ZaloError && fault.needsPeople && fault.code !== undefined)
        onTrouble({ kind: 'needs-people', code: fault.code, name: CODES.get(fault.code)?.name ?? '' })
      throw failureOf(fault)
    }
  }
  return async (outgoing) => await sendInParts(stepsFor(outgoing), take, sleep)
}

async function call(api: ZaloOa, step: Step): Promise<Sent> {
  switch (step.type) {
    case 'text': {
      const { userId, text, buttons, quote } = step
      return await api.sendText(userId, text, { buttons, ...(quote !== undefined && { quote }) })
    }
    case 'group-text':
      return await api.sendGroupText(step.groupId, step.text)
    case 'file': {
      const token = await api.uploadFile(step.name, step.bytes)
      const groupId = groupIn(step.chatId)
      return await (groupId === undefined ? api.sendFile(step.chatId, token) : api.sendGroupFile(groupId, token))
    }
  }
}
