/** Whether a text is Vietnamese: how many of its words with marked letters are syllables. Called by `legacy`. */

/** Letters of ASCII and whatever is beyond it; quotes, dashes and the like part words too. */
const WORD = /(?:[A-Za-z]|(?![\u00a0\u00ab\u00bb\u2010-\u203a\u20ac])[\u0080-\uffff])+/g
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const ONSET = 'ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bdgkpđ][lr]|[bcdđghklmnpqrstvx]'
const VOWELS =
  'a|ă|â|e|ê|i|o|ô|ơ|u|ư|y|ai|ao|au|ay|âu|ây|eo|' +
  'êu|ia|iê|yê|iu|oa|oă|oe|oi|ôi|ơi|oo|ua|uâ|uê|ui|' +
  'uô|uơ|uy|ưa|ưi|ươ|ưu|iêu|yêu|oai|oao|oay|oeo|' +
  'uôi|uây|uya|uyê|uyu|ươi|ươu|uai|uao|uay|ue'
const SYLLABLE = new RegExp(`^(?:${ONSET})?(?:${VOWELS})(?:ch|ng|nh|[cmnptk])?$`)
/** "SĐTBXH" speaks neither for nor against. */
const ABBREVIATION = /^[A-ZĐƯĂÂÊÔƠ]{2,10}$/

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
