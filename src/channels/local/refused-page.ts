/**
 * What a person reads in the place of the trial page. It asks for nothing else, since nothing else would be given:
 * its few lines of style stand in it, and its policy allows just them.
 */
import { createHash } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import type { Refusal } from './guard.ts'

export interface RefusedWords {
  readonly lang: string
  readonly title: string
  /** Without the key: how to open the page. */
  readonly noKey: string
  /** By another machine, a proxy, or another page. */
  readonly elsewhere: string
}

const STYLE =
  'body{font:1.15rem/1.6 system-ui,sans-serif;max-width:34rem;margin:18vh auto;padding:0 1.5rem;' +
  'color:#1d2a26;background:#eef2ef}h1{font-size:1.35rem}'
const HASH = createHash('sha256').update(STYLE).digest('base64')
const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${HASH}'; img-src data:; frame-ancestors 'none'`,
}

export function sendRefused(reply: FastifyReply, refusal: Refusal | 'no-key', words: RefusedWords): FastifyReply {
  return reply
    .code(403)
    .headers({ ...HEADERS, 'x-tongket-refusal': refusal })
    .type('text/html; charset=utf-8')
    .send(pageOf(words, refusal === 'no-key' ? words.noKey : words.elsewhere))
}

function pageOf({ lang, title }: RefusedWords, sentence: string): string {
  return `<!doctype html>
<html lang="${escaped(lang)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
<h1>${escaped(title)}</h1>
<p>${escaped(sentence)}</p>
</html>
`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
