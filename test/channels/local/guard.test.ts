import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLoopbackHost, refusalOf, TRIAL_HEADER } from '../../../src/channels/local/guard.ts'

const HERE = { host: 'localhost:8080' }
const ours = { ...HERE, origin: 'http://localhost:8080', [TRIAL_HEADER]: '1', 'sec-fetch-site': 'same-origin' }

function asked(method: string, headers: Record<string, string>, remote = '127.0.0.1') {
  return refusalOf({ method, headers, remote })
}

describe('who may use the trial page', () => {
  it.each(['localhost', 'localhost:8080', 'LOCALHOST:1', '127.0.0.1:8080', '127.8.9.1', '[::1]', '[::1]:8080'])(
    'takes the host %s for this machine',
    (host) => {
      expect(isLoopbackHost(host)).toBe(true)
    },
  )

  it.each([
    'evil.example',
    'localhost.evil.example:8080',
    '127.0.0.1.nip.example',
    '10.0.0.1',
    '0.0.0.0',
    '',
    '::1:80',
  ])('does not take the host "%s" for this machine', (host) => {
    expect(isLoopbackHost(host)).toBe(false)
  })

  it('lets the page read and write', () => {
    expect(asked('GET', HERE)).toBeUndefined()
    expect(asked('POST', ours)).toBeUndefined()
    expect(asked('POST', ours, '::1')).toBeUndefined()
    expect(asked('POST', ours, '::ffff:127.0.0.1')).toBeUndefined()
  })

  it.each([
    ['GET', HERE, 'not-loopback', '192.168.1.7'],
    ['GET', HERE, 'not-loopback', '::ffff:192.168.1.7'],
    ['GET', { host: 'rebound.example:8080' }, 'foreign-host', '127.0.0.1'],
    ['GET', { ...HERE, 'x-forwarded-for': '203.0.113.5' }, 'proxied', '127.0.0.1'],
    ['GET', { ...HERE, origin: 'http://evil.example' }, 'foreign-origin', '127.0.0.1'],
    ['POST', { ...ours, origin: 'http://localhost:9999' }, 'foreign-origin', '127.0.0.1'],
    ['POST', { ...ours, origin: 'null' }, 'foreign-origin', '127.0.0.1'],
    ['POST', { ...HERE, [TRIAL_HEADER]: '1', 'sec-fetch-site': 'cross-site' }, 'foreign-origin', '127.0.0.1'],
    ['POST', HERE, 'no-trial-header', '127.0.0.1'],
  ])('refuses %s %o as %s', (method, headers, refusal, remote) => {
    expect(asked(method, headers, remote)).toBe(refusal)
  })

  it.each([
    ...['Forwarded', 'Via', 'X-Forwarded-For', 'X-Forwarded-Host', 'X-Forwarded-Proto', 'X-Forwarded', 'Forwarded-For'],
    ...['X-Real-IP', 'X-Client-IP', 'True-Client-IP', 'Client-IP', 'X-Cluster-Client-IP', 'X-Remote-Addr', 'X-Scheme'],
    ...['CF-Connecting-IP', 'CF-Ray', 'CF-Visitor', 'CDN-Loop', 'Fastly-Client-IP', 'Akamai-Origin-Hop', 'Fly-Region'],
    ...['X-Envoy-External-Address', 'X-Original-URL', 'X-Original-Host', 'X-Rewrite-URL', 'X-ProxyUser-Ip'],
    ...['Proxy-Connection', 'Proxy-Client-IP', 'WL-Proxy-Client-IP', 'X-Proxy-Id', 'X-Varnish', 'X-ARR-LOG-ID'],
    ...['X-Azure-ClientIP', 'X-AppEngine-User-IP', 'X-Amzn-Trace-Id', 'CloudFront-Viewer-Country', 'X-Cloud-Trace'],
    ...['X-Request-Id', 'X-B3-TraceId', 'traceparent', 'Tailscale-User-Login', 'ngrok-trace-id', 'X-Vercel-Id'],
    ...['X-HTTP-Method-Override', 'X-Host', 'x_forwarded_for', 'HTTP_VIA'],
  ])('takes %s for the sign of a proxy', (name) => {
    expect(asked('GET', { ...HERE, [name.toLowerCase()]: '' })).toBe('proxied')
    expect(asked('POST', { ...ours, [name.toLowerCase()]: '127.0.0.1' })).toBe('proxied')
  })

  it.each([
    ...[
      'accept',
      'accept-encoding',
      'accept-language',
      'cache-control',
      'connection',
      'content-length',
      'content-type',
    ],
    ...['cookie', 'dnt', 'if-modified-since', 'if-none-match', 'last-event-id', 'pragma', 'priority', 'purpose'],
    ...['range', 'referer', 'save-data', 'sec-ch-ua', 'sec-ch-ua-mobile', 'sec-ch-ua-platform', 'sec-fetch-dest'],
    ...['sec-fetch-mode', 'sec-fetch-user', 'sec-fetch-storage-access', 'sec-gpc', 'sec-purpose', 'te', 'upgrade'],
    ...['upgrade-insecure-requests', 'user-agent', 'device-memory', 'viewport-width', 'service-worker'],
  ])("takes a browser's %s for none", (name) => {
    expect(asked('GET', { ...HERE, [name]: 'x' })).toBeUndefined()
  })

  it('takes no name with a dot that is not an address', () => {
    const name = fc.domain()
    fc.assert(
      fc.property(name, (host) => !isLoopbackHost(host)),
      { seed: 6 },
    )
  })
})
