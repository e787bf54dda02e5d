/**
 * A choice that somebody made, by a button or by its letter: of a card (`p12:same`), or a command in a button's clothes
 * (`/tongket 2024-04`).
 */
import { unitsAnsweredBy } from '../../core/access.ts'
import { parseCommand } from '../../core/command.ts'
import { actionOf } from '../../core/interview/action.ts'
import { type Action, type Input, questionOf } from '../../core/interview/interview.ts'
import { tappedValue } from '../../core/interview/on-tap.ts'
import { unitOf } from '../../core/pack.ts'
import { sameValue } from '../../core/value.ts'
import type { PromptRecord } from '../../store/records.ts'
import { answer, type Turn } from '../app.ts'
import { runCommand } from '../commands/commands.ts'
import { type Interview, loadInterview, perform, standsText } from './interview.ts'
import { revisionAt } from './present.ts'
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
  if (action.name === 'pick' && typeof action.reading === 'number' && !(await isNewest(turn, prompt)))
    return notice(turn, chosen, t('ask-back.stale'))
  const interview = await loadInterview(turn, unit, conversation.period)
  const { tapId, messageId } = chosen
  const shown = messageId === undefined ? prompt : { ...prompt, messageId }
  const passed = await passedSince(turn, interview, prompt, action)
  if (passed === undefined)
    return perform(
      turn,
      interview,
      { type: 'tap', action, about: prompt.indicator },
      { prompt: shown, ...tapped(tapId) },
    )
  await notice(turn, chosen, passed.said, true)
  if (passed.shows) await perform(turn, interview, passed.shows, { prompt: shown })
}

function tapped(tapId: string | undefined): { tapId?: string } {
  return tapId === undefined ? {} : { tapId }
}

/** A double tap: the message has moved on to another question since the button was drawn. */
async function isReplaced(turn: Turn, { messageId }: Chosen, prompt: PromptRecord): Promise<boolean> {
  if (messageId === undefined) return false
  const shown = await turn.tx.conversations.promptOfMessage(turn.chat.id, messageId)
  return shown !== undefined && shown.id !== prompt.id
}

/** Readings that are counted are those of the newest card; an older one counts readings that nobody holds any more. */
async function isNewest({ tx }: Turn, { id, conversationId, indicator }: PromptRecord): Promise<boolean> {
  const [newest] = await tx.conversations.promptsOf(conversationId, indicator, 1)
  return newest?.id === id
}

/** What is said of a tap whose card shows what stands no more; `shows`: what is shown anew with it. */
interface Passed {
  readonly said: string
  readonly shows?: Input
}

/**
 * A card can be tapped at any time: a colleague was quicker, the platform did not let it be closed, a finger slipped
 * while scrolling. A tap changes what the card showed, or nothing. Undefined if all is as it was.
 */
async function passedSince(
  turn: Turn,
  interview: Interview,
  prompt: PromptRecord,
  action: Action,
): Promise<Passed | undefined> {
  const { t } = turn.app
  if (action.name === 'submit' || action.name === 'submit-anyway')
    return isOtherReview(turn, interview, prompt)
      ? { said: t('ask-back.review-changed'), shows: { type: 'tap', action: { name: 'review' }, about: 'review' } }
      : undefined
  if (!ANSWERS.has(action.name)) return undefined
  const said = answeredSince(turn, interview, prompt, action)
  if (said !== undefined) return { said }
  if (action.name !== 'option' || typeof action.option === 'string' || (await isOfThisPack(turn, interview)))
    return undefined
  return { said: t('ask-back.other-pack'), shows: { type: 'tap', action: { name: 'retype' }, about: prompt.indicator } }
}

const ANSWERS: ReadonlySet<Action['name']> = new Set(['same', 'zero', 'none', 'option', 'skip', 'pick'])

/** Somebody else answered since this review was shown: what would be submitted, nobody here has seen. */
function isOtherReview(
  { person }: Turn,
  interview: Interview,
  { indicator, revision, createdAt }: PromptRecord,
): boolean {
  if (indicator !== 'review' || revision === undefined || revision === revisionAt(interview, 'review')) return false
  return [...interview.revisions.values()].some((r) => r.personId !== person.id && r.at >= createdAt)
}

/** What stands there, if the question was answered since the card was drawn. */
function answeredSince(turn: Turn, interview: Interview, prompt: PromptRecord, action: Action): string | undefined {
  const { form, context, state } = interview
  const question = questionOf(form, prompt.indicator)
  const value = question && context.answers.get(question.id)
  if (!question || !value || !isAnsweredSince(interview, prompt)) return undefined
  const again = tappedValue({ form, context, state }, action, question)
  if (again && sameValue(again, value)) return turn.app.t('reply.already-noted')
  return standsText(turn.app.t, interview, question.id)
}

/** Cards of earlier versions do not say which revision they showed, only when. */
function isAnsweredSince(interview: Interview, { indicator, revision, createdAt }: PromptRecord): boolean {
  if (revision !== undefined) return revisionAt(interview, indicator) > revision
  const newest = interview.revisions.get(indicator)
  return newest !== undefined && newest.at > createdAt
}

/** Options that are counted, as buttons of earlier versions do, count those of the pack that the month was opened with. */
async function isOfThisPack({ tx, app }: Turn, { form }: Interview): Promise<boolean> {
  return (await tx.periods.get(form.period))?.packVersion === app.pack.version
}

/** `alert`: it stays until it is read; else it is gone after two seconds. */
function notice(turn: Turn, { tapId }: Chosen, text: string, alert = false): Promise<void> {
  return tapId === undefined ? answer(turn, text) : turn.say({ type: 'tap-answer', tapId, text, alert })
}
