/**
 * One person's flood, and what the others notice: `npm run bench:flood [-- --rounds N --chats N --clients N --rate N --json]`.
 */
import { parseArgs } from 'node:util'
import { type Kind, measureFlood } from './flooded.ts'
import { median } from './sums.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    chats: { type: 'string', default: '20' },
    clients: { type: 'string', default: '1' },
    rate: { type: 'string', default: '1140' },
    json: { type: 'boolean', default: false },
  },
})
const KINDS: readonly Kind[] = ['quiet', 'unread', 'flooded']
const found = await measureFlood({
  kinds: KINDS,
  rounds: Number(values.rounds),
  chats: Number(values.chats),
  clients: Number(values.clients),
  perSecond: Number(values.rate),
})
if (values.json) process.stdout.write(`${JSON.stringify(found, null, 2)}\n`)
else {
  const { p99, floods, told } = found
  for (const kind of KINDS) {
    const ratio = (median(p99[kind]) / median(p99.quiet)).toFixed(2)
    const all = p99[kind].map((ms) => ms.toFixed(1)).join(', ')
    process.stdout.write(`${kind.padEnd(8)} echo p99 ${median(p99[kind]).toFixed(1)} ms (${all}); ${ratio} of quiet\n`)
  }
  const posted = floods.reduce((sum, flood) => sum + flood.posted, 0)
  const seconds = floods.reduce((sum, flood) => sum + flood.ms, 0) / 1000
  process.stdout.write(
    `${posted} messages in ${seconds.toFixed(1)} s, ${told.length} answers; the last: ${told.at(-1) ?? '-'}\n`,
  )
}
