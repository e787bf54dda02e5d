/**
 * A choice that somebody made, by a button or by its letter: of a card (`p12:same`), or a command in a button's clothes
 * (`/tongket 2024-04`).
 */
import { unitsAnsweredBy } from '../../core/access.ts'
import { parseCommand } from '../../core/command.ts'
import { actionOf } from '../../core/interview/action.ts'
import { positionOf, questionOf } from '../../core/interview/interview.ts'
import { unitOf } from '../../core/pack.ts'
import type { PromptRecord } from '../../store/records.ts'
import { valueText } from '../../text/value-text.ts'
import { answer, type Turn } from '../app.ts'
import { runCommand } from '../commands/commands.ts'
import { type Interview, loadInterview, perform } from './interview.ts'
import { promptIdIn } from './prompts.ts'

export interface Chosen {
  /** What `Choice.data` said. */
  readonly data: string
  /** The message with the buttons, if the platform tells. */
  readonly messageId?: string
  /** The platform waits for an answer to the tap. */
  readonly tapId?: string
}

export async function onChoice(turn: Turn, chosen: Chosen): Promise<void> {
  const command = parseCommand(chosen.data)
  if (command && 'name' in command) {
    if (chosen.tapId !== undefined) await turn.say({ type: 'tap-answer', tapId: chosen.tapId })
    return runCommand(turn, command)
  }
  const { t } = turn.app
  const named = promptIdIn(chosen.data)
  const prompt = named && (await turn.tx.conversations.promptById(named.id))
  const action = actionOf(named?.action ?? '')
  if (!prompt || !action || prompt.chatId !== turn.chat.id) return notice(turn, chosen, t('ask-back.stale'))
  if (await isReplaced(turn, chosen, prompt)) return notice(turn, chosen, t('reply.already-noted'))
  const conversation = await turn.tx.conversations.byId(prompt.conversationId)
  const unit = conversation && unitOf(turn.app.pack, conversation.unit)
  if (!conversation || !unit) return notice(turn, chosen, t('ask-back.stale'))
  if (!unitsAnsweredBy(turn.actor).includes(unit.code))
    return notice(turn, chosen, t('reply.not-your-unit', { unit: unit.name }))
  if (action.name === 'pick' && !(await isNewest(turn, prompt))) return notice(turn, chosen, t('ask-back.stale'))
  const interview = await loadInterview(turn, unit, conversation.period)
  const since = ANSWERS.has(action.name) ? await answeredSince(turn, interview, prompt) : undefined
  if (since !== undefined) return notice(turn, chosen, since)
  const { tapId, messageId } = chosen
  const shown = messageId === undefined ? prompt : { ...prompt, messageId }
  await perform(
    turn,
    interview,
    { type: 'tap', action, about: prompt.indicator },
    { prompt: shown, ...(tapId !== undefined && { tapId }) },
  )
}

/** A double tap: the message has moved on to another question since the button was drawn. */
async function isReplaced(turn: Turn, { messageId }: Chosen, prompt: PromptRecord): Promise<boolean> {
  if (messageId === undefined) return false
  const shown = await turn.tx.conversations.promptOfMessage(turn.chat.id, messageId)
  return shown !== undefined && shown.id !== prompt.id
}

/** What is asked back changes when another answer is doubted: an older card names readings that nobody holds any more. */
async function isNewest({ tx }: Turn, { id, conversationId, indicator }: PromptRecord): Promise<boolean> {
  const [newest] = await tx.conversations.promptsOf(conversationId, indicator, 1)
  return newest?.id === id
}

const ANSWERS = new Set(['same', 'zero', 'none', 'option', 'skip'])

/**
 * Where messages cannot be changed an old card keeps its buttons; a finger that slips while scrolling must not
 * change what was answered since. Undefined if nothing was.
 */
async function answeredSince(
  turn: Turn,
  { form, context }: Interview,
  prompt: PromptRecord,
): Promise<string | undefined> {
  if (turn.abilities.edits) return undefined
  const question = questionOf(form, prompt.indicator)
  const value = question && context.answers.get(question.id)
  if (!question || !value) return undefined
  const [newest] = await turn.tx.answers.history(form.unit.code, question.id, form.period)
  if (!newest || newest.at.getTime() <= prompt.createdAt.getTime()) return undefined
  return turn.app.t('reply.answered-since', {
    position: positionOf(form, question.id),
    label: question.label,
    value: valueText(turn.app.t, question, value),
  })
}

function notice(turn: Turn, { tapId }: Chosen, text: string): Promise<void> {
  return tapId === undefined ? answer(turn, text) : turn.say({ type: 'tap-answer', tapId, text, alert: false })
}
