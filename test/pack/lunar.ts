/** Days of the lunar calendar by two witnesses: the machine's Chinese calendar, and new moons in Vietnam's zone. */
import { addDays, type Day, day } from '../../src/core/period.ts'

const CHINESE = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })

/** The day of `year` that has this month and date in the machine's Chinese calendar, leap months left out. */
export function chineseDay(year: number, month: number, date: number): Day | undefined {
  const first = day(`${year}-01-01`)
  const wanted = `${month}/${date}`
  return Array.from({ length: 150 }, (_, n) => addDays(first, n)).find((d) => CHINESE.format(new Date(d)) === wanted)
}

/** The synodic month in days, and new moon 0 (6/1/2000) in terrestrial time: Meeus, Astronomical Algorithms, ch. 49. */
const MONTH = 29.530588861
const NEW_MOON_0 = 2451550.09766
const UNIX_EPOCH = 2440587.5
/** Terrestrial time is ahead of the clocks by about 69 s in these years. */
const CLOCK = -69 / 86_400
const VIETNAM = 7 / 24

/** The day in Vietnam (UTC+7) of the `k`th new moon after that of 6/1/2000; right to some minutes. */
function newMoonDay(k: number): Day {
  const anomaly = (at: number, perMonth: number): number => ((at + perMonth * k) * Math.PI) / 180
  const sun = anomaly(2.5534, 29.1053567)
  const moon = anomaly(201.5643, 385.81693528)
  const latitude = anomaly(160.7108, 390.67050284)
  const terms =
    -0.4072 * Math.sin(moon) +
    0.1719 * Math.sin(sun) +
    0.01608 * Math.sin(2 * moon) +
    0.01039 * Math.sin(2 * latitude) +
    0.00734 * Math.sin(moon - sun) -
    0.00511 * Math.sin(moon + sun) +
    0.00208 * Math.sin(2 * sun)
  const instant = NEW_MOON_0 + MONTH * k + terms + CLOCK + VIETNAM
  return day(new Date((instant - UNIX_EPOCH) * 86_400_000).toISOString().slice(0, 10))
}

/** The first day in Vietnam of the lunar month that begins within two weeks of `near`. */
export function monthBeginning(near: Day): Day {
  const k = Math.round((Date.parse(near) / 86_400_000 + UNIX_EPOCH - NEW_MOON_0) / MONTH)
  return newMoonDay(k)
}
