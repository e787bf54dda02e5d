/**
 * Says what happened in an interview: a tap changes its card in place, a typed answer collapses its card to one
 * line and posts the next. Where a platform cannot change messages the line opens the next message instead.
 */
import { dueOf, type InterviewEvent } from '../../core/interview/interview.ts'
import type { ConversationRecord, NewPrompt } from '../../store/records.ts'
import type { CardContext } from '../../text/card.ts'
import { cardOf, echoOf, placeOf, type SubmissionStanding } from '../../text/event-text.ts'
import { repliedTo, type Turn } from '../app.ts'
import type { Parcel } from '../delivery/parcel.ts'
import { isOnTime, momentText } from '../today.ts'
import type { Interview, Source } from './interview.ts'

/** A question has its card, perhaps one of an earlier answer and one that asked back; platforms limit edits. */
const MOST_CARDS = 3

interface Stage {
  readonly turn: Turn
  readonly interview: Interview
  readonly conversation: ConversationRecord
  readonly standing: SubmissionStanding
}

export async function present(
  turn: Turn,
  interview: Interview,
  conversation: ConversationRecord,
  events: readonly InterviewEvent[],
  source: Source,
): Promise<void> {
  const stage: Stage = { turn, interview, conversation, standing: standingOf(turn, interview) }
  const echoes = events.filter((e) => echoOf(contextOf(stage, 0), e) !== undefined)
  const follow = events.filter((e) => !echoes.includes(e))
  if (source.tapId !== undefined) return presentTap(stage, echoes, follow, { ...source, tapId: source.tapId })
  const collapsed = await collapse(stage, echoes)
  const lines = linesOf(stage, collapsed && follow.length > 0 ? [] : echoes)
  if (follow.length === 0 && lines.length > 0)
    return send(stage, 'review', () => ({ text: lines.join('\n'), choices: [] }))
  for (const [i, event] of follow.entries()) {
    await send(stage, placeOf(event), (c) => withLines(i === 0 ? lines : [], cardOf(c, event, stage.standing)))
  }
}

function standingOf({ app, now }: Turn, { form, submission }: Interview): SubmissionStanding {
  const at = submission?.submittedAt
  const onTime = isOnTime(app.zone, dueOf(form), at ?? now)
  return { submitted: at !== undefined, at: momentText(app.zone, at ?? now), onTime }
}

/**
 * Every card of the question that was answered becomes one line, so that none of them looks open any more; true if
 * there was such a card and the platform can change it.
 */
async function collapse(stage: Stage, echoes: readonly InterviewEvent[]): Promise<boolean> {
  const { turn, conversation } = stage
  const [only] = echoes
  if (!turn.abilities.edits || !only || echoes.length > 1) return false
  const prompts = await turn.tx.conversations.promptsOf(conversation.id, placeOf(only), MOST_CARDS)
  const text = linesOf(stage, echoes).join('\n')
  for (const { id } of prompts) await turn.say({ type: 'edit', of: { promptId: id }, text })
  return prompts.length > 0
}

/** A tap on a button: the card itself changes, whatever follows. */
async function presentTap(
  stage: Stage,
  echoes: readonly InterviewEvent[],
  follow: readonly InterviewEvent[],
  source: Source & { readonly tapId: string },
): Promise<void> {
  const { turn } = stage
  const [event] = follow
  const stale = event?.type === 'stale'
  await turn.say({ type: 'tap-answer', tapId: source.tapId, ...(stale && { text: turn.app.t('ask-back.stale') }) })
  if (stale) return
  const place = event ? placeOf(event) : 'review'
  const make = (c: CardContext) =>
    withLines(linesOf(stage, echoes), event ? cardOf(c, event, stage.standing) : { text: '', choices: [] })
  if (!turn.abilities.edits || source.prompt?.messageId === undefined) return send(stage, place, make)
  const card = make(contextOf(stage, await addPrompt(stage, place, { messageId: source.prompt.messageId })))
  await turn.say({ type: 'edit', of: { messageId: source.prompt.messageId }, text: card.text, choices: rows(card) })
  await collapse(stage, echoes)
}

async function send(
  stage: Stage,
  place: string,
  make: (c: CardContext) => { text: string; choices: Choices },
): Promise<void> {
  const { turn } = stage
  const asks = make(contextOf(stage, 0)).choices.length > 0
  const promptId = await addPrompt(stage, place, { asks })
  const card = make(contextOf(stage, promptId))
  await turn.say({ type: 'message', text: card.text, choices: rows(card), ...repliedTo(turn) }, promptId)
}

type Choices = readonly (readonly { readonly label: string; readonly data: string }[])[]

function rows(card: { choices: Choices }): NonNullable<(Parcel & { type: 'message' })['choices']> {
  return card.choices.map((row) => [...row])
}

function addPrompt(
  { turn, conversation }: Stage,
  place: string,
  known: Pick<NewPrompt, 'messageId' | 'asks'>,
): Promise<number> {
  return turn.tx.conversations.addPrompt({
    conversationId: conversation.id,
    chatId: turn.chat.id,
    indicator: place,
    createdAt: turn.now,
    ...known,
  })
}

function linesOf(stage: Stage, echoes: readonly InterviewEvent[]): string[] {
  const c = contextOf(stage, 0)
  return echoes.map((e) => echoOf(c, e) ?? '')
}

function withLines<C extends { text: string }>(lines: readonly string[], card: C): C {
  if (lines.length === 0) return card
  return { ...card, text: card.text === '' ? lines.join('\n') : `${lines.join('\n')}\n\n${card.text}` }
}

/** `promptId` goes into the buttons' data, so that an old button is known for what it is. */
function contextOf({ turn, interview }: Stage, promptId: number): CardContext {
  const { app, abilities } = turn
  return {
    t: app.t,
    pack: app.pack,
    form: interview.form,
    today: turn.today,
    answers: interview.context.answers,
    last: interview.context.last,
    hears: abilities.hears,
    buttons: abilities.buttons,
    data: (action) => `p${promptId}:${action}`,
  }
}
