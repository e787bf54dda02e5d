/** Makes the calls that `steps.ts` decided on, in order. `zalo-oa.ts` gives it out as the channel's `send`. */
import { CODES, ZaloError, type ZaloOa } from '../../zalo-openapi/index.ts'
import { type Outgoing, SendFailure, type Sent } from '../channel.ts'
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
  async function take(step: Step, upload: Upload): Promise<Sent> {
    try {
      return await call(api, step, upload)
    } catch (fault) {
      if (fault instanceof ZaloError && fault.needsPeople && fault.code !== undefined)
        onTrouble({ kind: 'needs-people', code: fault.code, name: CODES.get(fault.code)?.name ?? '' })
      throw ofThisKind(step, fault)
        ? new SendFailure('blocked', fault.message, { reason: 'not-allowed' })
        : failureOf(fault)
    }
  }
  return async (outgoing) => {
    const upload: Upload = {}
    return await sendInParts(stepsFor(outgoing), (step) => take(step, upload), sleep)
  }
}

interface Upload {
  token?: string
}

/** That an app may not upload, or not write into groups, says nothing of private texts, which go on. */
function ofThisKind({ type }: Step, fault: unknown): fault is ZaloError {
  const isPartial = type === 'upload' || type === 'group-text'
  return isPartial && fault instanceof ZaloError && fault.kind === 'bad-credentials' && fault.needsPeople
}

async function call(api: ZaloOa, step: Step, upload: Upload): Promise<Sent> {
  switch (step.type) {
    case 'text': {
      const { userId, text, buttons, quote } = step
      return await api.sendText(userId, text, { buttons, ...(quote !== undefined && { quote }) })
    }
    case 'group-text':
      return await api.sendGroupText(step.groupId, step.text)
    case 'upload':
      upload.token = await api.uploadFile(step.name, step.bytes)
      return {}
    case 'file': {
      const { token = '' } = upload
      const groupId = groupIn(step.chatId)
      return await (groupId === undefined ? api.sendFile(step.chatId, token) : api.sendGroupFile(groupId, token))
    }
  }
}
