/**
 * Faults that a person may see, each with a name: what it stops, how the command line ends, and (in `locales/`,
 * section `problem`) a sentence that says what to do. Thrown anywhere outside `core/`, told by `main.ts`, `cli.ts`.
 * A bad answer of an officer is no problem but a value (`core/answer/reading.ts`).
 */

/** `refused`: the request was understood and not carried out. `misuse`: it was not. `settings`: see sysexits.h. */
export type ProblemKind = 'refused' | 'misuse' | 'settings'

const EXIT = { refused: 1, misuse: 2, settings: 78 } as const

export type ExitCode = (typeof EXIT)[ProblemKind]

export const problems = {
  /** Heads the others, which are its `parts`. */
  'settings-wrong': 'settings',
  'setting-wrong': 'settings',
  'setting-missing-beside': 'settings',
  'env-line': 'settings',
  'postgresql-not-yet': 'settings',
  'trial-page-exposed': 'settings',
  'trial-page-beside': 'settings',

  'pack-absent': 'settings',
  'pack-faults': 'settings',

  'database-in-use': 'settings',
  'database-unwritable': 'settings',
  'database-newer': 'settings',
  'database-migration-changed': 'settings',
  'database-damaged': 'settings',
  'forgotten-unreadable': 'settings',

  'port-in-use': 'settings',
  'address-unusable': 'settings',
  'host-unknown': 'settings',

  'zalo-not-set': 'settings',

  'unknown-unit': 'misuse',
  'unknown-unit-near': 'misuse',
  'several-units': 'misuse',
  'unknown-period': 'misuse',
  'unknown-role': 'misuse',
  'no-address': 'misuse',
  'unknown-format': 'misuse',
  'unknown-question': 'misuse',
  'file-unreadable': 'misuse',
  'file-too-large': 'misuse',
  'file-office': 'misuse',
  'file-old-office': 'misuse',
  'file-pdf': 'misuse',
  'file-other': 'misuse',
  'file-legacy': 'misuse',
  'file-charset': 'misuse',
  'file-lost': 'misuse',
  'file-mangled': 'misuse',
  'file-no-json': 'misuse',
  'file-no-csv': 'misuse',
  'file-columns': 'misuse',
  'file-shape': 'misuse',
  'file-key-twice': 'misuse',
  'file-empty': 'misuse',
  'folder-absent': 'misuse',
  'file-unwritable': 'misuse',
  'file-exists': 'misuse',
  'zalo-callback': 'misuse',
  'zalo-no-code': 'misuse',
  'zalo-no-token': 'misuse',
  'zalo-no-members': 'misuse',
  'zalo-group-name': 'misuse',
  'zalo-no-group': 'misuse',
  'zalo-several-groups': 'misuse',

  'nothing-to-report': 'refused',
  'narrative-endless': 'refused',
  'report-too-slow': 'refused',
  'nothing-asked': 'refused',
  'period-locked': 'refused',
  'answers-refused': 'refused',
  'demo-absent': 'refused',
  'demo-not-understood': 'refused',
  'backup-unusable': 'refused',
  'unknown-message': 'refused',
  'unknown-link': 'refused',
  'role-elsewhere': 'refused',
  'unknown-person': 'refused',
  'not-set-aside': 'refused',
  'zalo-other-account': 'refused',
  'zalo-code-refused': 'refused',
  'zalo-code-unanswered': 'refused',
  'zalo-token-refused': 'refused',
  'zalo-token-used': 'refused',
  'zalo-token-unanswered': 'refused',
  'zalo-no-answer': 'refused',
  'zalo-busy': 'refused',
  'zalo-not-authorised': 'refused',
  'zalo-permission-refused': 'refused',
  'zalo-permission-unknown': 'refused',
  'zalo-refuses': 'refused',
  'zalo-not-followers': 'refused',
  'zalo-no-asset': 'refused',
  'zalo-group-exists': 'refused',
  'zalo-group-unanswered': 'refused',
  'stopped-unexpectedly': 'refused',
} as const satisfies Readonly<Record<string, ProblemKind>>

export type ProblemCode = keyof typeof problems
export type ProblemParams = Readonly<Record<string, string | number>>

export interface ProblemMore {
  readonly cause?: unknown
  /** Several faults told at once; each says its own remedy. */
  readonly parts?: readonly Problem[]
}

export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  readonly params: ProblemParams
  readonly parts: readonly Problem[]
  readonly exit: ExitCode

  /** `params` fill the text and reach the log: no secret, no text of people. */
  constructor(code: ProblemCode, params: ProblemParams = {}, more: ProblemMore = {}) {
    super(`${code} ${JSON.stringify(params)}`, more.cause === undefined ? {} : { cause: more.cause })
    this.code = code
    this.params = params
    this.parts = more.parts ?? []
    this.exit = EXIT[problems[code]]
  }
}

type Translate = (key: string, params?: ProblemParams) => string

/** The sentence of a problem, those of its parts on lines of their own below it. `remedy` names a text of its own. */
export function explainProblem(t: Translate, problem: Problem): string {
  const { remedy, ...params } = problem.params
  const filled = remedy === undefined ? params : { ...params, remedy: t(`problem.remedy.${remedy}`) }
  const own = t(`problem.${problem.code}`, filled)
  return [own, ...problem.parts.map((part) => `- ${explainProblem(t, part)}`)].join('\n')
}
