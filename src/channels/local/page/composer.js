/** The box one writes in: drafts and replies by chat, quick commands, keys. `page.js` sends what comes of it. */

import { make } from './list.js'
import { firstLine } from './log.js'
import { say } from './words.js'

const byId = (id) => document.getElementById(id)

/** `on`: { send(draft), nameOf(author) }; a draft is { chat, text, replyTo? } with the bubble replied to. */
export function createComposer(on) {
  const box = byId('text')
  const drafts = new Map()
  let chat

  function grow() {
    box.style.height = 'auto'
    box.style.height = `${Math.min(box.scrollHeight + 2, 200)}px`
  }

  function show() {
    const { text, replyTo } = drafts.get(chat) ?? { text: '' }
    box.value = text
    byId('replying').hidden = replyTo === undefined
    if (replyTo) {
      byId('replying').querySelector('strong').textContent = say('replying', { name: on.nameOf(replyTo.author) })
      byId('replying').querySelector('span').textContent = firstLine(replyTo)
    }
    grow()
  }

  function submit(text) {
    if (text.trim() === '' || chat === undefined) return
    const { replyTo } = drafts.get(chat) ?? {}
    drafts.delete(chat)
    show()
    on.send({ chat, text, replyTo })
  }

  byId('composer').onsubmit = (event) => {
    event.preventDefault()
    submit(box.value)
    box.focus()
  }
  box.oninput = () => {
    drafts.set(chat, { ...drafts.get(chat), text: box.value })
    grow()
  }
  box.onkeydown = (event) => {
    // While a Vietnamese input method composes, Enter only ends the word; 229 is how some browsers say so.
    if (event.isComposing || event.keyCode === 229) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      submit(box.value)
    } else if (event.key === 'Escape') unreply()
  }
  byId('replying').querySelector('button').onclick = () => {
    unreply()
    box.focus()
  }
  function chipOf(command) {
    const chip = make('button', 'chip', command)
    chip.type = 'button'
    // A command is not a reply, and what is half written stays in the box.
    chip.onclick = () => chat !== undefined && on.send({ chat, text: command })
    return chip
  }

  function unreply() {
    drafts.set(chat, { text: box.value })
    show()
  }

  return {
    open({ id, commands = [] }) {
      chat = id
      byId('commands').replaceChildren(...commands.map(chipOf))
      show()
    },
    reply(bubble) {
      drafts.set(chat, { text: box.value, replyTo: bubble })
      show()
      box.focus()
    },
    /** Puts back what could not be sent, before what has been written since. */
    giveBack(draft) {
      const since = drafts.get(draft.chat)
      const text = [draft.text, since?.text].filter(Boolean).join('\n')
      drafts.set(draft.chat, { text, replyTo: since?.replyTo ?? draft.replyTo })
      if (draft.chat === chat) show()
    },
    forget() {
      drafts.clear()
      show()
    },
  }
}
