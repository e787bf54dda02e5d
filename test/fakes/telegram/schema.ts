/**
 * What each method of the Bot API takes, from a specification that nobody here wrote: `@gramio/types`, made into
 * JSON Schema. Making it takes seconds, so it is kept under node_modules/.cache until the package changes.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'

/** The methods that the fake knows; getMe and getWebhookInfo take nothing. */
const METHODS = [
  'getUpdates',
  'setWebhook',
  'deleteWebhook',
  'setMyCommands',
  'sendMessage',
  'editMessageText',
  'sendDocument',
  'answerCallbackQuery',
  'sendChatAction',
  'pinChatMessage',
] as const

interface Property {
  readonly type?: string | readonly string[]
  readonly anyOf?: readonly Property[]
}

interface Schema {
  readonly $ref: string
  readonly definitions: Readonly<Record<string, { readonly properties?: Readonly<Record<string, Property>> }>>
}

type Schemas = Readonly<Record<string, Schema>>

export interface Specification {
  knows(method: string): boolean
  /** Why the parameters are wrong; undefined if they are right. */
  fault(method: string, params: object): string | undefined
  /** Whether the parameter is plain text; in a form everything else comes as JSON. */
  isText(method: string, parameter: string): boolean
}

const NOTHING: Schema = {
  $ref: '#/definitions/Nothing',
  definitions: {
    Nothing: { type: 'object', properties: {}, additionalProperties: false } as Schema['definitions'][string],
  },
}

export async function specification(): Promise<Specification> {
  const schemas: Schemas = { ...(await cached()), getMe: NOTHING, getWebhookInfo: NOTHING }
  const ajv = new Ajv({ strict: false, allErrors: true })
  const compiled = new Map<string, ValidateFunction>()
  const validatorOf = (method: string, schema: Schema): ValidateFunction => {
    const known = compiled.get(method) ?? ajv.compile(schema)
    compiled.set(method, known)
    return known
  }
  return {
    knows: (method) => Object.hasOwn(schemas, method),
    fault(method, params) {
      const schema = schemas[method]
      if (!schema) return 'no such method'
      const validate = validatorOf(method, schema)
      return validate(params) ? undefined : ajv.errorsText(validate.errors, { dataVar: 'params' })
    },
    isText(method, parameter) {
      const schema = schemas[method]
      const name = schema?.$ref.split('/').at(-1) ?? ''
      const property = schema?.definitions[name]?.properties?.[parameter]
      return property !== undefined && [property, ...(property.anyOf ?? [])].some((p) => p.type === 'string')
    },
  }
}

async function cached(): Promise<Schemas> {
  const manifest = findPackageJSON('@gramio/types', import.meta.url)
  if (manifest === undefined) throw new Error('@gramio/types is not installed')
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string }
  const folder = dirname(manifest)
  const file = join(folder, '../../.cache/tongket', `telegram-params-${version}-${METHODS.length}.json`)
  const kept = await readFile(file, 'utf8').catch(() => undefined)
  if (kept !== undefined) return JSON.parse(kept) as Schemas
  const schemas = await generate(join(folder, 'out/params.d.ts'))
  await mkdir(dirname(file), { recursive: true })
  // Several test processes may come here at once: each writes its own and the last one stands.
  await writeFile(`${file}.${process.pid}`, JSON.stringify(schemas))
  await rename(`${file}.${process.pid}`, file)
  return schemas
}

async function generate(path: string): Promise<Schemas> {
  const { createGenerator } = await import('ts-json-schema-generator')
  const generator = createGenerator({ path, skipTypeCheck: true, additionalProperties: false, expose: 'export' })
  const entries = METHODS.map((method) => {
    const type = `${method[0]?.toUpperCase()}${method.slice(1)}Params`
    return [method, generator.createSchema(type) as Schema] as const // its own type is any JSON Schema
  })
  return Object.fromEntries(entries)
}
