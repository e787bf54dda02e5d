/** Words in front of a name that say what kind of unit it is, and that people leave out or shorten. */
import { fold } from '../number/fold.ts'
import { OF_EVERY_KIND, UNIT_KINDS } from '../words/unit-kinds.ts'
import { from, type Written, writtenOf } from './written.ts'

export interface Stripped {
  /** What the words said: `huyen`, `thi xa`. */
  readonly kinds: readonly string[]
  /** Without them; all of it, where nothing would be left. */
  readonly rest: Written
}

const READ = [
  ...OF_EVERY_KIND.map((text) => ({ ...writtenOf(text), kind: undefined })),
  ...UNIT_KINDS.flatMap((written) => written.map((text) => ({ ...writtenOf(text), kind: fold(written[0]) }))),
]

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
