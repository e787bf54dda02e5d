/**
 * Roles from before, for units in which they do not count: whoever holds one is told once what it gives still, and the
 * administrators how many there are. Looked for at each start, since a pack may have got another standing unit.
 */
import type { Tx } from '../store/store.ts'
import { elsewhereText } from '../text/people.ts'
import { alertAdmins } from './alert.ts'
import type { App } from './app.ts'
import type { Queued } from './delivery/deliver.ts'
import { posting } from './delivery/posting.ts'
import { chatOf, type Holding, holdings } from './people.ts'
import { textsFor } from './texts-for.ts'

export async function tellRolesElsewhere(app: App): Promise<readonly Queued[]> {
  const elsewhere = (await holdings(app.store, app.pack)).filter((link) => !link.inForce)
  return elsewhere.length === 0 ? [] : app.store.write((tx) => tell(app, tx, elsewhere))
}

async function tell(app: App, tx: Tx, elsewhere: readonly Holding[]): Promise<readonly Queued[]> {
  const now = app.now()
  const queued: Queued[] = []
  const post = posting(app, tx, now, queued)
  for (const link of elsewhere) {
    const to = await chatOf(tx, link)
    if (!to || !(await tx.once(`role-elsewhere:${link.id}:${app.pack.standingUnit}`, now))) continue
    const text = elsewhereText(textsFor(app, to), app.pack, link)
    await post(to, { type: 'message', text }, { urgency: 'bulk' })
  }
  const key = `roles-elsewhere:${elsewhere.map((link) => link.id).join(',')}`
  return [...queued, ...(await alertAdmins(app, tx, key, app.t('alert.roles-elsewhere', { count: elsewhere.length })))]
}
