/**
 * Says what happened in an interview: what was understood, then the next card. In a group a message shows one question
 * for good, so that a reply is about what its message asks whoever was quicker: the next question is a new message, and
 * a change only closes a card. In private, where one person taps and types, a tap changes its card in place.
 */
import { dueOf, type InterviewEvent } from '../../core/interview/interview.ts'
import type { ConversationRecord, NewPrompt } from '../../store/records.ts'
import { type CardContext, reviewCard } from '../../text/card.ts'
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
  const { tapId } = source
  const isStale = events.some((e) => e.type === 'stale')
  if (tapId !== undefined)
    await turn.say({ type: 'tap-answer', tapId, ...(isStale && { text: turn.app.t('ask-back.stale') }) })
  const shown = tapId === undefined ? events : events.filter((e) => e.type !== 'stale')
  const echoes = shown.filter((e) => echoOf(contextOf(stage, 0), e) !== undefined)
  const follow = shown.filter((e) => !echoes.includes(e))
  if (shown.length === 0) return
  const messageId = changeable(turn, source)
  if (messageId !== undefined) {
    await change(stage, echoes, follow, messageId)
    await close(stage, shown, false)
    return
  }
  const [first, ...others] = echoes
  const isOnCard = others.length === 0 && follow.length > 0 && first !== undefined && !replacesOthers(interview, first)
  const closed = await close(stage, shown, isOnCard)
  await say(stage, isOnCard && closed ? [] : echoes, follow)
}

/** What a colleague had answered is said where everybody reads it, not by a card far above. */
function replacesOthers({ authors }: Interview, event: InterviewEvent): boolean {
  return event.type === 'recorded' && authors?.has(event.question.id) === true
}

function standingOf({ app, now }: Turn, { form, submission }: Interview): SubmissionStanding {
  const at = submission?.submittedAt
  const onTime = isOnTime(app.zone, dueOf(form), at ?? now)
  return { submitted: at !== undefined, at: momentText(app.zone, at ?? now), onTime }
}

/** The message that may become the next card. */
function changeable({ chat, abilities }: Turn, { tapId, prompt }: Source): string | undefined {
  return tapId !== undefined && chat.kind === 'private' && abilities.edits ? prompt?.messageId : undefined
}

async function say(stage: Stage, echoes: readonly InterviewEvent[], follow: readonly InterviewEvent[]): Promise<void> {
  const lines = linesOf(stage, echoes)
  if (follow.length === 0) return send(stage, placeOfEchoes(echoes), () => ({ text: lines.join('\n'), choices: [] }))
  for (const [i, event] of follow.entries())
    await send(stage, placeOf(event), (c) => withLines(i === 0 ? lines : [], cardOf(c, event, stage.standing)))
}

/** Who replies to the echo of one answer corrects that answer. */
function placeOfEchoes([first, ...others]: readonly InterviewEvent[]): string {
  return first && others.length === 0 ? placeOf(first) : 'review'
}

/** If the platform does not let it be changed any more, a new message takes its place. */
async function change(
  stage: Stage,
  echoes: readonly InterviewEvent[],
  follow: readonly InterviewEvent[],
  messageId: string,
): Promise<void> {
  const [event, ...others] = follow
  const lines = linesOf(stage, echoes)
  const place = event ? placeOf(event) : placeOfEchoes(echoes)
  const promptId = await addPrompt(stage, place, { messageId, asks: event !== undefined })
  const c = contextOf(stage, promptId)
  const card = event ? withLines(lines, cardOf(c, event, stage.standing)) : { text: lines.join('\n'), choices: [] }
  const edit = {
    type: 'edit' as const,
    of: { messageId },
    text: card.text,
    choices: rows(card),
    elseNew: true as const,
  }
  await stage.turn.say(edit, promptId)
  for (const other of others) await send(stage, placeOf(other), (own) => cardOf(own, other, stage.standing))
}

/**
 * Cards of what was answered, put off or submitted become plain, so that none of them looks open any more; true if
 * there was one. `tells`: nothing else says what the card then says, so it is said anew if it cannot be changed.
 */
async function close(stage: Stage, events: readonly InterviewEvent[], tells: boolean): Promise<boolean> {
  const { turn, conversation } = stage
  if (!turn.abilities.edits) return false
  let left = MOST_CARDS
  for (const event of events) {
    const text = closedText(stage, event)
    if (text === undefined || left === 0) continue
    const prompts = await turn.tx.conversations.promptsOf(conversation.id, placeOf(event), left)
    for (const { id } of prompts) {
      const isTold = tells && left === MOST_CARDS
      await turn.say({ type: 'edit', of: { promptId: id }, text, ...(isTold && { elseNew: true }) })
      left -= 1
    }
  }
  return left < MOST_CARDS
}

function closedText(stage: Stage, event: InterviewEvent): string | undefined {
  const c = contextOf(stage, 0)
  if (event.type === 'submitted') return reviewCard(c, true).text
  return event.type === 'recorded' || event.type === 'skipped' ? echoOf(c, event) : undefined
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
  { turn, conversation, interview }: Stage,
  place: string,
  known: Pick<NewPrompt, 'messageId' | 'asks'>,
): Promise<number> {
  return turn.tx.conversations.addPrompt({
    conversationId: conversation.id,
    chatId: turn.chat.id,
    indicator: place,
    revision: revisionAt(interview, place),
    createdAt: turn.now,
    ...known,
  })
}

/** Grows with every answer to what a card at this place shows. */
export function revisionAt({ revisions }: Interview, place: string): number {
  if (place !== 'review') return revisions.get(place)?.revision ?? 0
  return [...revisions.values()].reduce((sum, { revision }) => sum + revision, 0)
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
    ...(interview.authors && { authors: interview.authors }),
  }
}
