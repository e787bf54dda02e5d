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

/** Today the hour alone, else the day before it. */
export function when(iso) {
  const at = new Date(iso)
  const two = (number) => String(number).padStart(2, '0')
  const hour = `${two(at.getHours())}:${two(at.getMinutes())}`
  return at.toDateString() === new Date().toDateString() ? hour : `${at.getDate()}/${at.getMonth() + 1} ${hour}`
}
