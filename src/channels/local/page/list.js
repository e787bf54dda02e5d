/** The list of chats with search and unread marks. `page.js` draws it anew whenever something in it changes. */
import { folded, say, when } from './words.js'

const byId = (id) => document.getElementById(id)

/** `rows`: { chat, newest, unread, current }, in the order shown; `nameOf` an author's name. */
export function drawList(rows, nameOf) {
  const wanted = folded(byId('search').value.trim())
  const found = rows.filter(({ chat }) => folded(`${chat.title} ${chat.note ?? ''}`).includes(wanted))
  const focused = document.activeElement?.closest?.('#chats a')?.dataset.chat
  byId('none-found').hidden = found.length > 0
  byId('chats').replaceChildren(
    ...['private', 'group'].flatMap((kind) =>
      section(
        kind,
        found.filter(({ chat }) => chat.kind === kind),
        nameOf,
      ),
    ),
  )
  if (focused) document.querySelector(`#chats a[data-chat="${CSS.escape(focused)}"]`)?.focus()
}

function section(kind, rows, nameOf) {
  if (rows.length === 0) return []
  const heading = make('h2', 'section', say(kind === 'group' ? 'groups' : 'private'))
  const list = make('ul')
  list.append(...rows.map((row) => item(row, nameOf)))
  return [heading, list]
}

function item({ chat, newest, unread, current }, nameOf) {
  const link = make('a')
  link.href = `#/${encodeURIComponent(chat.id)}`
  link.dataset.chat = chat.id
  if (current) link.setAttribute('aria-current', 'true')
  const lines = make('span', 'lines')
  lines.append(
    make('span', 'name', chat.title),
    make('span', 'snippet', newest ? snippet(newest, nameOf) : (chat.note ?? '')),
  )
  const end = make('span', 'end')
  if (newest) end.append(make('span', 'time', when(newest.at)))
  if (unread) end.append(mark())
  link.append(avatar(chat), lines, end)
  const row = make('li', unread ? 'unread' : '')
  row.append(link)
  return row
}

function mark() {
  const dot = make('span', 'dot')
  dot.append(make('span', 'unseen', say('unread')))
  return dot
}

/** The first letters of the last two words: "Sở Tư pháp" is TP. The colour is the same for good. */
function avatar({ id, title }) {
  const words = title.match(/\p{L}+/gu) ?? []
  const letters = words
    .slice(-2)
    .map((word) => word[0])
    .join('')
  const shade = [...id].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 6, 0)
  const element = make('span', `avatar shade-${shade}`, letters.toUpperCase())
  element.setAttribute('aria-hidden', 'true')
  return element
}

function snippet(bubble, nameOf) {
  const text = bubble.file ? `${say('file')}: ${bubble.file.name}` : plain(bubble).replace(/\s+/g, ' ')
  return `${bubble.fromBot ? '' : `${nameOf(bubble.author)}: `}${text.slice(0, 80)}`
}

export function plain(bubble) {
  return bubble.parts.map((part) => part.text).join('')
}

export function make(tag, className = '', text = '') {
  const element = document.createElement(tag)
  if (className) element.className = className
  if (text) element.textContent = text
  return element
}
