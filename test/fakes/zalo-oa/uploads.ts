/** Files and pictures that are uploaded first and sent by what the upload gave: kept for seven days. */
import type { Call, Context } from './call.ts'
import { breach, no, type Uploaded } from './wire.ts'
import type { World } from './world.ts'

const MB = 1024 * 1024
const KEPT_MS = 7 * 24 * 3_600_000

/** The documentation names these types of files and no XLSX. */
const KINDS = {
  file: { ending: /\.(pdf|docx?|csv)$/i, most: 5 * MB },
  image: { ending: /\.(jpe?g|png)$/i, most: MB },
  gif: { ending: /\.gif$/i, most: 5 * MB },
} as const

type Kind = keyof typeof KINDS

export const uploadCalls: Readonly<Record<string, Call>> = {
  'POST /v2.0/oa/upload/file': upload('file'),
  'POST /v2.0/oa/upload/image': upload('image'),
  'POST /v2.0/oa/upload/gif': upload('gif'),
}

function upload(kind: Kind): Call {
  return {
    takes: 'file',
    run(context, _params, file) {
      if (!file) throw breach(-201, 'file is invalid!', 'there is none')
      const token = kept(context, kind, file)
      return kind === 'file' ? { token } : { attachment_id: token }
    },
  }
}

function kept({ world, now }: Context, kind: Kind, file: Uploaded): string {
  const { ending, most } = KINDS[kind]
  if (!ending.test(file.name)) throw breach(-201, 'file is invalid!', `a ${kind} is not named so`)
  if (file.bytes.length === 0) throw breach(-201, 'file is invalid!', 'it is empty')
  if (file.bytes.length > most) throw breach(-210, 'file exceeds limit', `${file.bytes.length} bytes`)
  const token = world.ids.token('upload')
  world.uploads.set(token, { kind, file, at: now() })
  return token
}

export function uploadedFile(world: World, now: () => number, kind: Kind, token: string): Uploaded {
  const found = world.uploads.get(token)
  if (found?.kind !== kind || now() - found.at > KEPT_MS) throw no(-100, 'attachment_id was expired')
  return found.file
}
