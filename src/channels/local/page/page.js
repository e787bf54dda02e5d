/** The trial page: joins list, log and composer, and keeps what is shown in step with the server. */
import * as api from './api.js'
import { createComposer } from './composer.js'
import { drawList } from './list.js'
import { createLog } from './log.js'
import { forgetSeen, recall, remember } from './memory.js'
import { alertBox, banner, toast, wireDialogs } from './notices.js'
import { nameAndRole, say, useClock, useTexts } from './words.js'

/** After this a tap that nobody answered may be tried again. */
const TAP_MS = 15_000
const RETRY_MS = 2000

const byId = (id) => document.getElementById(id)
const wide = matchMedia('(min-width: 760px)')

let chats = []
let people = []
let open
let connected = false
const newest = new Map()
const taps = new Map()
/** Ids of all taps of this window: others' answers are not told here. */
const ownTaps = new Set()

const nameOf = (author) => people.find((person) => person.id === author)?.name ?? say('bot')
const log = createLog(byId('log'), {
  nameOf,
  isMine: (bubble) => bubble.author === byId('who').value,
  reply: (bubble) => composer.reply(bubble),
  tap,
})
const composer = createComposer({ nameOf, send })

/** One thing at a time: what happens while the history is being read is drawn after it. */
let queue = Promise.resolve()
const inTurn = (work) => (queue = queue.then(work).catch((fault) => console.error(fault)))

function load() {
  return inTurn(async () => {
    try {
      const state = await api.state()
      chats = state.chats
      people = state.people
      useClock(state.clock)
      byId('restart').hidden = !state.canReset
      newest.clear()
      for (const bubble of state.newest) newest.set(bubble.chat, bubble)
      await route()
    } catch {
      banner(connected ? 'load_failed' : 'lost')
      setTimeout(() => connected && load(), RETRY_MS)
      return
    }
    if (connected) banner(undefined)
  })
}

/** The address says which chat is open: `#/chat-id`; without, a wide window shows the first. */
async function route() {
  const asked = decodeURIComponent(location.hash.slice(2))
  const named = chats.find((chat) => chat.id === asked)
  byId('app').dataset.view = named ? 'chat' : 'list'
  const chat = named ?? (wide.matches ? (open ?? chats[0]) : undefined)
  if (chat) await show(chat)
  else leave()
  refresh()
}

function leave() {
  open = undefined
  byId('chat').hidden = true
  byId('pick').hidden = false
  log.show([])
}

async function show(chat) {
  const bubbles = await api.history(chat.id)
  open = chat
  byId('pick').hidden = true
  byId('chat').hidden = false
  byId('chat-title').textContent = chat.title
  byId('chat-note').textContent = chat.note ?? ''
  offerPeople(chat)
  // First the room below it, else the log is not at its end.
  composer.open(chat)
  log.show(bubbles, chat.commands?.[0] ?? '/trogiup')
}

function offerPeople(chat) {
  const here = chat.people ? chat.people.map((id) => people.find((person) => person.id === id)) : people
  const known = here.filter(Boolean)
  byId('who').replaceChildren(...known.map((person) => new Option(nameAndRole(person), person.id)))
  const before = recall('who', chat.id)
  if (known.some((person) => person.id === before)) byId('who').value = before
}

/** The eye has moved to the other view, so the keyboard follows: into the box, or back to the row it came from. */
function focusAfter(oldUrl) {
  const before = decodeURIComponent(new URL(oldUrl).hash.slice(2))
  if (wide.matches) byId('text').focus()
  else if (byId('app').dataset.view === 'chat') byId('back').focus()
  else document.querySelector(`#chats a[data-chat="${CSS.escape(before)}"]`)?.focus()
}

/** Marks the open chat as read if it can be seen, and draws the list. */
function refresh() {
  const seen = open && !document.hidden && (wide.matches || byId('app').dataset.view === 'chat')
  if (seen && newest.has(open.id)) remember('seen', open.id, newest.get(open.id).id)
  const rows = chats.map((chat) => ({
    chat,
    newest: newest.get(chat.id),
    unread: (newest.get(chat.id)?.id ?? 0) > (recall('seen', chat.id) ?? 0),
    current: chat === open,
  }))
  drawList(rows, nameOf)
}

let sending = Promise.resolve()
function send({ chat, text, replyTo }) {
  const person = byId('who').value
  sending = sending.then(async () => {
    try {
      await api.sendText({ chat, person, text, ...(replyTo ? { replyTo: replyTo.id } : {}) })
    } catch {
      composer.giveBack({ chat, text, replyTo })
      toast(say('send_failed'))
    }
  })
}

async function tap(bubble, choice, done) {
  const tapId = crypto.randomUUID()
  const end = (notice) => {
    clearTimeout(timer)
    taps.delete(tapId)
    done()
    if (notice) toast(notice)
  }
  const timer = setTimeout(() => end(say('tap_late')), TAP_MS)
  taps.set(tapId, end)
  ownTaps.add(tapId)
  try {
    const { chat, id: message } = bubble
    await api.sendTap({ chat, person: byId('who').value, message, data: choice.data, tap: tapId })
  } catch (fault) {
    const gone = fault instanceof api.Refused && fault.message === 'unknown-choice'
    end(say(gone ? 'tap_gone' : 'tap_failed'))
  }
}

function happened(event) {
  if (event.type === 'tap-answer') {
    taps.get(event.tap)?.()
    if (event.text && ownTaps.has(event.tap)) (event.alert ? alertBox : toast)(event.text)
  } else if (event.type === 'bubble') arrived(event.bubble)
  else cleared()
}

function arrived(bubble) {
  if (bubble.id >= (newest.get(bubble.chat)?.id ?? 0)) newest.set(bubble.chat, bubble)
  if (bubble.chat === open?.id) log.put(bubble)
  refresh()
}

function cleared() {
  for (const end of taps.values()) end()
  forgetSeen()
  composer.forget()
  load()
}

/** Only once events flow is the history read: whatever happens after it then arrives by itself. */
function heard(state) {
  connected = state === 'connected'
  if (connected) load()
  else banner(state === 'locked' ? 'locked' : 'lost')
}

async function begin() {
  // The key has done its work: nobody should read it over a shoulder, or copy it with the address.
  if (location.search) history.replaceState(history.state, '', location.pathname + location.hash)
  try {
    useTexts(await api.texts())
  } catch {
    setTimeout(begin, RETRY_MS)
    return
  }
  wireDialogs(() => api.reset().catch(() => toast(say('restart_failed'))))
  byId('search').oninput = refresh
  byId('who').onchange = () => {
    remember('who', open.id, byId('who').value)
    log.redraw()
  }
  addEventListener('hashchange', ({ oldURL }) => inTurn(route).then(() => focusAfter(oldURL)))
  document.addEventListener('visibilitychange', refresh)
  wide.addEventListener('change', () => inTurn(route))
  api.listen((event) => inTurn(() => happened(event)), heard)
}

begin()
