/** What people do: follow, write, tap, join, leave. Each act becomes the events that an app would get of it. */
import type { Events } from './events.ts'
import type { Uploaded } from './wire.ts'
import type { Group, Person, StoredMessage, World } from './world.ts'

export type Sendable = 'image' | 'sticker' | 'audio' | 'file' | 'location'

export interface People {
  readonly follow: (user: string) => void
  readonly unfollow: (user: string) => void
  /** Asks for what is stored about them to be deleted. */
  readonly withdraw: (user: string) => void
  /** In private, to the OA; returns the message's id. */
  readonly say: (user: string, text: string, options?: { readonly quote?: string }) => string
  /** Taps a button; returns the id of the message that it becomes, which is empty when the app hears nothing of it. */
  readonly tap: (user: string, messageId: string, title: string) => string
  readonly send: (user: string, what: Sendable, group?: string) => string
  /** Somebody answers by hand in the name of the OA. */
  readonly adminSays: (user: string, text: string) => string
  readonly join: (group: string, user: string) => void
  /** Wants to join a group whose members are approved. */
  readonly askToJoin: (group: string, user: string) => void
  readonly leave: (group: string, user: string) => void
  /** `mention`: the text begins with the OA's name, as the app writes it. */
  readonly sayIn: (
    group: string,
    user: string,
    text: string,
    options?: { readonly quote?: string; readonly mention?: boolean },
  ) => string
}

const FILE: Uploaded = { name: 'số liệu.pdf', bytes: new TextEncoder().encode('%PDF-1.4 of a person') }
const ADMIN = '4821604173520000007'

export function createPeople(world: World, now: () => number, events: Events): People {
  function interacted(person: Person): void {
    person.lastInteraction = now()
  }

  function post(person: Person, given: Partial<StoredMessage>): string {
    if (given.quote !== undefined) quoted(person, given.quote)
    person.wrote = true
    interacted(person)
    const message = world.addMessage(person, { ...given, from: person.id })
    events.personSaid(person, message)
    return message.id
  }

  function postIn(group: Group, user: string, given: Partial<StoredMessage>): string {
    if (!group.members.has(user)) throw new Error(`${user} is not in the group`)
    if (given.quote !== undefined) quoted(group, given.quote)
    const message = world.addMessage(group, { ...given, from: user })
    if (group.oaIn && !group.disabled) events.personSaidIn(group, message)
    return message.id
  }

  return {
    follow(user) {
      const person = world.person(user)
      person.follower = true
      interacted(person)
      events.following(person, 'follow')
    },
    unfollow(user) {
      const person = world.person(user)
      person.follower = false
      events.following(person, 'unfollow')
    },
    withdraw(user) {
      const person = world.person(user)
      Object.assign(person, { follower: false, wrote: false, lastInteraction: undefined })
      events.withdrew(person)
    },
    say: (user, text, { quote } = {}) => post(world.person(user), { text, ...(quote === undefined ? {} : { quote }) }),
    tap(user, messageId, title) {
      const person = world.person(user)
      const message = person.messages.find(({ id, from }) => id === messageId && from === 'oa')
      const button = message?.buttons.find((one) => one.title === title)
      if (!button) throw new Error(`message ${messageId} has no button ${title}`)
      if (!button.type.startsWith('oa.query')) {
        interacted(person)
        return ''
      }
      return post(person, { text: button.payload, ...(button.type === 'oa.query.hide' ? { hidden: true } : {}) })
    },
    send(user, what, group) {
      const given = { kind: what, ...(what === 'file' ? { file: FILE } : {}) }
      if (group === undefined) return post(world.person(user), given)
      if (what === 'location') throw new Error('Zalo tells no location of a group')
      return postIn(world.group(group), user, given)
    },
    adminSays(user, text) {
      const person = world.person(user)
      const message = world.addMessage(person, { from: 'oa', text })
      events.oaSaid(person, message, ADMIN)
      return message.id
    },
    join(id, user) {
      const group = world.group(id)
      group.members.add(world.person(user).id)
      if (group.oaIn) events.ofGroup(group, 'joined', [user])
    },
    askToJoin(id, user) {
      const group = world.group(id)
      group.pending.add(world.person(user).id)
      events.ofGroup(group, 'asked', [user])
    },
    leave(id, user) {
      const group = world.group(id)
      if (!group.members.delete(user)) throw new Error(`${user} is not in the group`)
      group.admins.delete(user)
      if (group.oaIn) events.ofGroup(group, 'left', [user])
    },
    sayIn: (group, user, text, { quote, mention = false } = {}) =>
      postIn(world.group(group), user, {
        text: mention ? `@${world.me.oaName} ${text}` : text,
        ...(quote === undefined ? {} : { quote }),
      }),
  }
}

function quoted({ messages }: Person | Group, id: string): void {
  if (!messages.some((message) => message.id === id)) throw new Error(`there is no message ${id} in this chat`)
}
