/** The page's talk with the server. A refusal is thrown as a `Refused` with the server's word for it. */
export class Refused extends Error {}

export const texts = () => get('/trial/texts')
export const state = () => get('/trial/state')
export const history = (chat) => get(`/trial/chats/${encodeURIComponent(chat)}`)
export const sendText = (message) => post('/trial/messages', message)
export const sendTap = (tap) => post('/trial/taps', tap)
export const reset = () => post('/trial/reset', {})

async function get(path) {
  return read(await fetch(path, { signal: AbortSignal.timeout(15_000) }))
}

async function post(path, body) {
  const headers = { 'content-type': 'application/json', 'x-tongket-trial': '1' }
  const signal = AbortSignal.timeout(30_000)
  return read(await fetch(path, { method: 'POST', headers, body: JSON.stringify(body), signal }))
}

async function read(response) {
  if (response.status === 403) throw new Refused('locked')
  const body = await response.json()
  if (!response.ok) throw new Refused(body.error)
  return body
}

/**
 * Live events for good: the browser connects again after a break, and we after it has given up. `onState` is told
 * 'connected', 'lost' or, where the key is another one, 'locked'; that ends too, when the new address has been opened.
 */
export function listen(onEvent, onState) {
  const source = new EventSource('/trial/events')
  source.onopen = () => onState('connected')
  source.onmessage = (message) => onEvent(JSON.parse(message.data))
  source.onerror = async () => {
    const ended = source.readyState === EventSource.CLOSED
    onState(ended && (await isLocked()) ? 'locked' : 'lost')
    if (ended) setTimeout(() => listen(onEvent, onState), 2000)
  }
}

async function isLocked() {
  try {
    return (await fetch('/trial/texts')).status === 403
  } catch {
    return false // not reached at all
  }
}
