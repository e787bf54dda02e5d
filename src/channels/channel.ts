/**
 * The contract between the program and a chat platform. A channel is a folder beside this file; it turns what
 * the platform delivers into `Inbound` and `Outgoing` into the platform's calls, and knows nothing of reports.
 */

export type ChannelName = 'telegram' | 'zalo-oa' | 'zalo-bot' | 'local'

export type ChatKind = 'private' | 'group'

/** What a platform can do in one kind of chat; `text/` and `app/` adapt to it instead of asking for a platform's name. */
export interface Abilities {
  /** Most buttons under one message. Choices that do not fit are lettered in the text, and people type a letter. */
  readonly buttons: number
  /** What buttons may hold; absent: anything. */
  readonly keyboard?: KeyboardLimits
  /** A message that was sent can be changed. */
  readonly edits: boolean
  /** Files that can be sent; absent: none. What cannot be sent is given as a link. */
  readonly files?: FileAbility
  /** Longest text, in UTF-16 units. */
  readonly textLimit: number
  /**
   * What of a chat reaches the program: what is meant for it and nothing else; in a group what is addressed to it
   * (commands, mentions, replies, taps); or all that people say to each other, too.
   */
  readonly hears: 'ours' | 'addressed' | 'all'
  /** Messages tell what they reply to. */
  readonly tellsReplies: boolean
  /** A message can be kept in sight at the top of its chat. */
  readonly pins: boolean
  /** For how long after a person's last word they may be written to; absent: always. */
  readonly window?: Window
}

/** Bounds that a platform refuses to pass. Whoever sends keeps within them (`app/delivery/fitting.ts`). */
export interface KeyboardLimits {
  /** Buttons of a message, and of a row. */
  readonly most: number
  readonly perRow: number
  /** Of a label, in UTF-16 units, composed. */
  readonly labelLength: number
  /** Of one button's data, and of all labels and data with what the platform writes around them. */
  readonly dataBytes: number
  readonly allBytes: number
}

export interface Window {
  /** Hours in which it costs nothing, then those in which it can be done at all. */
  readonly freeHours: number
  readonly mostHours: number
  /** How many messages of a month may cost money. */
  readonly paidPerMonth: number
}

export interface FileAbility {
  /** Endings of names: `docx`. */
  readonly endings: readonly string[]
  readonly mostBytes: number
}

/** How fast the platform lets a program send; Infinity for a limit that it has not. */
export interface ChannelPace {
  /** To all chats together. */
  readonly perSecond: number
  /** To one chat: so many at once, which may come again after so many seconds. */
  readonly perChat: { readonly most: number; readonly seconds: number }
  /** To one group. */
  readonly groupPerMinute: number
  /** Whether changing a message counts like sending one. */
  readonly countsEdits: boolean
  /** What the platform counts as one chat: for a forum's topic the forum. */
  readonly placeOf: (chatId: string) => string
}

export interface ChatRef {
  /** The platform's id; a forum topic is a chat of its own: `-100123#7`. */
  readonly id: string
  readonly kind: ChatKind
  /** Absent: the platform does not say; what was known stays. */
  readonly title?: string
  /** Of a topic: the id of the chat that it is a part of. What is linked there counts in topics without a link too. */
  readonly within?: string
}

export interface PersonRef {
  /** Also the id of their private chat. */
  readonly id: string
  /** As `title`. */
  readonly name?: string
}

interface Arrived {
  readonly channel: ChannelName
  /** Unique per channel; the same update delivered twice has the same id. */
  readonly externalId: string
  readonly chat: ChatRef
  readonly from: PersonRef
  /** ISO 8601 instant, the platform's time of the message. */
  readonly at: string
}

export interface Attachment {
  readonly what: string
  /** The platform's id of the album that it belongs to, whose pictures come as messages of their own. */
  readonly album?: string
}

export type Inbound =
  | (Arrived & {
      readonly type: 'text'
      readonly text: string
      readonly messageId: string
      /** Where the platform numbers the messages of a chat in the order in which they were written. */
      readonly order?: number
      /** Id of the message that this one replies to. */
      readonly replyTo?: string
      /** What the first button of that message says, if it is ours and the platform tells. */
      readonly replyToData?: string
      /** The text was changed after it had been sent: `messageId` was seen before. */
      readonly edited?: true
      /** It named the program: `/abc@bot`, `@bot abc`. The name itself is left out of `text`. */
      readonly addressed?: true
      /** The text stood beside something that no question takes. */
      readonly beside?: Attachment
    })
  /** A button was tapped. */
  | (Arrived & {
      readonly type: 'tap'
      /** What `Choice.data` said. */
      readonly data: string
      /** The message that carries the button, where the platform tells. */
      readonly messageId?: string
      /** Where the platform waits for a `tap-answer`. */
      readonly tapId?: string
    })
  /** The program was added to a chat or removed from it; in private: the person let it write, or forbade it. */
  | (Arrived & { readonly type: 'joined' | 'left' })
  /** The platform told the name of a chat or a person; nobody said anything. */
  | (Arrived & { readonly type: 'named' })
  /** A person asks that what is known of them be deleted. */
  | (Arrived & { readonly type: 'withdrawn' })
  /** The platform gave the chat a new id (Telegram: group → supergroup). */
  | (Arrived & { readonly type: 'moved'; readonly newId: string })
  /** Something that no question takes, without a word beside it: a photo, a sticker, a voice message. */
  | (Arrived & {
      readonly type: 'other'
      readonly what: string
      readonly album?: string
      /** The words beside it were our name and nothing else. */
      readonly addressed?: true
      readonly messageId: string
      readonly replyTo?: string
      readonly replyToData?: string
    })

export interface Choice {
  readonly label: string
  readonly data: string
}

/** Text for people. Parts between `STRONG` and `/STRONG` marks (see `mark.ts`) are shown in bold where possible. */
export type MarkedText = string

export type Outgoing =
  | {
      readonly type: 'message'
      readonly chatId: string
      readonly text: MarkedText
      /** Rows of buttons; never more than `Abilities.buttons`, never beyond `Abilities.keyboard`. */
      readonly choices?: readonly (readonly Choice[])[]
      readonly replyTo?: string
      /** Whom it answers, for platforms that cannot show what a message replies to. */
      readonly to?: PersonRef
    }
  | {
      readonly type: 'edit'
      readonly chatId: string
      readonly messageId: string
      readonly text: MarkedText
      readonly choices?: readonly (readonly Choice[])[]
    }
  | {
      readonly type: 'file'
      readonly chatId: string
      readonly name: string
      readonly bytes: Uint8Array
      readonly caption?: MarkedText
      readonly replyTo?: string
    }
  /** Answers a tap, so that the button stops spinning; `text` is a short notice, at most 200 characters. */
  | {
      readonly type: 'tap-answer'
      readonly chatId: string
      readonly tapId: string
      readonly text?: string
      readonly alert?: boolean
    }
  /** Keeps a message in sight, without a sound. Not being allowed to is no failure. */
  | { readonly type: 'pin'; readonly chatId: string; readonly messageId: string }

export interface Sent {
  /** The platform's id of the new (or edited) message; absent for tap answers and pins. */
  readonly messageId?: string
}

export { type FailureDetails, type FailureReason, SendFailure, type SendFailureKind } from './send-failure.ts'

/** Where a channel puts what arrived. Resolves once it is stored for good; only then may the channel acknowledge. */
export type Inbox = (inbound: Inbound) => Promise<void>

/** A command to be shown in the platform's menu. */
export interface MenuCommand {
  readonly name: string
  readonly description: string
}

export interface Menu {
  readonly private: readonly MenuCommand[]
  readonly group: readonly MenuCommand[]
}

/** A webhook's answer; the web server writes it. */
export interface HttpAnswer {
  readonly status: number
  readonly body?: unknown
}

/** A request for a channel: the exact bytes, since signatures are over bytes. */
export interface HttpRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Uint8Array
}

export interface Channel {
  readonly name: ChannelName
  readonly abilities: Readonly<Record<ChatKind, Abilities>>
  /** Absent: no limits. */
  readonly pace?: ChannelPace
  /** Begins to receive. Resolves when the platform knows us (or at once, and keeps trying by itself). */
  start(inbox: Inbox): Promise<void>
  /** Stops receiving; resolves when nothing more will be handed to the inbox. */
  stop(): Promise<void>
  /** Resolves when the platform has accepted it; throws a SendFailure. */
  send(outgoing: Outgoing): Promise<Sent>
  /** Whether the platform answers us now; for `/readyz`. */
  ready(): boolean
  /** A link that opens a private chat, or a choice of groups, and hands over `payload` (`?start=`); absent if there is none. */
  deepLink?(where: 'private' | 'group', payload: string): string
  /**
   * How a command is typed in a group of which the program hears only what is addressed to it: `/abc` → `/abc@bot`.
   * As it is, as long as the platform has not said our name.
   */
  addressed?(command: string): string
  /** When the platform last heard from the person of a private chat; asked where `Abilities.window` seems closed. */
  lastHeard?(chatId: string): Promise<Date | undefined>
  /** Handles a POST to `/webhook/<name>`. */
  webhook?(request: HttpRequest): Promise<HttpAnswer>
}
