/**
 * The page behind a report's link. Opening it uses nothing up, since messengers fetch links to show what is behind
 * them; its button does. `server.ts` registers it.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { SECURITY_HEADERS } from './headers.ts'

type State = 'good' | 'used' | 'expired' | 'unknown'

export interface Downloads {
  readonly look: (secret: string) => Promise<State>
  readonly take: (
    secret: string,
  ) => Promise<{ readonly name: string; readonly bytes: Uint8Array } | Exclude<State, 'good'>>
  readonly giveBack: (secret: string) => Promise<void>
}

/** What the page says: a sentence for each state, `failed`, the button and what stands below it. */
export type DownloadWords = Readonly<Record<string, string>>

interface DownloadLog {
  error(fields: object, message: string): void
}

const STYLE = readFileSync(fileURLToPath(new URL('./downloads.css', import.meta.url)))
/** A page for one person, of which nobody keeps a copy. */
const PRIVATE = {
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex',
  // Its button is a form; all else stays as strict as everywhere.
  'content-security-policy': SECURITY_HEADERS['content-security-policy']?.replace(
    "form-action 'none'",
    "form-action 'self'",
  ),
}
/** So that a phone knows what to open it with. */
const TYPES: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown; charset=utf-8',
  json: 'application/json',
}
const STATUS = { good: 200, used: 410, expired: 410, unknown: 404, failed: 503 } as const
const SECRET = '/report/:secret([A-Za-z0-9_-]{20,64})'

interface Params {
  readonly Params: { readonly secret: string }
}

export function downloadRoutes(downloads: Downloads, words: DownloadWords, log: DownloadLog): FastifyPluginAsync {
  const show = (reply: FastifyReply, state: keyof typeof STATUS) =>
    reply.code(STATUS[state]).headers(PRIVATE).type('text/html; charset=utf-8').send(pageOf(words, state))
  return async (app) => {
    app.addContentTypeParser('application/x-www-form-urlencoded', (_request, payload, done) => {
      payload.resume()
      done(null)
    })
    app.get('/report.css', (_request, reply) => reply.type('text/css').send(STYLE))
    app.get<Params>(SECRET, async ({ params }, reply) => show(reply, await downloads.look(params.secret)))
    app.post<Params>(SECRET, async ({ params }, reply) => {
      const taken = await takeOr(downloads, params.secret, log)
      if (typeof taken === 'string') return await show(reply, taken)
      reply.raw.once('close', () => {
        if (!reply.raw.writableFinished)
          downloads.giveBack(params.secret).catch((err: unknown) => log.error({ err }, LOST))
      })
      return await reply
        .headers({ ...PRIVATE, 'content-disposition': `attachment; filename="${taken.name}"` })
        .type(TYPES[taken.name.replace(/^.*\./, '')] ?? 'application/octet-stream')
        .send(Buffer.from(taken.bytes))
    })
    await Promise.resolve()
  }
}

const LOST = 'a link whose download broke off could not be made good again'

async function takeOr(downloads: Downloads, secret: string, log: DownloadLog) {
  try {
    return await downloads.take(secret)
  } catch (err) {
    log.error({ err }, 'a report could not be handed out')
    return 'failed'
  }
}

function pageOf(words: DownloadWords, state: keyof typeof STATUS): string {
  const say = (key: string) => escaped(words[key] ?? '')
  const form = `<form method="post"><button>${say('get')}</button></form><p class="hint">${say('hint')}</p>`
  return `<!doctype html>
<html lang="${say('lang')}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say('title')}</title>
<link rel="stylesheet" href="/report.css">
<main>
<h1>${say('title')}</h1>
<p>${say(state)}</p>
${state === 'good' ? form : ''}
</main>
</html>
`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
}
