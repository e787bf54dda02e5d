/** Choices as lines of letters in the text, for messages that cannot have so many buttons. */
import type { Abilities, Choice } from '../channels/channel.ts'
import { letterOf } from '../core/interview/words.ts'
import type { Translate } from './texts.ts'

/** `a) Như tháng trước: 781 · b) Không phát sinh`, a line for each row. */
export function withLetters(
  t: Translate,
  text: string,
  rows: readonly (readonly Choice[])[],
  hears: Abilities['hears'],
): string {
  let index = 0
  const lines = rows
    .filter((row) => row.length > 0)
    .map((row) => row.map(({ label }) => t('letters.choice', { letter: letterOf(index++), label })).join(' · '))
  return [text, '', t(hears === 'addressed' ? 'letters.reply' : 'letters.type'), ...lines].join('\n')
}
