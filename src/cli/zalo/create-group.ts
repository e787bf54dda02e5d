/** `tongket zalo groups create UNIT`: a group for the officers of a unit, made on an asset that was bought for it. */
import type { Command } from 'commander'
import type { Parcel } from '../../app/delivery/parcel.ts'
import { groupChat } from '../../channels/zalo-oa/ids.ts'
import type { Unit } from '../../core/pack.ts'
import { Problem } from '../../problem.ts'
import type { Store } from '../../store/store.ts'
import { type Group, type NewGroup, ZaloError, type ZaloOa } from '../../zalo-openapi/index.ts'
import { type Base, baseOf, type JsonOption, printJson, type Shell, withStore } from '../shell.ts'
import { unitIn } from '../unit-in.ts'
import { askZalo } from './account.ts'
import { membersIn } from './members.ts'
import { groupsOf } from './unit-groups.ts'

interface Options {
  readonly name?: string
  readonly members?: readonly string[]
  readonly asset?: string
}

/** Zalo's, in UTF-16 units. */
const NAME_LIMIT = 30
/** What is sold, by how many there may be in a group. */
const SIZES = [10, 50, 100, 1000]

export function addCreate(groups: Command, shell: Shell): void {
  groups
    .command('create')
    .description('Make a group for a unit and link it as the group of its officers')
    .argument('<unit>', "the unit's code")
    .option('--name <name>', "up to 30 characters; the unit's short name without it")
    .option('--members <ids>', 'Zalo ids with commas between; the people linked to the unit without it', membersIn)
    .option('--asset <id>', 'the asset to make it on; the smallest free one without it')
    .option('--json', 'print data')
    .action((code: string, options: Options) => create(shell, code, options, groups.opts()))
}

async function create(shell: Shell, code: string, options: Options, { json }: JsonOption): Promise<void> {
  const base = baseOf(shell)
  const unit = unitIn(base.pack.units, code)
  const name = nameFor(unit, options.name)
  const made = await withStore(base, (store) =>
    askZalo(shell, base, store, async (api) => {
      await refuseSecond(api, store, unit)
      const members = options.members ?? (await peopleOf(store, unit))
      if (members.length === 0) throw new Problem('zalo-no-members', { unit: unit.code })
      const assetId = options.asset ?? (await freeAsset(api, members.length))
      const description = base.t('cli.zalo.description', { title: base.pack.title, unit: unit.name })
      const group = await make(api, { name, description, assetId, members })
      const first = base.t('reply.linked-group', { unit: unit.name, role: base.t('role.officer'), command: '/baocao' })
      await link(store, unit, { group, title: name, first }, shell.now())
      return { id: group.id, name, link: group.link ?? null, unit: unit.code, role: 'officer', asset: assetId }
    }),
  )
  if (json) printJson(shell, made)
  else shell.print(told(base, unit, made))
}

function told({ t }: Base, unit: Unit, { id, name, link }: { id: string; name: string; link: string | null }): string {
  const done = t('cli.zalo.created', { name, id, unit: unit.name })
  return link === null ? done : [done, t('cli.zalo.join', { link })].join('\n')
}

/** Throws a Problem for a name that was typed and is too long; a unit's is cut. */
function nameFor({ short }: Unit, typed: string | undefined): string {
  const name = (typed ?? short).normalize('NFC').trim()
  if (typed === undefined) return name.slice(0, NAME_LIMIT).trimEnd()
  if (name === '' || name.length > NAME_LIMIT) throw new Problem('zalo-group-name', { most: NAME_LIMIT })
  return name
}

/** An asset costs money, and a command is soon given twice. */
async function refuseSecond(api: ZaloOa, store: Store, unit: Unit): Promise<void> {
  const known = await groupsOf(store, unit)
  if (known.length === 0) return
  const living = (await api.groups.list()).filter(({ isEnabled }) => isEnabled !== false)
  const other = living.find(({ id }) => known.includes(id))
  if (other) throw new Problem('zalo-group-exists', { unit: unit.code, group: other.id, name: other.name })
}

async function peopleOf(store: Store, { code }: Unit): Promise<readonly string[]> {
  const links = await store.links.ofUnit(code)
  const people = await Promise.all(
    links.map(async ({ personId }) => (personId === undefined ? undefined : await store.people.byId(personId))),
  )
  const ids = people.flatMap((person) => (person?.channel === 'zalo-oa' ? [person.externalId] : []))
  return [...new Set(ids)]
}

/** The account itself is one of those in the group. */
async function freeAsset(api: ZaloOa, members: number): Promise<string> {
  for (const size of SIZES.filter((most) => most > members)) {
    const free = (await api.groups.assets(`gmf${size}`)).find(({ isAvailable }) => isAvailable)
    if (free) return free.id
  }
  throw new Problem('zalo-no-asset', { members })
}

async function make(api: ZaloOa, group: NewGroup): Promise<Group> {
  try {
    return await api.groups.create(group)
  } catch (fault) {
    if (fault instanceof ZaloError && fault.delivered === 'unknown')
      throw new Problem('zalo-group-unanswered', { why: fault.message }, { cause: fault })
    throw fault
  }
}

interface Made {
  readonly group: Group
  readonly title: string
  /** What the program says there; a server that runs sends it within a minute. */
  readonly first: string
}

async function link(store: Store, unit: Unit, { group, title, first }: Made, now: Date): Promise<void> {
  await store.write(async (tx) => {
    const chat = await tx.chats.of('zalo-oa', { id: groupChat(group.id), kind: 'group', title }, now)
    await tx.links.add({ chatId: chat.id, unit: unit.code, role: 'officer', createdAt: now })
    await tx.audit({ at: now, action: 'linked', subject: `${unit.code}:officer`, detail: `chat:${chat.id}` })
    const payload: Parcel = { type: 'message', text: first }
    await tx.outbox.enqueue({ chatId: chat.id, payload, createdAt: now })
  })
}
