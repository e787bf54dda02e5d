/** How a call of the OpenAPI is made known to the fake: where its parameters stand, their shape, what it does. */
import type { z } from 'zod'
import type { Events } from './events.ts'
import type { Note } from './limits.ts'
import { checked } from './schema.ts'
import type { Uploaded } from './wire.ts'
import type { World } from './world.ts'

export interface Context {
  readonly world: World
  readonly events: Events
  readonly now: () => number
  readonly paidUntilMs: number
  /** What Zalo lets pass in this very call and a good app should not do. */
  readonly note: Note
  /** A message that is charged. */
  readonly bill: () => void
}

/** `data`: JSON in one parameter of the query; `query`: plain parameters; `file`: a form with a file. */
export type Place = 'data' | 'query' | 'json' | 'file'

export interface Call {
  readonly takes: Place
  /** Returns the answer's `data`. */
  readonly run: (context: Context, params: unknown, file: Uploaded | undefined) => unknown
}

export function call<Shape extends z.ZodType>(
  takes: Exclude<Place, 'file'>,
  shape: Shape,
  act: (context: Context, params: z.infer<Shape>) => unknown,
): Call {
  return { takes, run: (context, params) => act(context, checked(shape, params)) }
}
