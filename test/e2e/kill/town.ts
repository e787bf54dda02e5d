/** Who sits in which chat, and what they do while the program lives and dies. */
import { openStore } from '../../../src/store/open-store.ts'
import type { Store } from '../../../src/store/store.ts'
import type { FakeTelegram } from '../../fakes/telegram/fake.ts'
import { type Book, createBook } from './book.ts'
import { act, type Officer } from './officer.ts'
import { code, nameOf, UNITS } from './pack.ts'

export interface Town {
  readonly book: Book
  readonly chats: readonly string[]
  /** Somebody does something, unless too much waits for the program. */
  readonly stir: () => void
  /** Nobody does anything while so many chats wait for what an earlier life left. */
  readonly know: (waiting: number) => void
}

const PRIVATE = [3, 4]
/** One person answers for both, in one group. */
const SHARED = [10, 11]
/** So that few chats wait for an answer at once, as on most days: a crowd is served before the fear of a repetition. */
const MOST_WAITING = 3
const MOST_LEFT = 3
/** What was done may change nothing that is to be seen, as a tap on an old button. */
const MOST_LOOKS = 200
const HEAD_OF = 5
/** One in so many is the secretary's or a leader's doing, of two. */
const OVERSEEN = 60

export async function settle(fake: FakeTelegram, url: string, now: Date, random: () => number): Promise<Town> {
  const book = createBook()
  const shared = { chat: fake.supergroup('Hai xã'), person: fake.person('Lê Văn Chung') }
  const officers = Array.from({ length: UNITS }, (_, i): Officer => {
    const person = fake.person(`Cán bộ ${i}`)
    const own = { chat: PRIVATE.includes(i) ? person : groupOf(fake, i), person }
    const shares = SHARED.includes(i)
    return { unit: code(i), name: nameOf(i), ...(shares ? shared : own), shares, acted: new Set(), idle: 0 }
  })
  const secretary = { chat: fake.supergroup('Thư ký'), person: fake.person('Thư Ký') }
  // Where the bot is an administrator it may pin.
  const leaders = { chat: fake.supergroup('Lãnh đạo', { privacy: false }), person: fake.person('Lãnh Đạo') }
  const head = fake.person('Trưởng Xã')
  const chats = [...new Set([...officers.map((o) => o.chat), secretary.chat, leaders.chat, head])]
  const store = await openStore(url)
  await link(store, now, { officers, secretary: secretary.chat, leaders: leaders.chat, head })
  await store.close()
  // A bot may write to whom has written to it.
  for (const person of [head, ...PRIVATE.map((i) => officers[i]?.person ?? '')]) fake.say(person, person, '/trogiup')
  const scene = { fake, book, random }
  const overseers = [secretary, leaders]
  /** Chats in which somebody waits for an answer, with what was to be seen there before. */
  const waiting = new Map<string, { readonly seen: number; looks: number }>()
  let left = 0
  const seenIn = (chat: string) =>
    fake.messages(chat).reduce((seen, m) => seen + (m.from === 'bot' ? 1 + m.edits : 0), 0)
  return {
    book,
    chats,
    know(waitingNow) {
      left = waitingNow
    },
    stir() {
      if (left > MOST_LEFT) return
      for (const [chat, one] of waiting) if (seenIn(chat) > one.seen || ++one.looks > MOST_LOOKS) waiting.delete(chat)
      if (waiting.size >= MOST_WAITING) return
      const overseer = overseers[Math.floor(random() * OVERSEEN)]
      const officer = officers[Math.floor(random() * officers.length)]
      const chat = (overseer ?? officer)?.chat ?? ''
      if (waiting.has(chat)) return
      const seen = seenIn(chat)
      if (overseer) oversee(fake, random, overseer)
      else if (!officer || !act(scene, officer)) return
      waiting.set(chat, { seen, looks: 0 })
    },
  }
}

function groupOf(fake: FakeTelegram, i: number): string {
  const title = `Nhóm ${nameOf(i)}`
  return i % 4 === 0 ? fake.group(title) : fake.supergroup(title)
}

interface Linked {
  readonly officers: readonly Officer[]
  readonly secretary: string
  readonly leaders: string
  readonly head: string
}

async function link(store: Store, now: Date, { officers, secretary, leaders, head }: Linked): Promise<void> {
  await store.write(async (tx) => {
    const chat = async (
      id: string,
      kind: 'group' | 'private',
      unit: string,
      role: 'officer' | 'secretary' | 'leader',
    ) => {
      const { id: chatId } = await tx.chats.of('telegram', { id, kind, title: id }, now)
      if (kind === 'group') await tx.links.add({ chatId, unit, role, createdAt: now })
    }
    const person = async (id: string, unit: string, role: 'officer' | 'head') => {
      await tx.chats.of('telegram', { id, kind: 'private', title: id }, now)
      const { id: personId } = await tx.people.of('telegram', { id, name: id }, now)
      await tx.links.add({ personId, unit, role, createdAt: now })
    }
    for (const o of officers) {
      if (o.chat === o.person) await person(o.person, o.unit, 'officer')
      else await chat(o.chat, 'group', o.unit, 'officer')
    }
    await chat(secretary, 'group', code(0), 'secretary')
    await chat(leaders, 'group', code(0), 'leader')
    await person(head, code(HEAD_OF), 'head')
  })
}

/** Asks how the month stands, for the report, or that the others be reminded. */
function oversee(fake: FakeTelegram, random: () => number, who: { chat: string; person: string }): void {
  const { chat, person } = who
  const newest = fake.messages(chat).findLast((m) => m.from === 'bot' && m.keyboard.length > 0)
  const buttons = newest?.keyboard.flat() ?? []
  const pressed = buttons[Math.floor(random() * 2 * buttons.length)]
  if (newest && pressed) return void fake.tap(chat, person, newest.id, pressed.data)
  const words = ['/tongket', '/xuatbaocao', '/tiendo', '/tongket']
  fake.say(chat, person, fake.named(words[Math.floor(random() * words.length)] ?? ''))
}
