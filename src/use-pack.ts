/** The pack that the program runs with: without fault, or not at all. Called at start and by the command line. */
import { existsSync } from 'node:fs'
import type { Pack } from './core/pack.ts'
import { loadPack } from './pack/load-pack.ts'
import type { PackResult } from './pack/read-pack.ts'
import { Problem } from './problem.ts'

/** Throws a Problem that says where to look. */
export function usePack(dir: string): Pack {
  const loaded = packIn(dir)
  if ('pack' in loaded) return loaded.pack
  throw new Problem('pack-faults', { dir, count: loaded.faults.length })
}

/** The pack or its faults; throws a Problem if there is no such folder. */
export function packIn(dir: string): PackResult {
  if (!existsSync(dir)) throw new Problem('pack-absent', { dir })
  return loadPack(dir)
}
