/** Which unit a typed name means: tables of ways of writing, and all communes of 2025, province by province. */
import { describe, expect, it } from 'vitest'
import { typedPeriod } from '../../../src/core/command.ts'
import { day } from '../../../src/core/period.ts'
import { resolveFullName, resolveUnit, type UnitFound } from '../../../src/core/unit-names/resolve.ts'
import { communesByProvince, toneless, unit } from './communes.ts'

function told(found: UnitFound): string {
  if (found.found === 'one') return found.unit.code
  const codes = (found.found === 'several' ? found.units : found.near).map((u) => u.code)
  return codes.length === 0 ? 'none' : `${found.found === 'several' ? 'which' : 'near'} ${codes.join(' ')}`
}

const OFFICE = [
  unit('STP', 'Sở Tư pháp'),
  unit('SYT', 'Sở Y tế'),
  unit('SLDTBXH', 'Sở Lao động - Thương binh và Xã hội', 'Sở LĐTBXH', 'Sở Lao động Thương binh'),
  unit('SKHDT', 'Sở Kế hoạch và Đầu tư', 'Sở KHĐT'),
  unit('SGDDT', 'Sở Giáo dục và Đào tạo', 'Sở GDĐT', 'Ngành giáo dục'),
  unit('CAT', 'Công an tỉnh'),
  unit('PC08', 'Phòng Cảnh sát giao thông, Công an tỉnh', 'PC08'),
  unit('TP-BACGIANG', 'UBND thành phố Bắc Giang', 'TP Bắc Giang'),
  unit('H-TANYEN', 'UBND huyện Tân Yên', 'Tân Yên'),
  unit('H-LUCNAM', 'UBND huyện Lục Nam', 'Lục Nam'),
  unit('H-LUCNGAN', 'UBND huyện Lục Ngạn', 'Lục Ngạn'),
  unit('X1', 'Xã Cẩm Giàng'),
  unit('X2', 'Xã Cẩm Giang'),
  unit('X3', "Xã Ea H'Leo"),
  unit('X4', 'Xã Thanh Hoà'),
  unit('X5', 'Xã Lý Nhân'),
  unit('X6', 'Xã Khoen On'),
  unit('X7', 'Phường 1 Bảo Lộc'),
  unit('X8', 'Phường Phương Liễu'),
  unit('X9', 'Phường Lang Biang – Đà Lạt'),
]

describe('a typed name', () => {
  it.each([
    ['STP', 'STP'],
    ['stp', 'STP'],
    [' ＳＴＰ ', 'STP'],
    ['tp bacgiang', 'TP-BACGIANG'],
    ['TP–BACGIANG', 'TP-BACGIANG'],
    ['TPBACGIANG', 'TP-BACGIANG'],
    ['Sở Tư pháp', 'STP'],
    ['SỞ TƯ PHÁP', 'STP'],
    ['so tu phap', 'STP'],
    ['sở tu phap', 'STP'],
    ['Tư pháp', 'STP'],
    ['tu phap', 'STP'],
    ['So\u031b\u0309 Tu\u031b pha\u0301p', 'STP'],
    ['Sở  Tư\u00a0pháp.', 'STP'],
    ['sotuphap', 'STP'],
    ['Sở Y tế', 'SYT'],
    ['y tế', 'SYT'],
    ['Sở Lao động – Thương binh và Xã hội', 'SLDTBXH'],
    ['Sở Lao động-Thương binh và Xã hội', 'SLDTBXH'],
    ['Sở Lao động, Thương binh và Xã hội', 'SLDTBXH'],
    ['Sở Lao động', 'SLDTBXH'],
    ['sở lao động thương binh', 'SLDTBXH'],
    ['lao dong', 'SLDTBXH'],
    ['SLDTBXH', 'SLDTBXH'],
    ['SLĐTBXH', 'SLDTBXH'],
    ['slđtbvxh', 'SLDTBXH'],
    ['SLDTBVXH', 'SLDTBXH'],
    ['LĐTBXH', 'SLDTBXH'],
    ['Sở LĐTB&XH', 'SLDTBXH'],
    ['Sở LDTBXH', 'SLDTBXH'],
    ['SKHĐT', 'SKHDT'],
    ['KHĐT', 'SKHDT'],
    ['ngành giáo dục', 'SGDDT'],
    ['nganh giao duc', 'SGDDT'],
    ['giáo dục', 'SGDDT'],
    ['Công an tỉnh', 'CAT'],
    ['Công an', 'CAT'],
    ['CSGT', 'none'],
    ['Phòng Cảnh sát giao thông', 'PC08'],
    ['Bắc Giang', 'TP-BACGIANG'],
    ['thành phố Bắc Giang', 'TP-BACGIANG'],
    ['TP. Bắc Giang', 'TP-BACGIANG'],
    ['TANYEN', 'H-TANYEN'],
    ['tanyen', 'H-TANYEN'],
    ['Tân Yên', 'H-TANYEN'],
    ['huyện Tân Yên', 'H-TANYEN'],
    ['H. Tân Yên', 'H-TANYEN'],
    ['UBND Tân Yên', 'H-TANYEN'],
    ['Uỷ ban nhân dân huyện Tân Yên', 'H-TANYEN'],
    ['ủy ban nhân dân Tân Yên', 'H-TANYEN'],
    ['xã Tân Yên', 'near H-TANYEN'],
    ['huyện Lục', 'which H-LUCNAM H-LUCNGAN'],
    ['Lục Nam', 'H-LUCNAM'],
    ['Lục Nạm', 'near H-LUCNAM H-LUCNGAN'],
    ['Xã Cẩm Giàng', 'X1'],
    ['Xã Cẩm Giang', 'X2'],
    ['CẨM GIÀNG', 'X1'],
    ['xã cam giang', 'which X1 X2'],
    ['Cam Giang', 'which X1 X2'],
    ['camgiang', 'which X1 X2'],
    ['Cẩm Giáng', 'near X1 X2 TP-BACGIANG'],
    ['Cẩm', 'which X1 X2'],
    ['Ea H’Leo', 'X3'],
    ['Xã Ea H‘Leo', 'X3'],
    ['Ea H`Leo', 'X3'],
    ['Ea H´Leo', 'X3'],
    ['Ea Hʼleo', 'X3'],
    ['ea hleo', 'X3'],
    ['EA H LEO', 'X3'],
    ['xã Thanh Hòa', 'X4'],
    ['Thanh Hoà', 'X4'],
    ['Thanh Hoa', 'X4'],
    ['Thanh Hoá', 'near X4'],
    ['Lí Nhân', 'X5'],
    ['Khoen On', 'X6'],
    ['P 1 Bảo Lộc', 'X7'],
    ['P.1 Bảo Lộc', 'X7'],
    ['Phương Liễu', 'X8'],
    ['phuong lieu', 'X8'],
    ['phường Phương Liễu', 'X8'],
    ['Lang Biang - Đà Lạt', 'X9'],
    ['Lang Biang', 'X9'],
    ['STPP', 'near STP'],
    ['Sở Tư pháo', 'near STP SKHDT'],
    ['Thương binh', 'near SLDTBXH'],
    ['Sở', 'which STP SYT SLDTBXH SKHDT SGDDT'],
    ['XYZ', 'none'],
    ['', 'none'],
    ['—', 'none'],
    ['\u{1F600}', 'none'],
    ['x'.repeat(10_000), 'none'],
  ])('%j is %s', (text, wanted) => expect(told(resolveUnit(OFFICE, text))).toBe(wanted))

  it('that is the start of one unit and, but for its tones, another is asked about', () => {
    const units = [unit('A', 'Xã Cẩm Giàng'), unit('B', 'Xã Cẩm Giang Đông')]
    expect(told(resolveUnit(units, 'Cẩm Giang'))).toBe('which B A')
  })

  it('names at most five near ones', () => {
    const units = Array.from({ length: 40 }, (_, i) => unit(`U${i}`, `Xã Tân An ${i}`))
    expect(resolveUnit(units, 'Tân Ân xã')).toMatchObject({ found: 'none', near: { length: 5 } })
  })

  it('in full is told from its beginning and its initials', () => {
    for (const text of ['Sở Lao', 'SLĐTBVXH', 'Sở Tư pháo']) expect(told(resolveFullName(OFFICE, text))).toBe('none')
    expect(told(resolveFullName(OFFICE, 'tu phap'))).toBe('STP')
    expect(told(resolveFullName(OFFICE, 'Lục Nạm'))).toBe('near H-LUCNAM')
  })
})

const provinces = communesByProvince()

const withoutKind = (name: string): string => name.replace(/^(Xã|Phường|Đặc khu) /, '')

describe('all communes of a province', () => {
  it('are there', () => expect([provinces.flatMap(([, units]) => units).length, provinces.length]).toEqual([3321, 34]))

  it.each(provinces)('%s: a name as it is written is that unit, in every typography', (_, units) => {
    const wrong = units.flatMap((u) =>
      [
        u.name,
        u.name.normalize('NFD'),
        u.name.toUpperCase(),
        u.name.replaceAll("'", '’'),
        u.name.replaceAll("'", '‘').replaceAll(' - ', ' – '),
        u.name.replaceAll("'", '`').replaceAll(' - ', '-'),
        u.name.replaceAll(' ', '  '),
        ` ${u.name}.`,
      ].filter((text) => told(resolveUnit(units, text)) !== u.code),
    )
    expect(wrong).toEqual([])
  })

  it.each(provinces)('%s: without tones it is that unit if it is the only one, else all are asked', (_, units) => {
    const same = Map.groupBy(units, (u) => toneless(u.name))
    for (const u of units) {
      const codes = (same.get(toneless(u.name)) ?? []).map((one) => one.code)
      const wanted = codes.length === 1 ? u.code : `which ${codes.join(' ')}`
      expect(told(resolveUnit(units, toneless(u.name))), u.name).toBe(wanted)
    }
  })

  it.each(provinces)('%s: without its kind, a name is nobody else, with tones and without', (_, units) => {
    const same = Map.groupBy(units, (u) => withoutKind(u.name))
    for (const u of units) {
      const name = withoutKind(u.name)
      const isAlone = units.every((o) => o === u || toneless(withoutKind(o.name)) !== name)
      if (same.get(name)?.length === 1 && isAlone) expect(told(resolveUnit(units, name)), name).toBe(u.code)
      const found = resolveUnit(units, toneless(name))
      const meant = found.found === 'one' ? [found.unit] : found.found === 'several' ? found.units : []
      expect(meant, name).toContainEqual(u)
    }
  })

  it.each(provinces)('%s: are no months, and stand beside one as they were typed', (_, units) => {
    const read = (text: string) => typedPeriod(text, day('2026-11-23'), { fromDay: 15 }, units)
    const wrong = units.filter(({ name }) =>
      [name, toneless(name), withoutKind(name)].some((text) => {
        const beside = [read(`${text} 4/2024`), read(`tháng 4 ${text}`), read(`4/2024 ${text}`)]
        return read(text) !== undefined || beside.some((p) => p === undefined || p === 'unreadable' || p.rest !== text)
      }),
    )
    expect(wrong.map((c) => c.name)).toEqual([])
  })
})
