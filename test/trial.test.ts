/** The trial's cast: every chat offers the commands that its roles allow, and no others. */
import { describe, expect, it } from 'vitest'
import { day } from '../src/core/period.ts'
import { castOf } from '../src/trial.ts'
import { amendedPack } from './amended-pack.ts'
import { textsIn } from './texts.ts'

const { chats } = castOf(amendedPack('prompts/de-an-06'), textsIn('vi'), day('2024-04-15'))
const commandsIn = (id: string): readonly string[] | undefined => chats.find((c) => c.id === id)?.commands

describe('the trial offers', () => {
  it.each([
    ['nhom-STP', ['/baocao', '/tiendo', '/han', '/trogiup']],
    ['lanh-dao', ['/tongket', '/tiendo', '/xuatbaocao', '/kiemtra', '/han']],
    ['rieng-quan-tri', ['/tiendo', '/han', '/trogiup']],
  ])('in %s: %j', (id, commands) => expect(commandsIn(id)).toEqual(commands))

  it('something in every chat', () => {
    expect(chats.filter((c) => !c.commands?.length)).toEqual([])
  })
})
