/** The face of this folder, which is written as a package of its own; whoever uses it imports from here. */
export { CODES, type CodeMeaning, type Delivered, ZaloError, type ZaloErrorKind } from './errors.ts'
export { type Attachment, eventOf, type GroupChange, type ZaloEvent } from './events.ts'
export type { Grant, GrantStore, RenewedPair } from './grant.ts'
export type { Asset, Group, GroupMember, Groups, NewGroup } from './groups.ts'
export { type Button, type Buttons, MOST_BUTTONS, PAYLOAD_LIMIT, TEXT_LIMIT, TITLE_LIMIT } from './messages.ts'
export {
  createZaloOa,
  type OaInfo,
  type Quota,
  type SentMessage,
  type TextOptions,
  type UserInfo,
  type ZaloOa,
  type ZaloOaOptions,
} from './oa.ts'
export {
  type Consent,
  challengeOf,
  consentUrl,
  exchangeCode,
  newVerifier,
  type OAuthApp,
  type OAuthReply,
  refresh,
  type TokenPair,
} from './oauth.ts'
export {
  createTokens,
  type Tokens,
  type TokensLog,
  type TokensOptions,
  type TokensState,
  type Trouble,
} from './rotation.ts'
export type { Rate, TokenSource } from './transport.ts'
export { FILE_LIMIT } from './upload.ts'
export { macOf, type Verdict, verify, type WebhookKeys, type WebhookRequest } from './webhook.ts'
