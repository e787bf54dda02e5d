/** Answers in words of several units, taken together. */
import type { IssuedDocument, Value } from '../value.ts'
import { sameValue } from '../value.ts'

/** `values` are of one kind, without `none`, and at least one. No value if they cannot be said as one. */
export function togetherOf(values: readonly Value[]): { readonly value?: Value } {
  const [first] = values
  if (!first) return {}
  switch (first.kind) {
    case 'text':
      return { value: { kind: 'text', text: values.flatMap((v) => (v.kind === 'text' ? [v.text] : [])).join('\n') } }
    case 'list':
      return { value: { kind: 'list', items: values.flatMap((v) => (v.kind === 'list' ? v.items : [])) } }
    case 'documents':
      return { value: { kind: 'documents', items: values.flatMap(documentsOf) } }
    default:
      return values.every((v) => sameValue(v, first)) ? { value: first } : {}
  }
}

function documentsOf(value: Value): readonly IssuedDocument[] {
  return value.kind === 'documents' ? value.items : []
}
