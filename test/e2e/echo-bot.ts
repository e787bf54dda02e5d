/** A program behind the trial page that says everything a page must be able to show, without knowing any report. */
import type { Choice, Inbound } from '../../src/channels/channel.ts'
import type { LocalChannel } from '../../src/channels/local/local.ts'
import { strong } from '../../src/channels/mark.ts'

export const REPORT = {
  name: 'Báo cáo Đề án 06 tháng 4-2024.docx',
  bytes: Buffer.from('PK\u0003\u0004 bytes of a report'),
}

const CHOICES: Choice[][] = [
  [
    { label: 'Như tháng trước: 781', data: 'same' },
    { label: 'Không phát sinh', data: 'none' },
  ],
  [
    { label: '◀ Lùi', data: 'back' },
    { label: 'Bỏ qua', data: 'skip' },
    { label: 'Xem lại', data: 'review' },
  ],
]

const CARD = [
  strong('Báo cáo Đề án 06 · Tháng 4/2024 · Sở Tư pháp'),
  'Hạn 17:00 thứ Tư 17/4 (còn 2 ngày) · Câu 3/9 ▰▰▱▱▱▱▱▱▱',
  '',
  'Từ 15/3 đến 14/4, cấp xã đã giải quyết bao nhiêu hồ sơ đăng ký khai tử?',
  'Tháng trước: 781 hồ sơ',
].join('\n')

export interface EchoBot {
  readonly inbox: (inbound: Inbound, channel: LocalChannel) => Promise<void>
  /** Taps are answered when this is called, so that a test can look at one that waits. */
  answerTaps(): Promise<void>
}

export function createEchoBot(): EchoBot {
  const waiting: (() => Promise<void>)[] = []
  return {
    inbox: async (inbound, channel) => {
      if (inbound.type === 'tap') waiting.push(() => answerTap(inbound, channel))
      else if (inbound.type === 'text') await answerText(inbound, channel)
    },
    async answerTaps() {
      for (const answer of waiting.splice(0)) await answer()
    },
  }
}

async function answerText(inbound: Inbound & { type: 'text' }, channel: LocalChannel): Promise<void> {
  const chatId = inbound.chat.id
  if (inbound.text === '/baocao') await channel.send({ type: 'message', chatId, text: CARD, choices: CHOICES })
  else if (inbound.text === '/xuatbaocao') {
    await channel.send({ type: 'file', chatId, ...REPORT, caption: `${strong('Bản thảo')} để lãnh đạo ký` })
  } else {
    const text = `Đã nghe: ${strong(inbound.text)}${inbound.replyTo ? ` (trả lời tin ${inbound.replyTo})` : ''}`
    await channel.send({ type: 'message', chatId, text, replyTo: inbound.messageId })
  }
}

async function answerTap(inbound: Inbound & { type: 'tap' }, channel: LocalChannel): Promise<void> {
  const { tapId = '', messageId = '', chat, data } = inbound
  if (data === 'review') {
    await channel.send({ type: 'tap-answer', chatId: chat.id, tapId, text: 'Chưa có gì để xem lại', alert: true })
    return
  }
  await channel.send({ type: 'edit', chatId: chat.id, messageId, text: `✓ Câu 3 · Khai tử: ${strong('781 hồ sơ')}` })
  await channel.send({ type: 'tap-answer', chatId: chat.id, tapId, text: 'Đã ghi 781 hồ sơ' })
}
