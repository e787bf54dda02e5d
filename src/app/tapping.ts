/** A tap on a button: of a card (`p12:same`), or a command in a button's clothes (`/tongket 2024-04`). */
import type { Inbound } from '../channels/channel.ts'
import { unitsAnsweredBy } from '../core/access.ts'
import { parseCommand } from '../core/command.ts'
import { actionOf } from '../core/interview/action.ts'
import { unitOf } from '../core/pack.ts'
import type { PromptRecord } from '../store/records.ts'
import type { Turn } from './app.ts'
import { runCommand } from './commands/commands.ts'
import { loadInterview, perform } from './interview.ts'
import { promptIdIn } from './prompts.ts'

type Tap = Inbound & { type: 'tap' }

export async function onTap(turn: Turn, tap: Tap): Promise<void> {
  const command = parseCommand(tap.data)
  if (command && 'name' in command) {
    await turn.say({ type: 'tap-answer', tapId: tap.tapId })
    return runCommand(turn, command)
  }
  const named = promptIdIn(tap.data)
  const prompt = named && (await turn.tx.conversations.promptById(named.id))
  const action = actionOf(named?.action ?? '')
  if (!prompt || !action || prompt.chatId !== turn.chat.id) return notice(turn, tap, turn.app.t('ask-back.stale'))
  if (await isReplaced(turn, tap, prompt)) return notice(turn, tap, turn.app.t('reply.already-noted'))
  const conversation = await turn.tx.conversations.byId(prompt.conversationId)
  const unit = conversation && unitOf(turn.app.pack, conversation.unit)
  if (!conversation || !unit) return notice(turn, tap, turn.app.t('ask-back.stale'))
  if (!unitsAnsweredBy(turn.actor).includes(unit.code))
    return notice(turn, tap, turn.app.t('reply.not-your-unit', { unit: unit.name }))
  const interview = await loadInterview(turn, unit, conversation.period)
  const source = { tapId: tap.tapId, prompt: { ...prompt, messageId: tap.messageId } }
  await perform(turn, interview, { type: 'tap', action, about: prompt.indicator }, source)
}

/** A double tap: the message has moved on to another question since the button was drawn. */
async function isReplaced(turn: Turn, tap: Tap, prompt: PromptRecord): Promise<boolean> {
  const shown = await turn.tx.conversations.promptOfMessage(turn.chat.id, tap.messageId)
  return shown !== undefined && shown.id !== prompt.id
}

function notice(turn: Turn, tap: Tap, text: string): Promise<void> {
  return turn.say({ type: 'tap-answer', tapId: tap.tapId, text, alert: false })
}
