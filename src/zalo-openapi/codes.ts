/**
 * Zalo's error codes: what each means, what kind of failure it is for whoever sends, and whether somebody has to mend
 * something. Data for `errors.ts`, from the tables of the Official Account API, of ZNS and of OAuth.
 */

/** The words of a chat program for a failed send; `unreachable` and `throttled` are worth another try. */
export type ZaloErrorKind =
  | 'unreachable'
  | 'throttled'
  /** Nothing goes to this user or group. */
  | 'blocked'
  /** Nothing goes to this user until they write again. */
  | 'window-closed'
  /** This request will never do. */
  | 'rejected'
  /** Nothing goes to anybody until the authorisation is in order. */
  | 'bad-credentials'

export interface CodeMeaning {
  readonly name: string
  readonly kind: ZaloErrorKind
  readonly meaning: string
  /** Somebody has to mend it: pay, verify, authorise anew, or ask the user. */
  readonly needsPeople: boolean
  /** Seconds after which another try makes sense. */
  readonly pause?: number
}

const meaning = (name: string, kind: ZaloErrorKind, text: string, more: Partial<CodeMeaning> = {}): CodeMeaning => ({
  name,
  kind,
  meaning: text,
  needsPeople: false,
  ...more,
})

const PEOPLE = { needsPeople: true } as const

export const CODES: ReadonlyMap<number, CodeMeaning> = new Map([
  // The limit is one of each minute.
  [-32, meaning('too-many-calls', 'throttled', 'The app or the account has made too many calls.', { pause: 60 })],
  [-100, meaning('attachment-expired', 'rejected', 'The attachment is older than seven days: upload it again.')],
  [-200, meaning('send-failed', 'unreachable', 'Zalo could not send the message just now.', { pause: 5 })],
  [-201, meaning('invalid-parameter', 'rejected', 'A parameter is wrong.')],
  [-204, meaning('account-disabled', 'bad-credentials', 'The Official Account is disabled.', PEOPLE)],
  [-205, meaning('account-unknown', 'bad-credentials', 'There is no such Official Account.', PEOPLE)],
  [-209, meaning('app-not-activated', 'bad-credentials', 'The app is not activated for this API.', PEOPLE)],
  [-210, meaning('parameter-too-large', 'rejected', 'A parameter is beyond its limit.')],
  // What a user writes opens a time in which messages to them are not counted.
  [-211, meaning('out-of-quota', 'window-closed', 'The account has used up its messages.', PEOPLE)],
  [-212, meaning('api-not-registered', 'bad-credentials', 'The app has not registered this API.', PEOPLE)],
  [-213, meaning('not-a-follower', 'blocked', 'The user does not follow the account.')],
  [-216, meaning('access-token-invalid', 'bad-credentials', 'The access token is not valid.')],
  [-217, meaning('invitations-blocked', 'blocked', 'The user takes no invitations.')],
  [-218, meaning('user-out-of-quota', 'blocked', 'The user has got as many messages as they may get.')],
  [-219, meaning('app-removed', 'bad-credentials', 'The app was removed or disabled.', PEOPLE)],
  [-220, meaning('access-token-expired', 'bad-credentials', 'The access token has ended or was revoked.')],
  // Told of one ability of the account (groups, say): others may go on, so it closes this chat alone.
  [-221, meaning('account-not-verified', 'blocked', 'The account has to be verified for this.', PEOPLE)],
  [-223, meaning('not-authorised', 'bad-credentials', 'The account has not allowed the app this API.', PEOPLE)],
  [-224, meaning('package-too-small', 'blocked', "The account's package does not include this.", PEOPLE)],
  [-227, meaning('user-inactive', 'blocked', 'The user is banned, or was not seen for 45 days.', PEOPLE)],
  [-230, meaning('no-interaction', 'window-closed', 'The user has not written for seven days.')],
  [-232, meaning('interaction-expired', 'window-closed', 'The time in which the user may be written to is over.')],
  [-233, meaning('type-unsupported', 'rejected', 'This type of message is not supported.')],
  [-234, meaning('not-at-night', 'throttled', 'This type of message does not go out at night.', { pause: 1800 })],
  [-235, meaning('account-type', 'rejected', 'Accounts of this type may not do it.', PEOPLE)],
  [-237, meaning('group-disabled', 'blocked', 'The group is disabled: its asset has ended.', PEOPLE)],
  [-238, meaning('asset-in-use', 'rejected', 'The asset belongs to another group.')],
  [-240, meaning('api-shut-down', 'rejected', 'The call belongs to an API that was shut down.', PEOPLE)],
  [-241, meaning('asset-used-up', 'rejected', 'The asset has been used before.')],
  [-242, meaning('proof-invalid', 'bad-credentials', 'The proof of the app secret is wrong or missing.', PEOPLE)],
  [-244, meaning('type-restricted', 'blocked', 'The user takes no messages of this type.')],
  [-248, meaning('policy', 'rejected', 'The message is against the policy of Zalo.', PEOPLE)],
  [-249, meaning('template-without-user', 'rejected', 'The template cannot go to a user id.')],
  // Without an account that pays only the free time after a user's message is left.
  [-320, meaning('no-cloud-account', 'window-closed', 'The account has no Zalo Cloud Account to pay with.', PEOPLE)],
  [-321, meaning('no-money', 'window-closed', 'The Zalo Cloud Account has no money left.', PEOPLE)],
  [-403, meaning('not-in-group', 'blocked', 'The account is not in the group.', PEOPLE)],

  // Notifications by phone number (ZNS).
  [-108, meaning('phone-invalid', 'rejected', 'The phone number is not valid.')],
  [-114, meaning('cannot-receive', 'blocked', 'The user cannot get the notification.')],
  [-115, meaning('notifications-out-of-quota', 'window-closed', 'The account has used up its notifications.', PEOPLE)],
  [-119, meaning('takes-no-notifications', 'blocked', 'The user cannot get notifications.')],
  [-124, meaning('notification-token-invalid', 'bad-credentials', 'The access token is not valid.')],
  [-131, meaning('template-not-approved', 'rejected', 'The template is not approved.', PEOPLE)],
  [-133, meaning('no-notifications-at-night', 'throttled', 'It does not go out at night.', { pause: 1800 })],
  [-144, meaning('daily-limit', 'throttled', 'The limit of the day is reached.', { pause: 3600 })],
  [-147, meaning('template-limit', 'throttled', 'The limit of the template is reached.', { pause: 3600 })],

  // OAuth.
  [-14002, meaning('app-id-invalid', 'bad-credentials', 'The app id is wrong, or the app is not active.', PEOPLE)],
  [-14003, meaning('redirect-uri-invalid', 'bad-credentials', 'The redirect URI is not the registered one.', PEOPLE)],
])
