/** What this browser remembers of the trial: who one was in each chat, and how far one has read. */
const FIELDS = { who: 'tongket.who', seen: 'tongket.seen' }

export function recall(field, chat) {
  return all(field)[chat]
}

export function remember(field, chat, value) {
  write(field, { ...all(field), [chat]: value })
}

export function forgetSeen() {
  write('seen', {})
}

function all(field) {
  try {
    return JSON.parse(localStorage.getItem(FIELDS[field])) ?? {}
  } catch {
    return {} // storage switched off, or written by something else: begin anew
  }
}

function write(field, value) {
  try {
    localStorage.setItem(FIELDS[field], JSON.stringify(value))
  } catch {
    // Storage switched off: the page works, and forgets on reload.
  }
}
