/**
 * Who may use the trial page: only a browser on this machine, and only the page itself. A foreign web page must reach
 * it neither by a name that it points at 127.0.0.1 (DNS rebinding) nor by a form of its own (cross-site request
 * forgery). Asked by the routes before anything else, the key (`key.ts`) included.
 */
import { isIPv4 } from 'node:net'

/** A form cannot send it, and a script of another origin only after a preflight, which nobody answers. */
export const TRIAL_HEADER = 'x-tongket-trial'

export type Refusal = 'not-loopback' | 'proxied' | 'foreign-host' | 'foreign-origin' | 'no-trial-header'

export interface Asked {
  readonly method: string
  readonly remote: string | undefined
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

export function refusalOf({ method, remote, headers }: Asked): Refusal | undefined {
  if (!isLoopbackAddress(remote ?? '')) return 'not-loopback'
  // A tunnel or proxy on this machine speaks for people elsewhere, whatever Host it writes.
  if (Object.keys(headers).some(isOfProxy)) return 'proxied'
  const { host, origin } = headers
  if (typeof host !== 'string' || !isLoopbackHost(host)) return 'foreign-host'
  if (origin !== undefined && origin !== `http://${host}`) return 'foreign-origin'
  const reads = method === 'GET' || method === 'HEAD'
  if (reads) return undefined
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return 'foreign-origin'
  return headers[TRIAL_HEADER] === undefined ? 'no-trial-header' : undefined
}

/** What proxies, tunnels and content networks put into the names of their headers, be it first, last or between. */
const PROXY_WORDS = new Set(
  (
    'forwarded forwarder forwarding via proxy proxied real client remote original rewrite true ' +
    'cdn cf cloudfront cloud fastly akamai azure amz amzn appengine envoy varnish ngrok tailscale fly vercel ' +
    'traceparent tracestate b3 baggage'
  ).split(' '),
)

/**
 * By the words of its name, and any name of the kind `x-…` but ours: browsers send none by themselves, while whatever
 * stands between adds them as it likes (X-Request-Id, X-Arr-Log-Id).
 */
function isOfProxy(header: string): boolean {
  const name = header.toLowerCase()
  if (name === TRIAL_HEADER) return false
  return name.startsWith('x-') || name.split(/[-_]/).some((word) => PROXY_WORDS.has(word))
}

/** `host` as in the Host header: a name or address, with or without a port. */
export function isLoopbackHost(host: string): boolean {
  const name = host.toLowerCase().replace(/:\d{1,5}$/, '')
  return name === 'localhost' || name === '[::1]' || isLoopbackV4(name)
}

/** As a socket tells it: a socket for both families writes IPv4 addresses as `::ffff:127.0.0.1`. */
function isLoopbackAddress(address: string): boolean {
  return address === '::1' || isLoopbackV4(address.replace(/^::ffff:/i, ''))
}

function isLoopbackV4(address: string): boolean {
  return isIPv4(address) && address.startsWith('127.')
}
