/** Texts in the shapes that bring careless patterns and loops down, as long as a test wants them. */

export interface LongTexts {
  /** What people write; the others should take no longer. */
  readonly plain: string
  readonly nasty: Readonly<Record<string, string>>
}

/** `size` in UTF-16 units; some are a few longer. */
export function longTexts(size: number): LongTexts {
  const fill = (piece: string) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size)
  const nasty = {
    'one long word': fill('a'),
    'one long line': fill('rà soát dữ liệu '),
    'many lines': fill('\n'),
    'short lines': fill('a\n'),
    'many spaces': `a${fill(' ')}a`,
    digits: fill('1'),
    'digits apart': fill('1 '),
    slashes: fill('/'),
    'numbers and slashes': fill('1/'),
    'a reference without an end': `1/${fill('1/')}a`,
    'a reference of one letter': `1/${fill('1.')}a`,
    references: fill('1/AB'),
    'references in a row': fill('1/AB '),
    semicolons: fill(';'),
    'semicolons and words': fill('a;'),
    bullets: fill('- '),
    'numbered bullets': fill('1) '),
    brackets: `${fill('(')}a`,
    'brackets and half a secret': `${fill('(')}mậ`,
    'a reference and commas': `1/AB a${fill(',')}a`,
    'a reference and spaces': `1/AB a${fill(' ,')}a`,
    'a reference and its body': `1/AB của ${fill('a - ')}`,
    'a reference and dots': `1/AB ${fill('.')}a`,
    'a reference behind many words': `${fill('ban hành ').slice(0, 20_000)} 1/AB`,
    'a reference behind dashes': `${fill('-').slice(0, 20_000)}a 1/AB`,
    'closing brackets': fill(')'),
    commas: `a${fill(',')}a`,
    'stops and spaces': `a${fill('. ')}a`,
    dashes: `a${fill('-')}a`,
    'exclamation marks': `${fill('!')}a`,
    secrets: fill('MẬT '),
    'half secrets': fill('(MẬ'),
    'secret lines': fill('mật\n(').replaceAll('mật', 'mậ'),
    'no secrets': fill('không có tài liệu mật '),
    'reports of secrets': fill('quản lý, tài liệu mật độ '),
    'secrets in a row': fill('bảo mật '),
    'secrets run together': fill('mậtmật'),
    'secrets set apart': fill('b ả o m ậ t '),
    'secrets in brackets': fill('bí (mật, '),
    'cards in groups': fill('024 '),
    'cards of single digits': fill('9 2 4 '),
    'cards joined by signs': fill('924-'),
    'sums and words': fill('tổng thu 991234567 '),
    'sums by spaces': fill('1 024 395 001 234 '),
    'numbers of files': fill('H02-240401-0001 '),
    names: fill('Nguyễn '),
    'names in a list': fill('Nguyễn Văn A, '),
    'small names': fill('nguyễn văn a '),
    titles: fill('ông bà '),
    marks: fill('\u0323'),
    bars: fill('|'),
    'days without a year': fill('ngày 6/'),
    about: fill('về việc '),
    issued: fill('ban hành '),
    'numbered answers': fill('1: 5\n'),
    'numbered words': fill('1: a\n'),
    'numbers of no question': fill('99: 5\n'),
    'questions to skip': fill('3: bỏ qua\n'),
    'named questions': fill('câu 5: 7;'),
  }
  return { plain: fill('Công văn số 125/UBND-NC ngày 06/4/2024 của UBND tỉnh về việc rà soát dữ liệu.\n'), nasty }
}
