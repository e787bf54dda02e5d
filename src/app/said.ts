/**
 * What somebody wrote, before it is taken for an answer: a command, a command misspelt, a letter, a greeting. What
 * replies to a card is an answer unless it is one of our commands.
 */
import { commandsOf } from '../core/access.ts'
import {
  type Command,
  type CommandName,
  commandText,
  isFiller,
  parseCommand,
  typedPeriod,
  type Unknown,
} from '../core/command.ts'
import { isShort } from '../core/interview/several.ts'
import { saysHello, steering, steeringCommand } from '../core/interview/words.ts'
import { nearestCommands } from '../core/nearest-command.ts'
import type { PromptRecord } from '../store/records.ts'
import { answer, type Turn } from './app.ts'
import { runCommand } from './commands/commands.ts'
import { greet } from './commands/help.ts'
import { onText } from './conversation/answering.ts'
import { choiceMeant } from './conversation/offers.ts'
import { promptRepliedTo } from './conversation/prompts.ts'
import { onChoice } from './conversation/tapping.ts'
import { isAnswerTo, refuseForbidden } from './forbidden.ts'

/** More words behind a hashtag are prose. */
const MOST_WORDS = 3
/** Bytes that a button can carry. */
const MOST_BYTES = 60
const LONGEST_SHOWN = 30

/** Without a mark in front they are run at once: they show something, or ask. The others are offered as a button. */
const HARMLESS = new Set<CommandName>([
  'batdau',
  'trogiup',
  'lienket',
  'baocao',
  'sua',
  'tiendo',
  'tongket',
  'kiemtra',
  'xuatbaocao',
  'han',
])

export async function onMessage(turn: Turn, text: string): Promise<void> {
  const isEdited = turn.inbound.type === 'text' && turn.inbound.edited === true
  if (!isEdited && (await asCommand(turn, text))) return
  const choice = await choiceMeant(turn, text)
  if (choice !== undefined) return onChoice(turn, { data: choice })
  if (!isEdited && isToUs(turn) && !isReply(turn) && (saysHello(text) || isOnlyName(text))) return hello(turn)
  return onText(turn, text)
}

/** True if the text was a command, or meant as one, and has been dealt with. */
async function asCommand(turn: Turn, text: string): Promise<boolean> {
  const command = parseCommand(text)
  if (!command) return isReply(turn) ? false : asBareCommand(turn, text)
  const card = await promptRepliedTo(turn)
  if ('unknown' in command) return onUnknown(turn, text, command, card !== undefined)
  if (card && isHashed(text) && asksForProse(turn, card) && !isWhole(turn, command)) return false
  if (!isAnswerTo(command) && (await refuseForbidden(turn, command.args))) return true
  await runCommand(turn, command)
  return true
}

function asksForProse({ app }: Turn, { indicator }: PromptRecord): boolean {
  const question = app.pack.forms.flatMap((form) => form.questions).find((q) => q.id === indicator)
  return question !== undefined && !isShort(question)
}

/** Nothing follows but what such a command takes: "#HanChe lớn nhất là …" is none. */
function isWhole(turn: Turn, { name, args }: Command): boolean {
  if (args === '' || isFiller(args)) return true
  return name === 'sua' ? /^\d/.test(args) : isMonth(turn, args)
}

function isMonth({ app, today }: Turn, args: string): boolean {
  const typed = typedPeriod(args, today, app.pack.period)
  return typed !== undefined && typed !== 'unreadable' && isFiller(typed.rest)
}

/** In a group whose people we do not know an unknown command is somebody else's, unless it has our name. */
async function onUnknown(turn: Turn, text: string, command: Unknown, repliesToCard: boolean): Promise<boolean> {
  const { unknown: word, planned } = command
  const isMeant = isToUs(turn) || command.addressed || repliesToCard
  const isKnown = turn.actor.grants.length > 0 || turn.actor.admin
  const steered = isMeant || isKnown ? steeringCommand(text) : undefined
  if (steered !== undefined) {
    await onText(asAddressed(turn), steered)
    return true
  }
  const isAnswer = isHashed(text) && repliesToCard && text.trim().split(/\s+/).length > MOST_WORDS
  if (isAnswer) return false
  if ((isMeant || isKnown) && !isHashed(text) && (await refuseForbidden(turn, text))) return true
  if (planned) {
    await answer(turn, turn.app.t('reply.planned-command', { word }))
    return true
  }
  if ((isMeant || isKnown) && (await offerNearest(turn, text, `/${word}`))) return true
  if (isHashed(text) || repliesToCard) return false
  if (isMeant) await answer(turn, turn.app.t('reply.unknown-command', { word }))
  return true
}

/** "@bot báo cáo tháng 4", "@bot tổng kết": a command without its mark, said to us by name. */
async function asBareCommand(turn: Turn, text: string): Promise<boolean> {
  const { inbound } = turn
  if (inbound.type !== 'text' || inbound.addressed !== true || steering(text)) return false
  const command = parseCommand(`/${text.trim()}`)
  if (!command || !/^\s*\p{L}/u.test(text)) return false
  if ('unknown' in command) {
    return isMisspelt(text) && offerNearest(turn, text, text.trim())
  }
  const { name, args } = command
  if (!isWhole(turn, command) && name !== 'lienket') return false
  if (!isAnswerTo(command) && (await refuseForbidden(turn, command.args))) return true
  if (HARMLESS.has(name)) await runCommand(turn, command)
  else await offer(turn, text.trim(), [name], args)
  return true
}

/** Shorter names are near to too many words. */
const SHORTEST_NAME = 5

/** All of it is near to a name: "tiến đoo". The first word of an answer is near to some: "ko phát sinh", "mở". */
function isMisspelt(text: string): boolean {
  if (text.trim().split(/\s+/).length > MOST_WORDS || /\d/.test(text)) return false
  const near = nearestCommands(text)
  return near !== undefined && near.args === '' && near.names.every((name) => name.length >= SHORTEST_NAME)
}

/** False if no command is near what was typed. */
async function offerNearest(turn: Turn, text: string, word: string): Promise<boolean> {
  const near = nearestCommands(text)
  if (!near) return false
  const allowed = commandsOf(turn.actor)
  const names = near.names.filter((name) => allowed.includes(name))
  await offer(turn, word, names.length > 0 ? names : near.names, near.args)
  return true
}

function offer(turn: Turn, word: string, names: readonly CommandName[], args: string): Promise<void> {
  const rows = names.map((name) => {
    const whole = args === '' ? commandText(name) : commandText(name, args)
    const fits = Buffer.byteLength(whole) <= MOST_BYTES && !whole.includes('\n')
    const data = fits ? whole : commandText(name)
    return [{ label: data, data }]
  })
  return answer(turn, turn.app.t('reply.nearest-command', { word: shown(word) }), rows)
}

function shown(word: string): string {
  const letters = Array.from(word.replace(/\s+/g, ' '))
  return letters.length <= LONGEST_SHOWN ? letters.join('') : `${letters.slice(0, LONGEST_SHOWN).join('')}…`
}

function hello(turn: Turn): Promise<void> {
  const known = turn.actor.grants.length > 0 || turn.actor.admin
  return known ? answer(turn, turn.app.t('reply.how-to-begin')) : greet(turn)
}

/** A mention and nothing else. */
function isOnlyName(text: string): boolean {
  return /^\s*(?:@\S[^\n]{0,60}|\[@\d+\])\s*$/u.test(text) && !/\s\d/.test(text)
}

function isToUs({ chat, inbound }: Turn): boolean {
  return chat.kind === 'private' || (inbound.type === 'text' && inbound.addressed === true)
}

function isReply({ inbound }: Turn): boolean {
  return 'replyTo' in inbound
}

function isHashed(text: string): boolean {
  return /^\s*#/.test(text)
}

function asAddressed(turn: Turn): Turn {
  const { inbound } = turn
  return inbound.type === 'text' ? { ...turn, inbound: { ...inbound, addressed: true } } : turn
}
