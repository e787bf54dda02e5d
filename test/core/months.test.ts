/** Which months a command may mean, for a pack whose April opens on 14/4/2024 at 8:00. */
import { describe, expect, it } from 'vitest'
import { moment } from '../../src/core/moment.ts'
import { isAmong, monthsFor } from '../../src/core/months.ts'
import { period } from '../../src/core/period.ts'
import { amendedPack } from '../amended-pack.ts'

const pack = amendedPack('prompts/de-an-06')
const now = moment('2024-04-15T09:00')

describe('months that can be meant', () => {
  it('for looking and answering reach from two years back to the one after the running one', () => {
    expect(monthsFor('look', pack, now)).toEqual({ first: '2022-05', last: '2024-06' })
  })

  it('reach back to the oldest month on record', () => {
    expect(monthsFor('look', pack, now, period('2019-01')).first).toBe('2019-01')
    expect(monthsFor('look', pack, now, period('2024-01')).first).toBe('2022-05')
  })

  it('for reminders have opened, not long ago, whatever is on record', () => {
    expect(monthsFor('remind', pack, now, period('2019-01'))).toEqual({ first: '2024-01', last: '2024-04' })
    expect(monthsFor('remind', pack, moment('2024-04-14T07:59')).last).toBe('2024-03')
    expect(monthsFor('remind', pack, moment('2024-04-14T08:00')).last).toBe('2024-04')
  })

  it('for locking have opened', () => {
    expect(monthsFor('lock', pack, now)).toEqual({ first: '2022-05', last: '2024-04' })
  })

  it.each([
    ['2024-01', true],
    ['2024-04', true],
    ['2023-12', false],
    ['2024-05', false],
  ])('%s among them: %s', (p, among) => expect(isAmong(period(p), monthsFor('remind', pack, now))).toBe(among))
})
