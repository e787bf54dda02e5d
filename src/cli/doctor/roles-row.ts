/** What `doctor` says of roles that stand from before and do not count where they were given. */
import { holdings } from '../../app/people.ts'
import type { Store } from '../../store/store.ts'
import { holdingText } from '../../text/people.ts'
import type { Base } from '../shell.ts'
import { good, type Row, warning } from './row.ts'

export async function rolesRow({ t, pack }: Base, store: Store): Promise<Row> {
  const held = await holdings(store, pack)
  const elsewhere = held.filter((link) => !link.inForce)
  if (elsewhere.length === 0) return good('roles', t('doctor.roles-are', { count: held.length }))
  const named = elsewhere.map((link) => `${link.id} (${holdingText(t, pack, link)})`).join('; ')
  return warning(
    'roles',
    t('doctor.roles-elsewhere', { named, ids: elsewhere.map((l) => l.id).join(' '), unit: pack.standingUnit }),
  )
}
