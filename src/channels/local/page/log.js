/**
 * The bubbles of the open chat. `page.js` gives them in any order; they stand by their ids. People's text goes in
 * by textContent alone.
 */
import { make, plain } from './list.js'
import { say, when } from './words.js'

/** `on`: { nameOf(author), isMine(bubble), reply(bubble), tap(bubble, choice, done) }. */
export function createLog(element, on) {
  const shown = new Map()
  /** Kept while the room for the log changes: a reply line, a keyboard on a phone. */
  let following = true

  function put(bubble, { quiet = false } = {}) {
    const follow = atBottom() || on.isMine(bubble)
    const old = shown.get(bubble.id)
    const article = old?.article ?? newArticle(bubble.id)
    shown.set(bubble.id, { bubble, article })
    const held = article.contains(document.activeElement)
    fill(article, bubble)
    if (!old) insert(bubble.id, article)
    else if (held) article.focus()
    rove(lastArticle())
    if (follow && !quiet) toBottom()
  }

  function newArticle(id) {
    const article = make('article')
    article.dataset.id = String(id)
    article.tabIndex = -1
    return article
  }

  function insert(id, article) {
    const later = [...element.children].find((other) => Number(other.dataset.id) > id)
    element.querySelector('.hint')?.remove()
    element.insertBefore(article, later ?? null)
  }

  function fill(article, bubble) {
    const side = on.isMine(bubble) ? 'mine' : bubble.fromBot ? 'bot' : 'other'
    const chosen = article.classList.contains('chosen')
    article.className = `bubble ${side}${chosen ? ' chosen' : ''}`
    article.removeAttribute('aria-busy')
    const body = make('div', 'body')
    body.append(...[heading(bubble, side), quote(bubble), words(bubble), file(bubble)].filter(Boolean))
    article.replaceChildren(body, ...[choices(article, bubble)].filter(Boolean), replyButton(bubble))
  }

  function heading(bubble, side) {
    const line = make('p', 'author')
    const name = on.nameOf(bubble.author)
    line.append(make('span', 'name', side === 'mine' ? say('you', { name }) : name), make('time', '', when(bubble.at)))
    return line
  }

  function quote(bubble) {
    const about = shown.get(bubble.replyTo)?.bubble
    if (!about) return undefined
    const block = make('blockquote')
    block.append(make('strong', '', on.nameOf(about.author)), make('span', '', firstLine(about)))
    return block
  }

  function choices(article, bubble) {
    if (bubble.choices.length === 0) return undefined
    const box = make('div', 'choices')
    for (const row of bubble.choices) {
      const line = make('div', 'row')
      line.append(...row.map((choice) => choiceButton(article, bubble, choice)))
      box.append(line)
    }
    return box
  }

  function choiceButton(article, bubble, choice) {
    const button = make('button', 'choice', choice.label)
    button.type = 'button'
    button.onclick = () => {
      if (article.getAttribute('aria-busy')) return
      article.setAttribute('aria-busy', 'true')
      button.classList.add('spinning')
      on.tap(bubble, choice, () => {
        if (!button.isConnected) return // the card was edited meanwhile and is free again
        button.classList.remove('spinning')
        article.removeAttribute('aria-busy')
      })
    }
    return button
  }

  function replyButton(bubble) {
    const button = make('button', 'reply', say('reply'))
    button.type = 'button'
    button.onclick = () => {
      choose(undefined)
      on.reply(bubble)
    }
    return button
  }

  function choose(article) {
    for (const other of element.querySelectorAll('.chosen')) if (other !== article) other.classList.remove('chosen')
    article?.classList.toggle('chosen')
    if (article?.classList.contains('chosen')) article.querySelector('.reply').scrollIntoView({ block: 'nearest' })
  }

  /** One bubble at a time is in the tab order; arrows move to the others. */
  function rove(article) {
    for (const other of element.querySelectorAll('[tabindex="0"]')) other.tabIndex = -1
    if (article) article.tabIndex = 0
  }

  const lastArticle = () => element.querySelector('article:last-of-type')
  const atBottom = () => element.scrollHeight - element.scrollTop - element.clientHeight < 80
  const toBottom = () => (element.scrollTop = element.scrollHeight)

  // A scroll that comes together with a smaller room is told first, and would look like the reader's own.
  let room = element.clientHeight
  const onScroll = () => {
    if (element.clientHeight === room) following = atBottom()
  }
  element.addEventListener('scroll', onScroll, { passive: true })
  new ResizeObserver(() => {
    room = element.clientHeight
    if (following) toBottom()
  }).observe(element)
  element.addEventListener('click', (event) => {
    const body = event.target.closest('.body')
    if (body && !event.target.closest('a') && getSelection()?.isCollapsed !== false) choose(body.parentElement)
  })
  element.addEventListener('keydown', (event) => {
    const article = event.target
    if (article.tagName !== 'ARTICLE') return
    const steps = { ArrowUp: article.previousElementSibling, ArrowDown: article.nextElementSibling }
    if (event.key === 'Enter') on.reply(shown.get(Number(article.dataset.id)).bubble)
    else if (steps[event.key]) {
      rove(steps[event.key])
      steps[event.key].focus()
    } else return
    event.preventDefault()
  })

  return {
    put,
    /** History is not read aloud, only what comes after it. */
    show(bubbles, command) {
      element.setAttribute('aria-live', 'off')
      element.replaceChildren()
      shown.clear()
      for (const bubble of bubbles) put(bubble, { quiet: true })
      if (bubbles.length === 0) element.append(make('p', 'hint', say('empty', { command })))
      following = true
      toBottom()
      requestAnimationFrame(() => element.setAttribute('aria-live', 'polite'))
    },
    redraw() {
      for (const { bubble, article } of shown.values()) fill(article, bubble)
    },
  }
}

function words(bubble) {
  if (bubble.parts.length === 0) return undefined
  const box = make('div', 'text')
  box.append(...bubble.parts.map((part) => (part.bold ? make('strong', '', part.text) : part.text)))
  return box
}

function file(bubble) {
  if (!bubble.file) return undefined
  const link = make('a', 'file')
  link.href = bubble.file.url
  link.download = bubble.file.name
  link.append(make('span', 'name', bubble.file.name), make('span', 'action', say('download')))
  return link
}

export function firstLine(bubble) {
  return bubble.file ? bubble.file.name : plain(bubble).split('\n', 1)[0].slice(0, 120)
}
