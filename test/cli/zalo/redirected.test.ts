// What people copy from a browser: the whole address, a part of it, or the code alone.
import { expect, it } from 'vitest'
import { redirectedIn } from '../../../src/cli/zalo/redirected.ts'

const CODE = 'Ab_9-long~code.of.Zalo'

it.each([
  [`https://baocao.example.vn/zalo/callback?oa_id=388613280878808645&code=${CODE}`],
  [`  "https://baocao.example.vn/zalo/callback?code=${CODE}&oa_id=388613280878808645#top"\n`],
  [`baocao.example.vn/zalo/callback?code=${CODE}&state=x&oa_id=388613280878808645`],
  [`code=${CODE}&oa_id=388613280878808645`],
])('reads %s', (typed) => {
  expect(redirectedIn(typed)).toEqual({ code: CODE, oaId: '388613280878808645' })
})

it.each([
  // A shell that was given no quotes ends the address at the first &.
  [`https://baocao.example.vn/zalo/callback?code=${CODE}`],
  [CODE],
  [` ${CODE}\n`],
])('reads %s, which does not say the account', (typed) => {
  expect(redirectedIn(typed)).toEqual({ code: CODE })
})

it.each([
  [''],
  ['https://baocao.example.vn/zalo/callback'],
  ['https://baocao.example.vn/zalo/callback?code=&oa_id=1'],
  ['https://baocao.example.vn/zalo/callback?error=-14003'],
  ['chưa thấy gì'],
  ['12345'],
])('finds no code in %s', (typed) => {
  expect(redirectedIn(typed)).toBeUndefined()
})
