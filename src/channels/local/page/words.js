/** The page's sentences, which the server takes from locales/. Every module that shows words calls `say`. */
let texts = {}

export function useTexts(given) {
  texts = given
  document.documentElement.lang = texts.lang
  document.title = `${texts.title} · ${texts.subtitle}`
  for (const [attribute, put] of PLACES) {
    for (const element of document.querySelectorAll(`[data-${attribute}]`))
      put(element, say(element.dataset[attribute]))
  }
}

const PLACES = [
  ['text', (element, words) => (element.textContent = words)],
  ['label', (element, words) => element.setAttribute('aria-label', words)],
  ['placeholder', (element, words) => element.setAttribute('placeholder', words)],
]

export function say(key, values = {}) {
  return (texts[key] ?? key).replace(/\{\{(\w+)\}\}/g, (_all, name) => values[name] ?? '')
}

/** Lower case without diacritics, so that "so tu phap" finds "Sở Tư pháp". */
export function folded(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()
}

/** "Lãnh đạo" says the role already. */
export function nameAndRole({ name, role }) {
  return folded(name).includes(folded(role)) ? name : `${name} – ${role}`
}

/** The program's clock and zone, which its sentences mean: the trial may live in another month and another country. */
let clock = { zone: undefined, ahead: 0 }

export function useClock({ now, zone }) {
  clock = { zone, ahead: Date.parse(now) - Date.now() }
}

/** Today the hour alone, else the day before it. */
export function when(iso) {
  const at = partsOf(new Date(iso))
  const now = partsOf(new Date(Date.now() + clock.ahead))
  const hour = `${at.hour}:${at.minute}`
  const sameDay = ['year', 'month', 'day'].every((part) => at[part] === now[part])
  return sameDay ? hour : `${Number(at.day)}/${Number(at.month)} ${hour}`
}

function partsOf(date) {
  const two = '2-digit'
  const shape = {
    timeZone: clock.zone,
    year: 'numeric',
    month: two,
    day: two,
    hour: two,
    minute: two,
    hourCycle: 'h23',
  }
  const parts = new Intl.DateTimeFormat('en', shape).formatToParts(date)
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]))
}
