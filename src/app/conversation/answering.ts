/** A text that is no command: which question of which interview it answers, if any. */

import { unitsAnsweredBy } from '../../core/access.ts'
import {
  type Action,
  type Place,
  type Questionnaire,
  questionOf,
  type Standing,
} from '../../core/interview/interview.ts'
import { type Hearing, hearingByAccident, hearingOf, LATELY_MS } from '../../core/interview/overheard.ts'
import { areAnswers, numberedPieces } from '../../core/interview/several.ts'
import { steering } from '../../core/interview/words.ts'
import { unitOf } from '../../core/pack.ts'
import type { AnswerRevision, ConversationRecord, PromptRecord } from '../../store/records.ts'
import { answer, type Turn } from '../app.ts'
import { greet } from '../commands/help.ts'
import { type Interview, loadInterview, perform, standsText, stateOf } from './interview.ts'
import { sayAbout } from './present.ts'
import { promptRepliedTo } from './prompts.ts'
import { type Undecided, undecidedOf } from './undecided.ts'

export async function onText(turn: Turn, text: string): Promise<void> {
  const { inbound, tx } = turn
  if (inbound.type !== 'text') return
  if (inbound.edited) return onEdited(turn, text, inbound.messageId)
  const prompt = await promptRepliedTo(turn)
  const conversation = prompt ? await tx.conversations.byId(prompt.conversationId) : await newest(turn)
  if (!conversation) return onFirstWord(turn)
  return answerIn(turn, conversation, prompt, text)
}

/** No question was asked yet: whoever means the program learns what it is, or how to begin. */
function onFirstWord(turn: Turn): Promise<void> {
  const { chat, inbound, actor } = turn
  const isMeant = chat.kind === 'private' || (inbound.type === 'text' && inbound.addressed === true)
  if (!isMeant) return forget(turn)
  const known = actor.grants.length > 0 || actor.admin
  return known ? answer(turn, turn.app.t('reply.how-to-begin')) : greet(turn)
}

/** Conversations of a group that are looked through for the one that a person was asked in last. */
const MOST_RECENT = 20

/**
 * Without a reply, the interview in which this person did something last is meant, also where a colleague has gone on
 * with it since; in private there is but one person.
 */
async function newest({ tx, chat, person, inbound }: Turn): Promise<ConversationRecord | undefined> {
  if (chat.kind !== 'group') return tx.conversations.newestOf(chat.id)
  const recent = await tx.conversations.recentOf(chat.id, MOST_RECENT)
  const since = (c: ConversationRecord) => stateOf(c).stood?.[person.id]?.at ?? ''
  const last = recent.reduce<ConversationRecord | undefined>((a, b) => (a && since(a) >= since(b) ? a : b), undefined)
  if (last && since(last) !== '') return last
  // Who names the program in a group that is asked about one unit means what is asked there now.
  const isOneUnit = recent.every((c) => c.unit === recent[0]?.unit)
  return inbound.type === 'text' && inbound.addressed && isOneUnit ? recent[0] : undefined
}

async function answerIn(
  turn: Turn,
  conversation: ConversationRecord,
  prompt: PromptRecord | undefined,
  text: string,
): Promise<void> {
  const interview = await interviewOf(turn, conversation)
  if (!interview) return
  const about = prompt ? { about: prompt.indicator } : await placeMeant(turn, interview, text)
  const hearing = prompt ? 'meant' : hearingHere(turn, interview, about, text)
  if (hearing === 'talk') return forget(turn)
  if (about === 'unclear')
    return answer(turn, turn.app.t(turn.abilities.tellsReplies ? 'reply.which-question' : 'reply.which-number'))
  const perhaps = hearing === 'perhaps' && { perhaps: true as const }
  await perform(turn, interview, { type: 'text', text, ...about, ...perhaps }, prompt ? { prompt } : {})
}

/** What people say to each other is none of ours to keep. */
function forget({ tx, inbound }: Turn): Promise<void> {
  return tx.inbox.overheard(inbound.channel, inbound.externalId)
}

type Meant = { readonly about?: Place } | 'unclear'

/**
 * The question that a text without a reply is about, if it is not the open one. Where a colleague moved on, the person
 * may mean what they were asked or what the group is asked now; only the number of a question, or an answered
 * question behind them, makes that sure.
 */
async function placeMeant(turn: Turn, interview: Interview, text: string): Promise<Meant> {
  const { form, state, context } = interview
  const standing = standingOf(turn, state)
  const stood = standing?.place
  if (namesItsQuestions(form, text, [state.at, stood])) return {}
  if (turn.isOvertaken || (standing && isLate(turn, standing))) return 'unclear'
  if (OF_NO_QUESTION.has(steering(text)?.name)) return {}
  if (stood === undefined || stood === state.at || !questionOf(form, stood))
    return (await isOnlyTheirs(turn, interview)) ? 'unclear' : {}
  const isOpen = (place: Place) =>
    place !== 'review' && (!context.answers.has(place) || state.waiting[place] !== undefined)
  if (isOpen(state.at)) return 'unclear'
  if (isOpen(stood)) return { about: stood }
  return state.at === 'review' ? {} : 'unclear'
}

const OF_NO_QUESTION: ReadonlySet<Action['name'] | undefined> = new Set([
  'review',
  'submit',
  'submit-anyway',
  'continue',
])

/** Numbered so that each piece is an answer by its number, whichever of these questions is open; a list is not. */
function namesItsQuestions(form: Questionnaire, text: string, places: readonly (Place | undefined)[]): boolean {
  const pieces = numberedPieces(text)
  if (!pieces) return false
  const open = places.flatMap((place) => (place === undefined ? [] : (questionOf(form, place) ?? [])))
  return open.every((question) => areAnswers(form, pieces, question))
}

/** Nobody reads a card and types its answer in less. */
const READING_MS = 2000

/**
 * The open question is a colleague's alone: they moved on to it at this very moment, or were refused an answer to an
 * older one, while the newest card in the group asks another.
 */
async function isOnlyTheirs({ chat, person, now, tx }: Turn, { state, conversation }: Interview): Promise<boolean> {
  if (chat.kind !== 'group' || state.at === 'review' || !conversation) return false
  const others = Object.entries(state.stood ?? {}).filter(([id]) => id !== String(person.id))
  const here = others.filter(([, { place }]) => place === state.at)
  if (here.some(([, { at }]) => now.getTime() - Date.parse(at) < READING_MS)) return true
  if (state.stood?.[person.id]?.place === state.at) return false
  const card = await tx.conversations.newestCard(conversation.id)
  return card !== undefined && card.indicator !== state.at
}

/** The interview of a conversation, if this person may answer for its unit; says so if not. */
export async function interviewOf(turn: Turn, conversation: ConversationRecord): Promise<Interview | undefined> {
  const unit = unitOf(turn.app.pack, conversation.unit)
  if (!unit) return undefined
  if (unitsAnsweredBy(turn.actor).includes(unit.code)) return loadInterview(turn, unit, conversation.period)
  await answer(turn, turn.app.t('reply.not-your-unit', { unit: unit.name }))
  return undefined
}

function standingOf({ person }: Turn, state: Interview['state']): Standing | undefined {
  return state.stood?.[person.id]
}

/**
 * It was written before what this person wrote last and comes behind it, as when a platform delivers again what we
 * did not take at first: meanwhile another question is open.
 */
function isLate({ inbound }: Turn, { said }: Standing): boolean {
  return said !== undefined && inbound.at < said
}

/** Whether a text that replies to nothing is meant for the program at all. */
function hearingHere(turn: Turn, { form, state }: Interview, about: Meant, text: string): Hearing {
  const { inbound, abilities, now } = turn
  if (abilities.hears === 'ours' || (inbound.type === 'text' && inbound.addressed)) return 'meant'
  const standing = standingOf(turn, state)
  const place = about === 'unclear' ? (standing?.place ?? state.at) : (about.about ?? state.at)
  if (abilities.hears === 'addressed') return hearingByAccident(form, place, text)
  const lately = standing !== undefined && now.getTime() - Date.parse(standing.at) <= LATELY_MS
  return hearingOf(form, state, place, text, lately)
}

/** A message that was changed after it had been sent: the answer that it gave changes with it. */
async function onEdited(turn: Turn, text: string, messageId: string): Promise<void> {
  if (await turn.tx.chats.isPart(turn.chat.id, messageId)) return answer(turn, turn.app.t('reply.edited-part'))
  const message = { chatId: turn.chat.id, messageId }
  const given = await turn.tx.answers.inForce({ message })
  const [only] = given
  if (!only) return onEditedInVain(turn, text, message)
  const unit = unitOf(turn.app.pack, only.unit)
  if (!unit || !unitsAnsweredBy(turn.actor).includes(unit.code)) return
  // What is a command now corrects no answer, and a command is not run by changing a message.
  if (/^\s*\/\p{L}/u.test(text)) return tellWhatStands(turn, only)
  const answered = new Set((await turn.tx.answers.givenBy(message)).map((one) => one.indicator))
  if (answered.size > 1) return answer(turn, turn.app.t('reply.edited-several'))
  const interview = await loadInterview(turn, unit, only.period)
  await perform(turn, interview, { type: 'text', text, about: only.indicator, edited: true }, {})
}

/** Nothing that stands rests on the message: it was answered over since, or was not understood when it came. */
async function onEditedInVain(turn: Turn, text: string, message: { chatId: number; messageId: string }): Promise<void> {
  const undecided = await undecidedOf(turn, message.messageId)
  if (undecided) return onUndecided(turn, undecided, text)
  const [replaced] = await turn.tx.answers.givenBy(message)
  const prompt = replaced ? undefined : await promptRepliedTo(turn)
  const conversation = prompt && (await turn.tx.conversations.byId(prompt.conversationId))
  if (replaced) return tellWhatStands(turn, replaced)
  if (conversation) return correctRefused(turn, conversation, prompt, text)
  if (turn.chat.kind === 'private') await answer(turn, turn.app.t('reply.edited-nothing'))
}

/** What is asked about its first wording goes, and the new one takes its place. */
async function onUndecided(turn: Turn, { conversation, about }: Undecided, text: string): Promise<void> {
  const interview = await interviewOf(turn, conversation)
  if (interview) await perform(turn, interview, { type: 'text', text, about, edited: true }, {})
}

async function tellWhatStands(turn: Turn, { unit: code, period, indicator }: AnswerRevision): Promise<void> {
  const unit = unitOf(turn.app.pack, code)
  if (!unit || !unitsAnsweredBy(turn.actor).includes(unit.code)) return
  const interview = await loadInterview(turn, unit, period)
  const stands = standsText(turn.app.t, interview, indicator)
  if (stands !== undefined) await sayAbout(turn, interview, indicator, stands)
}

/** A slip that was refused and is put right in place: an answer like any other, unless the question has one by now. */
async function correctRefused(
  turn: Turn,
  conversation: ConversationRecord,
  prompt: PromptRecord,
  text: string,
): Promise<void> {
  const interview = await interviewOf(turn, conversation)
  if (!interview) return
  const stands = standsText(turn.app.t, interview, prompt.indicator)
  if (stands !== undefined) return sayAbout(turn, interview, prompt.indicator, stands)
  await perform(turn, interview, { type: 'text', text, about: prompt.indicator }, { prompt })
}
