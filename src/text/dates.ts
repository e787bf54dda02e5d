/** Days, months and deadlines in words. Callers: cards, summaries, the help of commands. */
import { dayOf, type Moment, timeOf } from '../core/moment.ts'
import { type Day, monthOf, type Period, type Window, weekdayOf, yearOf } from '../core/period.ts'
import type { Translate } from './texts.ts'

/** `06/4/2024`: by custom days below ten and the first two months get a zero. */
export function dayText(d: Day): string {
  return `${shortDay(d)}/${d.slice(0, 4)}`
}

/** `06/4`. */
export function shortDay(d: Day): string {
  const month = Number(d.slice(5, 7))
  return `${d.slice(8)}/${month <= 2 ? `0${month}` : month}`
}

/** `4/2024`. */
export function monthText(p: Period): string {
  return `${monthOf(p)}/${yearOf(p)}`
}

/** `15/3–14/4`. */
export function windowText(w: Window): string {
  return `${shortDay(w.from)}–${shortDay(w.to)}`
}

/** `17:00 thứ Tư 17/4`, with the year if it is not this one. */
export function deadlineText(t: Translate, due: Moment, today: Day): string {
  const d = dayOf(due)
  const written = d.slice(0, 4) === today.slice(0, 4) ? shortDay(d) : dayText(d)
  return t('date.deadline', { at: timeOf(due), weekday: t(`date.weekday.${weekdayOf(d)}`), day: written })
}

/** `còn 2 ngày`, `hôm nay`, `quá hạn 3 ngày`. */
export function daysLeft(t: Translate, due: Moment, today: Day): string {
  const days = Math.round((Date.parse(dayOf(due)) - Date.parse(today)) / 86_400_000)
  if (days === 0) return t('date.today')
  return days > 0 ? t('date.left', { days }) : t('date.late', { days: -days })
}
