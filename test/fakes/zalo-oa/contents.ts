/** What a message of the OA carries besides its text, checked: for private messages and for groups. */
import type { Context } from './call.ts'
import type { MediaElement } from './schema.ts'
import { uploadedFile } from './uploads.ts'
import type { StoredMessage } from './world.ts'

type Contents = Pick<StoredMessage, 'kind' | 'file'>

export function mediaContents({ world, now }: Context, element: MediaElement): Contents {
  const { media_type: kind } = element
  const id = element.attachment_id
  // Stickers are Zalo's own and were never uploaded.
  if (kind === 'sticker' || id === undefined) return { kind }
  return { kind, file: uploadedFile(world, now, kind, id) }
}

export function fileContents({ world, now }: Context, token: string): Contents {
  return { kind: 'file', file: uploadedFile(world, now, 'file', token) }
}
