/** The texts of `locales/`, which no test changes: read once by all tests of a process. */
import { readTexts, type Translate } from '../src/text/texts.ts'

const read = new Map<string, Translate>()

export function textsIn(locale: string): Translate {
  const texts = read.get(locale) ?? readTexts('locales', locale)
  read.set(locale, texts)
  return texts
}
