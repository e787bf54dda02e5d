/** All pages of a list; `groups.ts` reads its lists with it. */
import { z } from 'zod'
import type { Transport } from './transport.ts'

/** The limit is documented for users alone. */
const PAGE = 50
/** No list is so long: this ends one that begins anew and again. */
const MOST_PAGES = 400

/**
 * What `total` counts is told in two ways, and a page may be shorter than was asked for, so the list ends where a page
 * holds nothing new.
 */
export async function pagesOf<T extends { readonly id: string }>(
  call: Transport,
  path: string,
  query: Readonly<Record<string, string>>,
  field: string,
  shape: z.ZodType<T>,
): Promise<T[]> {
  const found = new Map<string, T>()
  const pageShape = z
    .looseObject({})
    .transform((page) => page[field] ?? [])
    .pipe(z.array(shape))
  let offset = 0
  for (let page = 0; page < MOST_PAGES; page++) {
    const items = await call({
      path,
      query: { ...query, offset: String(offset), count: String(PAGE) },
      shape: pageShape,
    })
    const before = found.size
    for (const item of items) found.set(item.id, item)
    if (found.size === before) break
    offset += items.length
  }
  return [...found.values()]
}
