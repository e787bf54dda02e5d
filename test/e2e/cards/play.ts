/** Plays rounds of deeds and holds the program to what its messages showed; resolves with everything that was wrong. */

import type { Sending } from '../../chat-platform.ts'
import { isCardOf, questionShown } from '../../shown.ts'
import { type OwnMessage, type Plan, planOf, type Round } from './deeds.ts'
import { PEOPLE, type Revision, type Session } from './session.ts'

interface Standing {
  readonly value: string
  readonly person: string
  readonly round: number
}

/** A plan that was carried out, the platform's id of it, and the answers that it gave. */
interface Done {
  readonly plan: Plan
  readonly id: string
  readonly given: readonly Revision[]
}

/** How often a rule was put to the test, so that a run of which nothing comes is noticed. */
export interface Tally {
  stored: number
  stale: number
  replaced: number
  lines: number
  bare: number
}

export const emptyTally = (): Tally => ({ stored: 0, stale: 0, replaced: 0, lines: 0, bare: 0 })

export async function play(session: Session, rounds: readonly Round[], tally: Tally): Promise<readonly string[]> {
  const game = new Game(session, tally)
  await game.begin()
  for (const round of rounds) {
    await game.play(round)
    if (game.wrong.length > 0) break
  }
  return [...game.wrong, ...session.faults.filter((fault) => !(session.setting.refusesEdits && isRefusedEdit(fault)))]
}

/** Where the platform refuses to change messages, the log may say so. */
function isRefusedEdit(fault: string): boolean {
  return fault.startsWith('a message could not be sent')
}

const FIRST_FIGURE = 100

class Game {
  readonly wrong: string[] = []
  readonly #session: Session
  readonly #tally: Tally
  readonly #inForce = new Map<string, Standing>()
  readonly #own: OwnMessage[] = []
  /** When somebody last did something about a question that stored nothing: a skip, a question back. */
  readonly #touched = new Map<string, number>()
  /** The question of what each person wrote last, if it could not be taken: they may write it again. */
  readonly #refused = new Map<string, string>()
  /** By question: what was ever sent as an answer to it. */
  readonly #sent = new Map<string, Set<string>>()
  #figure = FIRST_FIGURE

  constructor(session: Session, tally: Tally) {
    this.#session = session
    this.#tally = tally
  }

  async begin(): Promise<void> {
    const [first] = PEOPLE
    if (first)
      await this.#act([{ kind: 'baocao', person: first, twice: false, text: '/baocao', wanted: [], sure: true }])
  }

  async play(round: Round): Promise<void> {
    const session = this.#session
    if ('amendment' in round) {
      session.log.push(`-- the program begins anew: ${JSON.stringify(round.amendment)}`)
      await session.restart(round.amendment)
      return
    }
    const view = { session, own: this.#own, refused: this.#refused, fresh: () => ++this.#figure }
    const plans: Plan[] = []
    for (const deed of round) {
      const plan = planOf(deed, view)
      if (plan && !plans.some((p) => p.person === plan.person)) plans.push(plan)
    }
    if (plans.length > 0) await this.#act(plans)
  }

  async #act(plans: readonly Plan[]): Promise<void> {
    const session = this.#session
    session.round += 1
    session.log.push(`${session.round}.`)
    if (plans.length > 1) session.platform.hold()
    const ids: string[] = []
    for (const plan of plans) {
      for (const { question, value } of plan.wanted)
        this.#sent.set(question, (this.#sent.get(question) ?? new Set<string>()).add(value))
      session.pass()
      session.log.push(`  ${described(plan)}`)
      ids.push(await this.#put(plan))
    }
    await session.settle()
    const revisions = await session.newRevisions()
    const done = plans.map((plan, i): Done => {
      const id = ids[i] ?? ''
      return { plan, id, given: revisions.filter((r) => isOf(r, plan, id)) }
    })
    for (const r of revisions)
      session.log.push(`    stored: ${r.question} = ${r.value.replaceAll('\n', ' ⏎ ')} by ${r.person}`)
    const sent = session.newSendings()
    if (revisions.length !== done.reduce((sum, d) => sum + d.given.length, 0))
      this.#fault('an answer was stored that nobody gave')
    for (const one of done) this.#judge(one, sent)
    this.#judgeEdits(sent)
  }

  #put({ kind, person, text, face, choice, own, twice }: Plan): Promise<string> {
    const { platform, chat } = this.#session
    const times = twice ? 2 : 1
    if (kind === 'tap') return platform.tap(chat, person, face?.message.id ?? '', choice?.data ?? '', times)
    if (kind === 'change') return platform.change(chat, person, own ?? '', text)
    return platform.say(chat, person, text, { times, ...(face && { replyTo: face.message.id }) })
  }

  #fault(text: string): void {
    this.wrong.push(`round ${this.#session.round}: ${text}`)
  }

  #judge(done: Done, sent: readonly Sending[]): void {
    const { plan, given } = done
    const name = described(plan)
    if (isAnsweredSince(this.#session, this.#inForce, plan) !== 'no') this.#judgeStale(done, sent)
    else this.#judgeGiven(done)
    for (const { question, value, person } of given) {
      this.#tally.stored += 1
      const before = this.#inForce.get(question)
      if (before && before.person !== person && before.value !== value)
        this.#judgeReplaced(name, question, before, sent)
      this.#inForce.set(question, { value, person, round: this.#session.round })
    }
    if (!isHeard(this.#session, done, sent)) this.#fault(`${name}: nothing was said to it`)
    if (plan.asks && !asksNow(this.#session, plan.asks)) this.#fault(`${name}: question ${plan.asks.id} was not asked`)
    this.#judgeClosed(done)
    this.#remember(done)
  }

  /** Only what was promised, under the question that was shown. */
  #judgeGiven(done: Done): void {
    const { plan, given } = done
    const { wanted } = plan
    const name = described(plan)
    const left = plan.choice && itemsLeft(plan.choice.label)
    if (left !== undefined) {
      this.#judgeAmended(done, left)
      return
    }
    const right = given.every((r) => wanted.some((w) => r.question === w.question && r.value === w.value))
    const most = plan.kind === 'lines' ? wanted.length : 1
    if (!right || given.length > most) {
      this.#fault(`${name}: stored ${told(given)}, not ${told(wanted) || 'nothing'}`)
      return
    }
    if (plan.kind === 'lines' && given.length > 0) {
      const lacking = wanted.filter((w) => !given.some((r) => r.question === w.question))
      // So few đồng are asked back.
      const isOdd = (id: string): boolean => this.#session.questions.find((q) => q.id === id)?.kind !== 'money'
      if (lacking.some((w) => isOdd(w.question))) this.#fault(`${name}: only ${told(given)} of ${told(wanted)}`)
      this.#tally.lines += given.length
    }
    if (plan.kind === 'bare') this.#tally.bare += given.length
    const isTap = plan.kind === 'tap' || plan.kind === 'letter'
    const isTouched = (this.#touched.get(wanted[0]?.question ?? '') ?? -1) >= (plan.face?.round ?? 0)
    if (plan.sure && !(isTap && isTouched) && !this.#isAmending(plan) && given.length < wanted.length)
      this.#fault(`${name}: ${told(wanted)} was not stored`)
  }

  /** A list that has an answer is asked about: what is to become of it, its buttons say. */
  #isAmending({ kind, wanted: [first] }: Plan): boolean {
    const standing = this.#inForce.get(first?.question ?? '')
    const question = this.#session.questions.find((q) => q.id === first?.question)
    const isList = question?.kind === 'list' || question?.kind === 'documents'
    return isList && kind !== 'change' && standing !== undefined && standing.value !== 'none'
  }

  /** As many entries as the button said, each of them sent by somebody for this very question; or nothing, if it came late. */
  #judgeAmended({ plan, given }: Done, left: number): void {
    const id = plan.face?.question?.id ?? ''
    const sent = this.#sent.get(id) ?? new Set()
    for (const { question, value } of given) {
      const items = value.split('\n')
      if (question !== id || items.length !== left || !items.every((item) => sent.has(item)))
        this.#fault(`${described(plan)}: stored ${question} = ${value}`)
    }
  }

  /** A button of a question that was answered since: nothing changes, and what stands is said. */
  #judgeStale(done: Done, sent: readonly Sending[]): void {
    const { plan, given } = done
    const since = isAnsweredSince(this.#session, this.#inForce, plan)
    if (since === 'perhaps') {
      if (given.length > 0) this.#judgeGiven(done)
      return
    }
    this.#tally.stale += 1
    const name = described(plan)
    if (given.length > 0) this.#fault(`${name}: stored ${told(given)} over a newer answer`)
    const question = plan.face?.question
    const standing = question && this.#inForce.get(question.id)
    const words = question && standing && shownAs(this.#session, question.id, standing.value)
    const heard = wordsTo(done, sent)
    const isSame = plan.wanted[0]?.value === standing?.value
    if (words !== undefined && !isSame && !isSecondTap(this.#session, plan) && !heard.includes(words))
      this.#fault(`${name}: was not told that ${words} stands, but: ${heard}`)
  }

  #judgeReplaced(name: string, question: string, before: Standing, sent: readonly Sending[]): void {
    this.#tally.replaced += 1
    const words = shownAs(this.#session, question, before.value)
    const person = PEOPLE.find((p) => p.id === before.person)?.name ?? before.person
    const said = sent.map(textOf)
    if (words !== undefined && !said.some((text) => text.includes(words) && text.includes(person)))
      this.#fault(`${name}: nobody was told that it replaces ${words} of ${person}`)
  }

  /** In a group a message is about one question for ever. */
  #judgeEdits(sent: readonly Sending[]): void {
    const { session, questions } = { session: this.#session, questions: this.#session.questions }
    if (session.setting.kind !== 'group') return
    for (const sending of sent) {
      if (sending.type !== 'edit') continue
      const first = session.faces.find((f) => f.message.id === sending.messageId)
      const now = questionShown(questions, sending.text)
      if (first?.question && now && now.id !== first.question.id)
        this.#fault(`${sending.messageId} asked ${first.question.id} and was made to show ${now.id}`)
      if (first?.question && questions.some((q) => q.id !== first.question?.id && isCardOf(q, sending.text)))
        this.#fault(`${sending.messageId} asked ${first.question.id} and was made to ask another question`)
    }
  }

  /** Where messages can be changed, no button of an answered card is left on it. */
  #judgeClosed({ plan, given }: Done): void {
    const { setting, platform, chat, round } = this.#session
    const { face } = plan
    if (setting.kind !== 'group' || !setting.abilities.group.edits || setting.refusesEdits) return
    if (
      !face?.isCard ||
      round !== this.#session.round ||
      given[0]?.question !== face.question?.id ||
      given.length !== 1
    )
      return
    const isFirst = this.#session.faces.filter((f) => f.isCard && f.question?.id === face.question?.id).length <= 3
    const message = platform.posted(chat.id).find((m) => m.id === face.message.id)
    if (isFirst && message && message.shows.choices.length > 0)
      this.#fault(`${described(plan)}: the card still has buttons`)
  }

  #remember({ plan, id, given }: Done): void {
    const about = plan.face?.question?.id ?? plan.asks?.id
    if (about !== undefined && given.length === 0) this.#touched.set(about, this.#session.round)
    const isWritten = ['reply', 'lines', 'swap', 'bare'].includes(plan.kind)
    const refused = isWritten && given.length === 0 ? (about ?? this.#refused.get(plan.person.id)) : undefined
    this.#refused.delete(plan.person.id)
    if (refused !== undefined) this.#refused.set(plan.person.id, refused)
    if (plan.kind === 'tap' || plan.kind === 'letter') return
    const questions = [...new Set(given.map((r) => r.question))]
    const known = this.#own.find((m) => m.id === id)
    if (known) return
    this.#own.push({ id, person: plan.person.id, given: questions })
  }
}

/** "Thêm vào, thành 2 văn bản": how many entries there are then; undefined for any other button. */
function itemsLeft(label: string): number | undefined {
  const [, count] =
    /^(?:Thêm vào|Sửa chi tiết|Bỏ khỏi danh sách|Thay cả danh sách).*?(\d+) (?:mục|văn bản)$/.exec(label) ?? []
  return count === undefined ? undefined : Number(count)
}

function isOf(revision: Revision, { person }: Plan, id: string): boolean {
  if (revision.person !== person.id) return false
  return revision.messageId === undefined || revision.messageId === id
}

/** Whether the question of a tapped card was answered after the card was shown; in the same round: perhaps. */
function isAnsweredSince(
  session: Session,
  inForce: ReadonlyMap<string, Standing>,
  { kind, face, choice, wanted }: Plan,
): 'yes' | 'perhaps' | 'no' {
  if ((kind !== 'tap' && kind !== 'letter') || !face?.question) return 'no'
  const changes = wanted.length > 0 || choice?.label === 'Bỏ qua'
  const standing = inForce.get(face.question.id)
  if (!changes || !standing || !session.questions.some((q) => q.id === face.question?.id)) return 'no'
  if (standing.round === face.round) return 'perhaps'
  return standing.round > face.round ? 'yes' : 'no'
}

/** The message has changed in place under the finger: whoever taps again sees already what stands. */
function isSecondTap({ faces }: Session, { face }: Plan): boolean {
  return faces.findLast((f) => f.message === face?.message) !== face
}

function told(answers: readonly { readonly question: string; readonly value: string }[]): string {
  return answers.map((a) => `${a.question} = ${a.value}`).join(', ')
}

function described({ kind, person, text, face, choice, own, twice }: Plan): string {
  const to = face ? ` to ${face.message.id} (${face.question?.id ?? 'no question'}, of round ${face.round})` : ''
  const what = kind === 'tap' ? `taps [${choice?.label ?? ''}]` : `${kind} "${text.replaceAll('\n', ' ⏎ ')}"`
  const letter = kind === 'letter' ? ` [${choice?.label ?? ''}]` : ''
  return `${person.id} ${what}${letter}${own === undefined ? '' : ` for ${own}`}${to}${twice ? ', delivered twice' : ''}`
}

/** The words that a message needs to hold so that the value stands in it; undefined where printing is another matter. */
function shownAs(session: Session, id: string, value: string): string | undefined {
  const question = session.questions.find((q) => q.id === id)
  if (value === 'none') return 'không phát sinh'
  if (question?.kind === 'yes-no') return value === 'true' ? 'Có' : 'Không'
  if (question?.kind === 'choice') return question.options?.find((o) => o.id === value)?.label
  if (question?.kind === 'count' || question?.kind === 'ratio') return value
  return undefined
}

function textOf(sending: Sending): string {
  if (sending.type === 'message') return sending.message.text
  return sending.type === 'pin' ? '' : sending.text
}

/** What this person could read as the answer to what they did. */
function wordsTo({ plan, id }: Done, sent: readonly Sending[]): string {
  const theirs = sent.filter((s) => {
    if (s.type === 'notice') return s.tapId === id
    if (s.type !== 'message') return false
    return s.message.replyTo === id || s.message.to === plan.person.id || s.message.to === undefined
  })
  return theirs.map(textOf).join('\n')
}

/** Whoever replies, taps or gives a command gets something back; where a tap waits for its answer, that. */
function isHeard({ setting }: Session, done: Done, sent: readonly Sending[]): boolean {
  const { plan, id } = done
  if (plan.kind === 'bare' || plan.kind === 'numbered' || plan.kind === 'change') {
    return done.given.length === 0 || sent.some((s) => s.type === 'message' || s.type === 'edit')
  }
  if (plan.kind === 'tap' && setting.abilities[setting.kind].edits)
    return sent.some((s) => s.type === 'notice' && s.tapId === id)
  return wordsTo(done, sent) !== ''
}

function asksNow(session: Session, question: NonNullable<Plan['asks']>): boolean {
  return session.faces.some((f) => f.round === session.round && f.isCard && f.question?.id === question.id)
}
