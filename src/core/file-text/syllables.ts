/** Whether a text is Vietnamese: how many of its words with marked letters are syllables. Called by `legacy`. */

/** Letters of ASCII and whatever is beyond it; quotes, dashes and the like part words too. */
const WORD = /(?:[A-Za-z]|(?![\u00a0\u00ab\u00bb\u2010-\u203a\u20ac])[\u0080-\uffff])+/g
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const ONSET = 'ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bdgkp\\u0111][lr]|[bcd\\u0111ghklmnpqrstvx]'
const VOWELS =
  'a|\\u0103|\\u00e2|e|\\u00ea|i|o|\\u00f4|\\u01a1|u|\\u01b0|y|ai|ao|au|ay|\\u00e2u|\\u00e2y|eo|' +
  '\\u00eau|ia|i\\u00ea|y\\u00ea|iu|oa|o\\u0103|oe|oi|\\u00f4i|\\u01a1i|oo|ua|u\\u00e2|u\\u00ea|ui|' +
  'u\\u00f4|u\\u01a1|uy|\\u01b0a|\\u01b0i|\\u01b0\\u01a1|\\u01b0u|i\\u00eau|y\\u00eau|oai|oao|oay|oeo|' +
  'u\\u00f4i|u\\u00e2y|uya|uy\\u00ea|uyu|\\u01b0\\u01a1i|\\u01b0\\u01a1u|uai|uao|uay|ue'
const SYLLABLE = new RegExp(`^(?:${ONSET})?(?:${VOWELS})(?:ch|ng|nh|[cmnptk])?$`)
/** "S\u0110TBXH" speaks neither for nor against. */
const ABBREVIATION = /^[A-Z\u0110\u01af\u0102\u00c2\u00ca\u00d4\u01a0]{2,10}$/

export interface Syllables {
  /** Different words. */
  readonly good: number
  readonly bad: number
}

export function syllablesIn(text: string): Syllables {
  // A sign that stands alone ("\u00b7", "\u00f7") says nothing of letters.
  const words = new Set((text.match(WORD) ?? []).filter((word) => word.length > 1 && /[\u0080-\uffff]/.test(word)))
  const judged = [...words].map((word) => word.normalize('NFC')).filter((word) => !ABBREVIATION.test(word))
  const good = judged.filter(isSyllable).length
  return { good, bad: judged.length - good }
}

function isSyllable(word: string): boolean {
  const apart = word.toLowerCase().normalize('NFD')
  const tones = apart.match(TONES)?.length ?? 0
  return tones <= 1 && SYLLABLE.test(apart.replace(TONES, '').normalize('NFC')) && isEvenCase(word)
}

/** `Lo`, `LO` and `lo`, never `lO`: a mark that looks like a capital stands within a word. */
function isEvenCase(word: string): boolean {
  const rest = word.slice(1)
  return rest === rest.toLowerCase() || word === word.toUpperCase()
}
