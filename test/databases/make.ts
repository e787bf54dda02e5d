/**
 * Makes the database of a version of the program, with which the next ones are tried:
 *
 *     npx node test/databases/make.ts 2026-11-26
 *
 * is run at the commit whose database is wanted (this folder may be copied into its working tree), and writes
 * `2026-11-26.sql` and `2026-11-26.json` beside itself. The same commit gives the same files.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dumped } from './dump.ts'
import { playStory } from './story.ts'

const [, , name] = process.argv
if (name === undefined) throw new Error('a name for the files is missing')

const { story, file, close } = await playStory()
const beside = join(import.meta.dirname, name)
writeFileSync(`${beside}.sql`, await dumped(file))
writeFileSync(`${beside}.json`, `${JSON.stringify(story, undefined, 1)}\n`)
await close()
