// What webhooks say, in all the ways in which Zalo is known to say it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventOf } from '../../src/zalo-openapi/index.ts'

const BASE = { app_id: '360', oa_id: '388', timestamp: '1696317670193' }
const SAID = { timestamp: '1696317670193', oaId: '388' }

describe('a message', () => {
  it('of a private chat', () => {
    const event = eventOf({
      app_id: '360846524940903967',
      sender: { id: '246845883529197922' },
      user_id_by_app: '552177279717587730',
      recipient: { id: '388613280878808645' },
      event_name: 'user_send_text',
      message: { text: 'xin chào', msg_id: '96d3', quote_msg_id: '95aa' },
      timestamp: '154390853474',
    })
    expect(event).toEqual({
      type: 'message',
      name: 'user_send_text',
      timestamp: '154390853474',
      own: false,
      userId: '246845883529197922',
      messageId: '96d3',
      kind: 'text',
      text: 'xin chào',
      quoted: '95aa',
      attachments: [],
    })
  })

  const group = {
    ...BASE,
    event_name: 'user_send_group_text',
    sender: { id: 'u' },
    message: { text: '125', msg_id: 'm' },
  }
  const read = { ...SAID, type: 'message', name: 'user_send_group_text', own: false, userId: 'u', groupId: 'g' }

  it.each([
    ['in the recipient', { ...group, recipient: { id: 'g' } }],
    ['beside it', { ...group, group_id: 'g', recipient: { id: '388' } }],
  ])('of a group whose id stands %s', (_where, body) => {
    expect(eventOf(body)).toEqual({ ...read, messageId: 'm', kind: 'text', text: '125', attachments: [] })
  })

  it('with a file', () => {
    const attachments = [{ type: 'file', payload: { size: '12', name: 'a.pdf', url: 'https://…' } }]
    const body = {
      ...group,
      event_name: 'user_send_group_file',
      recipient: { id: 'g' },
      message: { msg_id: 'm', attachments },
    }
    expect(eventOf(body)).toMatchObject({ type: 'message', kind: 'file', groupId: 'g', attachments })
    expect(eventOf(body)).not.toHaveProperty('text')
  })

  it.each(['image', 'link', 'audio', 'video', 'sticker', 'gif', 'location', 'business_card', 'file'])(
    'of kind %s',
    (kind) => {
      const body = { ...BASE, event_name: `user_send_${kind}`, sender: { id: 'u' }, message: { msg_id: 'm' } }
      expect(eventOf(body)).toMatchObject({ type: 'message', kind, userId: 'u' })
    },
  )

  it('of the account itself, whose user is the recipient', () => {
    const message = { text: 'a', msg_id: 'm' }
    const own = {
      ...BASE,
      event_name: 'oa_send_text',
      sender: { id: '388', admin_id: '9' },
      recipient: { id: 'u' },
      message,
    }
    expect(eventOf(own)).toMatchObject({ type: 'message', own: true, userId: 'u' })
    const inGroup = { ...own, event_name: 'oa_send_group_text', recipient: { id: 'g' } }
    expect(eventOf(inGroup)).toMatchObject({ type: 'message', own: true, userId: '388', groupId: 'g' })
  })

  it('with numbers for ids keeps them as strings', () => {
    const body = {
      ...BASE,
      timestamp: 1,
      event_name: 'user_send_text',
      sender: { id: 25 },
      message: { msg_id: 7, text: 'a' },
    }
    expect(eventOf(body)).toMatchObject({ type: 'message', userId: '25', messageId: '7', timestamp: '1' })
  })

  it.each([
    ['no id', { sender: { id: 'u' }, message: { text: 'a' } }],
    ['no sender', { message: { msg_id: 'm' } }],
    ['no message', { sender: { id: 'u' } }],
  ])('with %s is unknown', (_name, parts) => {
    expect(eventOf({ ...BASE, event_name: 'user_send_text', ...parts })).toEqual({
      ...SAID,
      type: 'unknown',
      name: 'user_send_text',
    })
  })

  it('of a group that is not named is unknown', () => {
    expect(eventOf({ ...group, recipient: undefined }).type).toBe('unknown')
  })
})

describe('a group', () => {
  it.each([
    ['create_group', 'created'],
    ['user_join_group', 'joined'],
    ['user_request_join_group', 'asked-to-join'],
    ['react_request_join_group', 'accepted'],
    ['accept_request_join_group', 'accepted'],
    ['react_request_join_group_accept', 'accepted'],
    ['reject_request_join_group', 'refused'],
    ['react_request_join_group_reject', 'refused'],
    ['add_group_admin', 'admin-added'],
    ['remove_group_admin', 'admin-removed'],
    ['update_group_info', 'changed'],
    ['user_out_group', 'left'],
    ['user_leave_group', 'left'],
    ['disperse_group', 'dissolved'],
    ['delete_group', 'dissolved'],
  ])('%s: %s', (name, change) => {
    const body = { ...BASE, event_name: name, group_id: 'g', users: [{ id: 'u1' }, { id: 2 }, {}] }
    expect(eventOf(body)).toEqual({ ...SAID, type: 'group', name, change, groupId: 'g', userIds: ['u1', '2'] })
    expect(eventOf({ ...BASE, event_name: name, group_id: 'g' })).toMatchObject({ type: 'group', userIds: [] })
    expect(eventOf({ ...BASE, event_name: name }).type).toBe('unknown')
  })
})

describe('a person', () => {
  it.each(['follow', 'unfollow'])('%s', (name) => {
    const body = { ...BASE, event_name: name, follower: { id: '246' }, user_id_by_app: '552', source: 'oa_profile' }
    expect(eventOf(body)).toEqual({ ...SAID, type: name, name, userId: '246' })
    expect(eventOf({ ...BASE, event_name: name }).type).toBe('unknown')
  })

  it('who withdraws, even if only the app knows them', () => {
    const body = { ...BASE, event_name: 'user_withdraw', user_id_by_app: '552' }
    expect(eventOf(body)).toEqual({ ...SAID, type: 'withdraw', name: 'user_withdraw', userIdByApp: '552' })
    expect(eventOf({ ...body, user_id: '246' })).toMatchObject({ type: 'withdraw', userId: '246' })
    expect(eventOf({ ...BASE, event_name: 'user_withdraw' }).type).toBe('withdraw')
  })
})

it('reads permission_revoked', () => {
  expect(eventOf({ ...BASE, event_name: 'permission_revoked' }).type).toBe('permission-revoked')
})

describe('anything else', () => {
  it.each(['user_seen_message', 'user_click_chatnow', 'anonymous_send_text', 'constructor', '__proto__', ''])(
    '%j is unknown',
    (name) => {
      expect(eventOf({ ...BASE, event_name: name })).toEqual({ ...SAID, type: 'unknown', name })
    },
  )

  it('is never a fault', () => {
    fc.assert(fc.property(fc.anything(), (body) => void eventOf(body)))
    const names = fc.constantFrom('user_send_text', 'user_send_group_text', 'follow', 'create_group', 'user_withdraw')
    const parts = fc.dictionary(
      fc.constantFrom('sender', 'recipient', 'message', 'follower', 'users', 'group_id', 'timestamp', 'oa_id'),
      fc.anything(),
    )
    fc.assert(fc.property(names, parts, (event_name, body) => eventOf({ ...body, event_name }).name === event_name))
  })
})
