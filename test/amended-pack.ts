/** A pack of the project with questions taken out or the options of a choice turned round, as its author may do. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { parse, stringify } from 'yaml'
import type { Pack } from '../src/core/pack.ts'
import { usePack } from '../src/use-pack.ts'

export interface Amendment {
  /** Questions that are asked no more. */
  readonly without?: readonly string[]
  /** Choices whose options come in the opposite order. */
  readonly turned?: readonly string[]
}

interface RawForm {
  questions: { readonly id: string; readonly options?: readonly unknown[] }[]
}

const read = new Map<string, Pack>()

/** The pack as it is, if nothing is amended. Packs of the project, which no test changes, are read once by a process. */
export function amendedPack(dir: string, amendment: Amendment = {}): Pack {
  if (isAbsolute(dir)) return newlyRead(dir, amendment)
  const { without = [], turned = [] } = amendment
  const key = JSON.stringify([dir, without, turned])
  const pack = read.get(key) ?? newlyRead(dir, amendment)
  read.set(key, pack)
  return pack
}

function newlyRead(dir: string, { without = [], turned = [] }: Amendment): Pack {
  if (without.length + turned.length === 0) return usePack(dir)
  const folder = mkdtempSync(join(tmpdir(), 'tongket-pack-'))
  try {
    cpSync(dir, folder, { recursive: true })
    for (const name of readdirSync(join(folder, 'forms'))) {
      const file = join(folder, 'forms', name)
      const form = parse(readFileSync(file, 'utf8')) as RawForm // read again, and checked, by the loader below
      form.questions = form.questions
        .filter(({ id }) => !without.includes(id))
        .map((q) => (turned.includes(q.id) && q.options ? { ...q, options: q.options.toReversed() } : q))
      writeFileSync(file, stringify(form))
    }
    const report = join(folder, 'report.md')
    writeFileSync(report, withoutIds(readFileSync(report, 'utf8'), without))
    return usePack(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Only what the report lists as not printed can be taken out: the narrative stays. */
function withoutIds(report: string, ids: readonly string[]): string {
  return report.replace(/<!-- not-printed:.*-->/s, (list) =>
    ids.reduce((rest, id) => rest.replace(new RegExp(`\\b${id}\\b,?`), ''), list),
  )
}
