/** The guard that keeps tests on this machine does so, whichever way a connection is made. */
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { expect, it } from 'vitest'
import { attempts } from '../network.ts'

/** Of the block that is kept for examples (RFC 5737): nobody answers there. */
const ELSEWHERE = '192.0.2.1'

it.each([
  ['fetch', () => fetch(`http://${ELSEWHERE}/`)],
  ['fetch over TLS', () => fetch(`https://${ELSEWHERE}/`)],
  ['a name', () => fetch('https://api.telegram.org/')],
  ['a socket', () => failureOf(connect(80, ELSEWHERE))],
  ['a socket by options', () => failureOf(connect({ host: ELSEWHERE, port: 80 }))],
  ['TLS', () => failureOf(connectTls({ host: ELSEWHERE, port: 443 }))],
])('refuses %s', async (_way, reach) => {
  await expect(reach()).rejects.toThrow()
  expect(attempts.splice(0)).toHaveLength(1)
})

it('lets a test speak to its own server', async () => {
  const server = createServer((_request, response) => response.end('here')).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo // it listens on a port
  const said = await fetch(`http://localhost:${port}/`, { headers: { connection: 'close' } })
  expect(await said.text()).toBe('here')
  await new Promise((resolve) => server.close(resolve))
})

function failureOf(socket: ReturnType<typeof connect>): Promise<never> {
  return new Promise((_resolve, reject) => socket.once('error', reject))
}
