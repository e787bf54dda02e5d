/** Words in front of a name that say what kind of unit it is, and that people leave out or shorten. */
import { from, type Written, writtenOf } from './written.ts'

export interface Stripped {
  /** What the words said: `huyen`, `thi xa`. */
  readonly kinds: readonly string[]
  /** Without them; all of it, where nothing would be left. */
  readonly rest: Written
}

/** As they are written, and what kind they name; none for "ủy ban nhân dân", which every kind has. */
const KINDS: readonly (readonly [string, string?])[] = [
  ['\u1ee7y ban nh\u00e2n d\u00e2n'],
  ['ubnd'],
  ['th\u00e0nh ph\u1ed1', 'thanh pho'],
  ['tp', 'thanh pho'],
  ['th\u1ecb x\u00e3', 'thi xa'],
  ['tx', 'thi xa'],
  ['th\u1ecb tr\u1ea5n', 'thi tran'],
  ['tt', 'thi tran'],
  ['\u0111\u1eb7c khu', 'dac khu'],
  ['s\u1edf', 'so'],
  ['x\u00e3', 'xa'],
  ['x', 'xa'],
  ['ph\u01b0\u1eddng', 'phuong'],
  ['p', 'phuong'],
  ['huy\u1ec7n', 'huyen'],
  ['h', 'huyen'],
  ['qu\u1eadn', 'quan'],
  ['q', 'quan'],
  ['t\u1ec9nh', 'tinh'],
]

const READ = KINDS.map(([text, kind]) => ({ ...writtenOf(text), kind }))

/** With no such word taken away, with the first, with the first two … : "phuong lieu" may be a ward's whole name. */
export function strippings(written: Written): readonly [Stripped, ...Stripped[]] {
  const all: [Stripped, ...Stripped[]] = [{ kinds: [], rest: written }]
  let { kinds, rest }: Stripped = all[0]
  for (let found = kindAt(rest); found && found.length < rest.plain.length; found = kindAt(rest)) {
    kinds = found.kind === undefined ? kinds : [...kinds, found.kind]
    rest = from(rest, found.length)
    all.push({ kinds, rest })
  }
  return all
}

export function strippedOf(written: Written): Stripped {
  const all = strippings(written)
  return all.at(-1) ?? all[0]
}

/** "Phương" with its own tone is a name and no "phường"; "phuong" may be either. */
function kindAt({ toned, plain }: Written): { readonly length: number; readonly kind: string | undefined } | undefined {
  const found = READ.find((k) => k.plain.every((word, i) => toned[i] === word || toned[i] === k.toned[i]))
  return found && plain.length > 0 ? { length: found.plain.length, kind: found.kind } : undefined
}
