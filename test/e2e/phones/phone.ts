/** A phone, whatever messenger is on it: what an officer of a test sees, and what they can do with their fingers. */

/** A message of the bot as it stands on the screen. */
export interface Screen {
  readonly id: string
  readonly text: string
  /** What can be chosen: by a button, or by its letter. */
  readonly labels: readonly string[]
}

export interface Phone {
  /** Of a chat, oldest first. */
  readonly screens: (chat: string) => readonly Screen[]
  /** `card`: the question that it answers; `prose`: words that might be talk. */
  readonly write: (chat: string, person: string, text: string, about?: { card: Screen; prose: boolean }) => void
  /** Returns the tap's id where the platform waits for an answer to it. */
  readonly choose: (chat: string, person: string, card: Screen, label: string) => string | undefined
}

const CHOICE = /^([a-z]{1,2})\) (.+)$/

/** The choices that a text lists by letters. */
export function lettersIn(text: string): ReadonlyMap<string, string> {
  const pieces = text.split('\n').flatMap((line) => (CHOICE.test(line) ? line.split(' · ') : []))
  return new Map(
    pieces.flatMap((piece) => {
      const [, letter = '', label = ''] = CHOICE.exec(piece) ?? []
      return letter === '' ? [] : [[label, letter] as const]
    }),
  )
}

/** A card that was too long for one message goes on in the next, which then has no title of its own. */
export function joined<M extends { readonly text: string }>(
  parts: readonly (M & { readonly isOurs: boolean })[],
): M[][] {
  const cards: M[][] = []
  let open: M[] | undefined
  for (const part of parts) {
    if (!part.isOurs) open = undefined
    else if (open && !TITLE.test(part.text) && GOES_ON.test(open.at(-1)?.text ?? '')) open.push(part)
    else {
      open = [part]
      cards.push(open)
    }
  }
  return cards
}

const TITLE = / · Tháng \d+\/\d+ · /
/** Whole cards end in their choices or in a question. */
const GOES_ON = /^(?![\s\S]*\n[a-z]\) )[\s\S]{1500,}$/
