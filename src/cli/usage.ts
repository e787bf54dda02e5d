/** Wrong use of the command line in the person's language; the parser's own sentences are English. */
import type { CommanderError } from 'commander'
import type { Translate } from '../text/texts.ts'

const KNOWN = new Set([
  'unknownCommand',
  'unknownOption',
  'missingArgument',
  'missingMandatoryOptionValue',
  'optionMissingArgument',
  'excessArguments',
])

/** What is wrong, by the name that the parser puts into quotes, and where help is. */
export function usageText(t: Translate, error: CommanderError): string {
  const what = /'([^']+)'/.exec(error.message)?.[1] ?? ''
  const key = error.code.replace(/^commander\./, '')
  return t(`cli.usage.${KNOWN.has(key) ? key : 'other'}`, { what })
}
