/** People of the trial page, over its HTTP: what they write, and what they see in a chat. */
import { randomUUID } from 'node:crypto'

export interface SeenBubble {
  readonly id: number
  readonly fromBot: boolean
  readonly text: string
  readonly choices: readonly { readonly label: string; readonly data: string }[]
  readonly file?: { readonly name: string; readonly url: string }
}

export interface TrialClient {
  /** What the page shows before anybody has written. */
  state(): Promise<unknown>
  texts(): Promise<unknown>
  say(chat: string, person: string, text: string): Promise<void>
  /** The newest button with this label. */
  tap(chat: string, person: string, label: string): Promise<void>
  seen(chat: string): Promise<SeenBubble[]>
  fetch(path: string): Promise<Uint8Array>
}

interface WireBubble extends Omit<SeenBubble, 'text' | 'choices'> {
  readonly parts: readonly { readonly text: string }[]
  readonly choices: readonly (readonly { readonly label: string; readonly data: string }[])[]
}

/** Opens the address that the program prints, as a browser does: the key comes back as a cookie. */
export function trialClient(address: string): TrialClient {
  const url = new URL(address).origin
  let opened: Promise<string> | undefined
  const cookie = (): Promise<string> => (opened ??= cookieFrom(address))
  async function get(path: string): Promise<unknown> {
    const answer = await fetch(url + path, { headers: { cookie: await cookie() } })
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    return await answer.json()
  }
  async function post(path: string, body: object): Promise<void> {
    const headers = { 'content-type': 'application/json', 'x-tongket-trial': '1', cookie: await cookie() }
    const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    await answer.arrayBuffer()
  }
  async function seen(chat: string): Promise<SeenBubble[]> {
    const bubbles = (await get(`/trial/chats/${chat}`)) as WireBubble[] // the page trusts its own server as well
    return bubbles.map(({ parts, choices, ...rest }) => {
      return { ...rest, text: parts.map((part) => part.text).join(''), choices: choices.flat() }
    })
  }
  return {
    state: () => get('/trial/state'),
    texts: () => get('/trial/texts'),
    say: (chat, person, text) => post('/trial/messages', { chat, person, text }),
    async tap(chat, person, label) {
      const message = (await seen(chat)).findLast((m) => m.choices.some((c) => c.label === label))
      const data = message?.choices.find((c) => c.label === label)?.data
      if (!message || data === undefined) throw new Error(`no button ${label} in ${chat}`)
      await post('/trial/taps', { chat, person, message: message.id, data, tap: randomUUID() })
    },
    seen,
    async fetch(path) {
      const answer = await fetch(url + path, { headers: { cookie: await cookie() } })
      return new Uint8Array(await answer.arrayBuffer())
    },
  }
}

async function cookieFrom(address: string): Promise<string> {
  const page = await fetch(address)
  await page.arrayBuffer()
  const [cookie] = page.headers.getSetCookie()
  if (!page.ok || cookie === undefined) throw new Error(`the trial page does not open: ${page.status}`)
  return cookie.split(';')[0] ?? ''
}
