// Which of what people say into a group is meant for the program.
import { describe, expect, it } from 'vitest'
import { hearingByAccident, hearingOf } from '../../../src/core/interview/overheard.ts'
import { formOf, talkOf } from './play.ts'

const form = formOf([
  'figure',
  { id: 'share', kind: 'ratio' },
  { id: 'prose', kind: 'text' },
  { id: 'maybe', kind: 'text', mayBeNone: true },
  { id: 'yes', kind: 'yes-no' },
])
const { state } = talkOf(form)
const asked = {
  ...state,
  waiting: { prose: { typed: 'x', readings: [{ kind: 'text' as const, text: 'x' }], doubted: true as const } },
}

describe('lately asked', () => {
  it.each([
    ['figure', '125', 'meant'],
    ['figure', '1.204 hồ sơ em nhé', 'meant'],
    ['figure', 'không', 'talk'],
    ['figure', 'dạ vâng ạ', 'talk'],
    ['figure', '12,5', 'meant'],
    ['figure', '3 giờ em nhé, chị đang làm báo cáo', 'talk'],
    ['figure', '12a\n13b', 'meant'],
    ['figure', '12a\nhôm nay họp ở đâu', 'talk'],
    ['figure', '12,5 lượt chị ơi', 'meant'],
    ['figure', '12,5   lượt  chị   ơi', 'meant'],
    ['figure', '12,5 lượt thôi chị ơi', 'talk'],
    ['prose', '1. Họp giao ban\n2. Tập huấn', 'perhaps'],
    ['figure', 'bỏ qua', 'meant'],
    ['figure', 'như cũ', 'meant'],
    ['figure', '3: Hội sách; 1: 20', 'meant'],
    ['share', '37.837/38.263', 'meant'],
    ['yes', 'có', 'meant'],
    ['prose', 'Hội nghị triển khai', 'perhaps'],
    ['prose', '5 người', 'perhaps'],
    ['prose', 'xem lại', 'meant'],
    ['maybe', 'ks', 'meant'],
    ['maybe', 'không phát sinh ạ', 'meant'],
    ['maybe', 'không', 'perhaps'],
    ['prose', 'ks', 'perhaps'],
    ['review', 'nộp', 'meant'],
    ['review', 'xong rồi nhé', 'talk'],
    ['review', '2: 30/40', 'meant'],
    // The pack asks it no more, which its writer is told.
    ['gone', '125', 'meant'],
    ['gone', 'xong rồi nhé', 'talk'],
  ])('at %s “%s” is %s', (place, text, hearing) => {
    expect(hearingOf(form, state, place, text, true)).toBe(hearing)
  })

  it('asks about prose once', () => {
    expect(hearingOf(form, asked, 'prose', 'Hội nghị triển khai', true)).toBe('talk')
    expect(hearingOf(form, asked, 'prose', 'đúng ạ', true)).toBe('meant')
    expect(hearingOf(form, asked, 'prose', 'không phải', true)).toBe('meant')
    expect(hearingOf(form, asked, 'prose', 'a', true)).toBe('meant')
  })
})

describe('asked long ago', () => {
  it.each([
    ['figure', '125', 'meant'],
    ['figure', '1: 125', 'meant'],
    ['share', '37.837/38.263', 'meant'],
    ['figure', '12,5', 'talk'],
    ['figure', 'bỏ qua', 'talk'],
    ['yes', 'có', 'talk'],
    ['prose', 'Hội nghị triển khai', 'talk'],
    ['review', 'nộp', 'talk'],
  ])('at %s “%s” is %s', (place, text, hearing) => {
    expect(hearingOf(form, state, place, text, false)).toBe(hearing)
  })

  it('forgets what it asked about', () => {
    expect(hearingOf(form, asked, 'prose', 'đúng', false)).toBe('talk')
  })
})

describe('heard by accident', () => {
  it.each([
    ['figure', '125', 'meant'],
    ['figure', 'không', 'talk'],
    ['yes', 'có', 'meant'],
    ['prose', 'Hội nghị triển khai', 'talk'],
    ['figure', 'bỏ qua', 'talk'],
    ['review', '1: 125', 'meant'],
    ['review', '125', 'talk'],
  ])('at %s “%s” is %s', (place, text, hearing) => {
    expect(hearingByAccident(form, place, text)).toBe(hearing)
  })
})
