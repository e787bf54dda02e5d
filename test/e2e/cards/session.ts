/**
 * A whole program with one unit's chat, watched from outside: what each message showed when it was sent, which answers
 * were stored and by whom. Nothing here looks at the interview's state, at prompts or at the buttons' data.
 */
import type { Channel, ChatRef, PersonRef } from '../../../src/channels/channel.ts'
import { type Pack, type Question, questionsFor } from '../../../src/core/pack.ts'
import { period } from '../../../src/core/period.ts'
import type { Value } from '../../../src/core/value.ts'
import type { Amendment } from '../../amended-pack.ts'
import { amendedPack } from '../../amended-pack.ts'
import { type ChatPlatform, createChatPlatform, type Posted, type Sending } from '../../chat-platform.ts'
import { isCardOf, questionShown, written } from '../../shown.ts'
import { openWorld, type World } from '../../world.ts'

export const PACK = 'test/packs/nha-van-hoa'
export const UNIT = 'NVHT'
const APRIL = period('2024-04')
const MARCH = period('2024-03')

/** Of the pack as it is at first. */
const ALL = amendedPack(PACK).forms.flatMap((form) => form.questions.map((q) => q.id))

export interface Setting {
  readonly name: string
  readonly kind: ChatRef['kind']
  readonly abilities: Channel['abilities']
  readonly refusesEdits?: boolean
}

export const PEOPLE: readonly PersonRef[] = [
  { id: 'u1', name: 'Nguyễn Văn An' },
  { id: 'u2', name: 'Trần Thị Bình' },
  { id: 'u3', name: 'Lê Thị Cúc' },
]

/** What was answered a month ago, where anything was: nothing that is typed now is eight times more or less. */
const LAST: Readonly<Record<string, Value>> = {
  buoi: { kind: 'number', amount: '150' },
  luot: { kind: 'number', amount: '160' },
  xep_loai: { kind: 'choice', option: 'kha' },
  hoi_vien: { kind: 'none' },
  dung_gio: { kind: 'ratio', parts: { numerator: '20', denominator: '25' } },
}

/** What a message showed from some moment on. */
export interface Face {
  readonly message: Posted
  readonly text: string
  /** Labels of its buttons, or of the choices that its letters stand for. */
  readonly choices: readonly { readonly label: string; readonly data?: string; readonly letter?: string }[]
  readonly question: Question | undefined
  /** It asks the question. */
  readonly isCard: boolean
  /** The round in which it was sent, and the pack of that time. */
  readonly round: number
  readonly pack: string
  /** Whom it answers. */
  readonly to?: string
}

export interface Revision {
  readonly question: string
  readonly value: string
  readonly person: string
  readonly messageId: string | undefined
}

const LETTERED = /(?:^|· )([a-z]{1,2})\) ([^·\n]+)/gmu

export class Session {
  readonly setting: Setting
  readonly platform: ChatPlatform
  readonly chat: ChatRef
  /** In the order in which they were shown; one message may have several. */
  readonly faces: Face[] = []
  readonly log: string[] = []
  round = 0
  readonly #clock: { now: Date }
  #world: World
  #taken = 0
  /** How many revisions of each question were seen. */
  readonly #known = new Map<string, number>()

  private constructor(setting: Setting, clock: { now: Date }, platform: ChatPlatform, world: World) {
    this.setting = setting
    this.#clock = clock
    this.platform = platform
    this.#world = world
    this.chat = chatOf(setting)
  }

  static async open(setting: Setting, before?: (file: string) => Promise<void>): Promise<Session> {
    const clock = { now: new Date('2024-05-02T02:00:00Z') }
    const { abilities, refusesEdits = false } = setting
    const platform = createChatPlatform({ now: () => clock.now, abilities, refusesEdits })
    const options = {
      pack: PACK,
      channels: [platform],
      now: clock.now.toISOString(),
      publicUrl: 'https://example.test',
    }
    const world = await openWorld({ ...options, ...(before && { before }) })
    await world.store.write(async (tx) => {
      const chat = await tx.chats.of('local', chatOf(setting), clock.now)
      await tx.links.add({ chatId: chat.id, unit: UNIT, role: 'officer', createdAt: clock.now })
      for (const [indicator, value] of Object.entries(LAST))
        await tx.answers.record({ period: MARCH, unit: UNIT, indicator, value, typed: '', at: clock.now })
    })
    return new Session(setting, clock, platform, world)
  }

  get pack(): Pack {
    return this.#world.program.app.pack
  }

  /** What the unit is asked, in the order of the numbers on the cards. */
  get questions(): readonly Question[] {
    const unit = this.pack.units.find((u) => u.code === UNIT)
    return unit ? questionsFor(this.pack, unit) : []
  }

  lastOf(question: string): string | undefined {
    const value = LAST[question]
    return value && written(value)
  }

  /** Some seconds go by. */
  pass(): void {
    this.#clock.now = new Date(this.#clock.now.getTime() + 1000)
    this.#world.clock.now = this.#clock.now
  }

  /** Handles what was put in, and only then lets anything be sent: everybody acted on what they had seen before. */
  async settle(): Promise<void> {
    await this.#world.program.receiver.idle()
    this.platform.release()
    await this.#world.program.idle()
  }

  async restart(amendment: Amendment): Promise<void> {
    this.#world = await this.#world.restart({ amendment })
    await this.#world.program.idle()
  }

  get faults(): readonly string[] {
    return this.#world.faults
  }

  /** What was sent since the last call, and the faces that it made. */
  newSendings(): readonly Sending[] {
    const sent = this.platform.sent.slice(this.#taken)
    this.#taken = this.platform.sent.length
    for (const sending of sent) {
      this.log.push(logged(sending))
      if (sending.type === 'message') this.#show(sending.message, sending.message)
      if (sending.type !== 'edit' || !sending.taken) continue
      const message = this.platform.posted(sending.chat).find((m) => m.id === sending.messageId)
      if (message) this.#show(message, sending)
    }
    return sent
  }

  #show(message: Posted, { text, choices }: Pick<Posted, 'text' | 'choices'>): void {
    // What says which line could not be read is about all the lines.
    const question = /^Dòng \d/u.test(text) ? undefined : questionShown(this.questions, text)
    const lettered = choices.length > 0 ? [] : [...text.matchAll(LETTERED)]
    this.faces.push({
      message,
      text,
      choices: [...choices, ...lettered.map(([, letter = '', label = '']) => ({ letter, label: label.trim() }))],
      question,
      isCard: question !== undefined && isCardOf(question, text),
      round: this.round,
      pack: this.pack.version,
      ...(message.to !== undefined && { to: message.to }),
    })
  }

  /** Answers that were stored since the last call, in the order of the questions, those of one question in theirs. */
  async newRevisions(): Promise<readonly Revision[]> {
    const { answers, people } = this.#world.store
    const found: Revision[] = []
    for (const id of ALL) {
      const history = await answers.history(UNIT, id, APRIL)
      for (const a of history.slice(0, history.length - (this.#known.get(id) ?? 0)).reverse()) {
        const person = a.personId === undefined ? undefined : await people.byId(a.personId)
        found.push({ question: id, value: written(a.value), person: person?.externalId ?? '', messageId: a.messageId })
      }
      this.#known.set(id, history.length)
    }
    return found
  }

  async close(): Promise<void> {
    this.platform.release()
    await this.#world.close()
  }
}

function chatOf({ kind }: Setting): ChatRef {
  return kind === 'group' ? { id: 'nhom', kind, title: 'Nhóm' } : { id: PEOPLE[0]?.id ?? '', kind, title: 'Riêng' }
}

function logged(sending: Sending): string {
  const choices = 'choices' in sending ? sending.choices : sending.type === 'message' ? sending.message.choices : []
  const buttons = choices.map((c) => ` [${c.label}]`).join('')
  switch (sending.type) {
    case 'message':
      return `    ${sending.message.id}: ${oneLine(sending.message.text)}${buttons}`
    case 'edit':
      return `    ${sending.messageId} ${sending.taken ? 'now' : 'was to be'}: ${oneLine(sending.text)}${buttons}`
    case 'notice':
      return `    notice to ${sending.tapId}: ${sending.text}`
    case 'pin':
      return '    pin'
  }
}

function oneLine(text: string): string {
  return text.replaceAll('\n', ' ⏎ ')
}
