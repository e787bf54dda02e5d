/** Long lists of choices, a page at a time: whatever a pack holds, a message has few buttons. */
import type { Choice } from '../channels/channel.ts'
import type { Translate } from '../text/texts.ts'

/** With the row that turns the page they fit a phone's screen. */
export const A_PAGE = 8

export interface Page<T> {
  readonly items: readonly T[]
  /** Counted from 1. */
  readonly page: number
  readonly pages: number
  /** The first and the last item, counted from 1 among all. */
  readonly first: number
  readonly last: number
}

/** The page asked for; the nearest there is, where the list has grown shorter since. */
export function pageOf<T>(all: readonly T[], wanted: number): Page<T> {
  const pages = Math.max(1, Math.ceil(all.length / A_PAGE))
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages)
  const start = (page - 1) * A_PAGE
  const items = all.slice(start, start + A_PAGE)
  return { items, page, pages, first: start + 1, last: start + items.length }
}

/** The row that leads to the pages before and behind; none where there is one page. */
export function turningRow(t: Translate, { page, pages }: Page<unknown>, data: (page: number) => string): Choice[][] {
  const row = [
    ...(page > 1 ? [{ label: t('button.page-before'), data: data(page - 1) }] : []),
    ...(page < pages ? [{ label: t('button.page-next'), data: data(page + 1) }] : []),
  ]
  return row.length === 0 ? [] : [row]
}
