/** A fault of a pack as one line: the place, as editors and terminals link it, and what to mend. */
import type { PackFault } from './fault.ts'

type Translate = (key: string, params: { readonly detail: string }) => string

/** `t` looks up `pack-fault.<code>`. */
export function explainFault(t: Translate, fault: PackFault): string {
  const column = fault.column === undefined ? '' : `:${fault.column}`
  return `${fault.file}:${fault.line}${column} ${t(`pack-fault.${fault.code}`, { detail: fault.detail })}`
}
