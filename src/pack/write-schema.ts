/**
 * `node src/pack/write-schema.ts` writes `prompts/pack.schema.json` anew, for editors; a test tells when it is due.
 * One schema serves every YAML file of a pack: which of the `$defs` applies is told by the keys that stand in it.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { FILE_SCHEMAS } from './schema.ts'

export const SCHEMA_FILE = fileURLToPath(new URL('../../prompts/pack.schema.json', import.meta.url))

/** What a file is taken for if it has this key; any other is `pack.yaml`. */
const TOLD_BY = { units: 'units', checks: 'checks', questions: 'form', holidays: 'calendar' } as const

export function schemaText(): string {
  const $defs = Object.fromEntries(Object.entries(FILE_SCHEMAS).map(([name, schema]) => [name, definition(schema)]))
  let choice: Record<string, unknown> = { $ref: '#/$defs/pack' }
  for (const [key, name] of Object.entries(TOLD_BY)) {
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    choice = { if: { required: [key] }, then: { $ref: `#/$defs/${name}` }, else: choice }
  }
  const $schema = 'https://json-schema.org/draft/2020-12/schema'
  return `${JSON.stringify({ $schema, title: 'tongket report pack', ...choice, $defs }, null, 2)}\n`
}

function definition(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...own } = z.toJSONSchema(schema, { io: 'input' })
  return own
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(SCHEMA_FILE, schemaText())
