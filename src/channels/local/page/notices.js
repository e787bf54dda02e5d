/** What the page tells by itself: the banner, short notices, and questions that wait for a click. */
import { say } from './words.js'

const byId = (id) => document.getElementById(id)

export function banner(key) {
  const element = byId('banner')
  element.hidden = key === undefined
  element.textContent = key === undefined ? '' : say(key)
}

/** Stays long enough for a slow reader: two seconds and a tenth more for each letter. */
export function toast(text) {
  const element = document.createElement('p')
  element.textContent = text
  byId('toasts').append(element)
  setTimeout(() => element.remove(), 2000 + 100 * text.length)
}

export function alertBox(text) {
  byId('alert-text').textContent = text
  if (!byId('alert-dialog').open) byId('alert-dialog').showModal()
}

/** `onYes` may be slow; the dialog closes when it is done. */
export function wireDialogs(onYes) {
  const dialog = byId('restart-dialog')
  byId('restart').onclick = () => dialog.showModal()
  byId('restart-no').onclick = () => dialog.close()
  byId('alert-close').onclick = () => byId('alert-dialog').close()
  byId('restart-yes').onclick = async (event) => {
    const button = event.currentTarget
    button.disabled = true
    await onYes()
    button.disabled = false
    dialog.close()
  }
}
