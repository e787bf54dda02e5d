/** `/nguoi [ĐƠN VỊ]` numbers who holds which role where; `/thuhoi SỐ …` takes roles back, `/thuhoi mã` unused codes. */
import { commandText, isFiller } from '../../core/command.ts'
import { fold } from '../../core/fold.ts'
import { CODES } from '../../core/words/commands.ts'
import { holdingLine, holdingText } from '../../text/people.ts'
import { answer, type Turn } from '../app.ts'
import { holdings, takeBack } from '../people.ts'
import { answerPrivately } from '../privately.ts'
import { unitArg } from './unit-arg.ts'

/** A longer list is asked for unit by unit. */
const MOST_LINES = 40

export async function people(turn: Turn, args: string): Promise<void> {
  const { app, tx, now } = turn
  const { t, pack } = app
  const isForAll = isFiller(args)
  const unit = isForAll
    ? undefined
    : await unitArg(turn, pack.units, args, {
        command: ({ code }) => commandText('nguoi', code),
        unknown: (word) => t('reply.unknown-unit', { word }),
      })
  if (!isForAll && !unit) return
  const held = await holdings(tx, pack, unit?.code)
  const codes = isForAll ? await tx.links.codesOpen(now) : 0
  const lines = [
    held.length === 0
      ? t('people.nobody', { unit: unit?.name ?? pack.title })
      : t('people.head', { count: held.length }),
    ...held.slice(0, MOST_LINES).map((link) => holdingLine(t, pack, link)),
    ...(held.length > MOST_LINES ? [t('people.more', { count: held.length - MOST_LINES })] : []),
    ...(held[0] ? [t('people.how-to-revoke', { id: held[0].id })] : []),
    ...(codes > 0 ? [t('people.codes', { count: codes })] : []),
  ]
  if (!(await answerPrivately(turn, lines.join('\n'), t('people.privately'))))
    await answer(turn, t('people.only-privately'))
}

export async function revoke(turn: Turn, args: string): Promise<void> {
  const { app, tx, post, person } = turn
  const { t, pack } = app
  if (fold(args) === fold(CODES)) return endCodes(turn)
  const ids = idsIn(args)
  if (!ids) return answer(turn, t('people.how-to-type'))
  const taken = await takeBack({ app, tx, post, personId: person.id }, ids)
  if ('unknown' in taken) return answer(turn, t('people.unknown', { ids: taken.unknown.join(', ') }))
  const lines = taken.revoked.map((link) => {
    const key = link.told ? 'people.revoked' : 'people.revoked-untold'
    return t(key, { held: holdingText(t, pack, link) })
  })
  const publicly = t('people.revoked-publicly', { ids: ids.join(', ') })
  if (!(await answerPrivately(turn, lines.join('\n'), publicly))) await answer(turn, publicly)
}

/** Each once; undefined if anything else was typed, or nothing. */
function idsIn(args: string): number[] | undefined {
  const words = args.split(/[\s,;]+/).filter((word) => word !== '')
  if (words.length === 0 || words.some((word) => !/^\d{1,9}$/.test(word))) return undefined
  return [...new Set(words.map(Number))]
}

async function endCodes(turn: Turn): Promise<void> {
  const { app, tx, now, person } = turn
  const count = await tx.links.endCodes(now)
  if (count > 0) await tx.audit({ at: now, personId: person.id, action: 'codes-ended', subject: 'all', detail: count })
  await answer(turn, app.t(count > 0 ? 'people.codes-ended' : 'people.no-codes', { count }))
}
