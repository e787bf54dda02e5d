/** What the report of Đề án 06 once said of months in which nobody had said it, each with what it says now. */
import { describe, expect, it } from 'vitest'
import { day, period } from '../../src/core/period.ts'
import type { Value } from '../../src/core/value.ts'
import { amendedPack } from '../amended-pack.ts'
import { askedIn, unitsIn } from './every-sentence/months.ts'
import { compiled, rowsOf, sentencesOf } from './every-sentence/read.ts'
import { SAID } from './sample.ts'

const pack = amendedPack('prompts/de-an-06')
const APRIL = period('2024-04')
const QUESTIONS = pack.forms.flatMap((f) => f.questions)
const { none, number, text, list } = SAID
const nothing: Value = { kind: 'ratio', parts: { numerator: '0', denominator: '0' } }

type Said = Readonly<Record<string, Value>>

interface More {
  /** What every other question is answered with, where it may be. */
  readonly rest?: Value
  readonly submitted?: boolean
}

/** The report of April 2024, in which each question of `said` is answered by all units that are asked it. */
function april(said: Said, { rest, submitted = false }: More = {}): string[] {
  const answers = QUESTIONS.flatMap(({ id, mayBeNone }) => {
    const value = said[id] ?? (mayBeNone ? rest : undefined)
    return value ? askedIn(pack, id, APRIL).map((u) => ({ indicator: id, unit: u.code, period: APRIL, value })) : []
  })
  const all = unitsIn(pack, APRIL).map((u) => u.code)
  const report = compiled(pack, { style: 'partial', period: APRIL, answers, submitted: submitted ? all : [] })
  const rows = [...rowsOf(report, 0), ...rowsOf(report, 1)].map((row) => row.join(' | '))
  return [...sentencesOf(report).map((s) => s.text), ...rows]
}

function documents(...names: [number: string, symbol: string, subject?: string][]): Value {
  const items = names.map(([number, symbol, subject]) => ({ number, symbol, ...(subject && { subject }) }))
  return { kind: 'documents', items }
}

function about(texts: readonly string[], words: RegExp): string[] {
  return texts.filter((line) => words.test(line))
}

describe('an empty month', () => {
  const empty = april({})
  it.each([
    ['conferences', /đã (mở|tổ chức)|có .* (đại biểu|người có uy tín).* dự|qua hội nghị/],
    ['a model of four layers', /0?4 lớp|mô hình \d+ lớp/],
    ['campaigns', /vận động|đẩy mạnh|đôn đốc/],
    ['daily updates', /hằng ngày/],
    ['close cooperation', /phối hợp/],
    ['the digitisation of the police', /667|Công an tỉnh số hóa/],
    ['tasks that all fulfil', /thực hiện nhiệm vụ|thực hiện những nhiệm vụ/],
    ['how many services the communes have', /18 dịch vụ/],
    ['two groups of procedures', /02 nhóm/],
  ])('claims no %s', (_what, words) => {
    expect(about(empty, words)).toEqual([])
  })
})

describe('custom', () => {
  it.each<[id: string, value: Value, sentence: string]>([
    ['atan_mo_hinh_lop', number('4'), 'An toàn thông tin của tỉnh được bảo đảm theo mô hình 04 lớp.'],
    ['van_dong_khong_tien_mat', text('Các đơn vị vận động người dân.'), 'Các đơn vị vận động người dân.'],
    ['du_lieu_cap_nhat', text('Công an các cấp cập nhật hằng ngày.'), 'Công an các cấp cập nhật hằng ngày.'],
  ])('is told once a unit has told it, and in later months: %s', (id, value, sentence) => {
    expect(april({ [id]: value })).toContain(sentence)
    expect(QUESTIONS.find((q) => q.id === id)).toMatchObject({ once: true, required: false })
    const answers = askedIn(pack, id, APRIL).map((u) => ({ indicator: id, unit: u.code, period: APRIL, value }))
    const later = compiled(pack, { style: 'few', period: period('2024-06'), answers, submitted: [] })
    expect(sentencesOf(later).map((s) => s.text)).toContain(sentence)
  })

  it('tells how many services the communes have', () => {
    const [told] = about(april({ dvc_huyen_xa_so_dv: number('18') }), /^2\.2\. /)
    expect(told).toMatch(/^2\.2\. Cấp huyện và cấp xã có 18 dịch vụ công thiết yếu thuộc thẩm quyền\. /)
  })
})

describe('a document', () => {
  const plans: Said = {
    vb_ubnd_tinh: documents(
      ['12', 'KH-UBND', 'số hóa tài liệu của Thư viện tỉnh'],
      ['13', 'KH-UBND', 'hội thi Căn cước'],
    ),
    vb_cat: documents(['14', 'KH-CAT', 'kiểm tra phòng cháy, chữa cháy']),
    vb_tct_tinh: documents(['15', 'TCTTKĐA', 'mô hình cánh đồng mẫu']),
  }
  const sentences: [id: string, begins: string][] = [
    ['vb_danh_muc_so_hoa', 'Danh mục thành phần hồ sơ thủ tục hành chính phải số hóa công bố tại '],
    ['vb_luat_can_cuoc', 'Việc thi hành Luật Căn cước trên địa bàn tỉnh thực hiện theo '],
    ['vb_kiem_tra', 'Việc kiểm tra trang thiết bị của Đề án 06 thực hiện theo '],
    ['vb_dang_ky_mo_hinh', 'Tổ công tác đề nghị các đơn vị đăng ký mô hình mới tại '],
    ['vb_so_hoa_cat', 'Công an tỉnh số hóa hồ sơ, tài liệu theo '],
  ]
  it.each(sentences)('is not found by words of a subject: %s', (_id, begins) => {
    expect(april(plans).filter((line) => line.startsWith(begins))).toEqual([])
  })
  it.each(sentences)('is the one that was given for its sentence: %s', (id, begins) => {
    const told = april({ ...plans, [id]: documents(['559', 'QĐ-UBND']) })
    expect(told.filter((line) => line.startsWith(begins))).toEqual([`${begins}Quyết định số 559/QĐ-UBND.`])
  })
  it('is never chosen by its subject in the narrative', () => {
    expect(pack.narrative).not.toMatch(/contains/)
  })
})

describe('units that answered "none"', () => {
  it('are not said to have sent nothing', () => {
    const texts = april({}, { rest: none, submitted: true })
    expect(about(texts, /không gửi/)).toEqual([])
    expect(texts).toEqual(
      expect.arrayContaining([
        'Trong kỳ, các đơn vị không nêu kết quả nổi bật.',
        'Trong kỳ, các đơn vị không nêu tồn tại, hạn chế.',
        'Trong kỳ, các đơn vị không nêu khó khăn, vướng mắc.',
        'Các đơn vị không nêu nhiệm vụ trọng tâm tháng tới.',
      ]),
    )
  })

  it('give sentences, not "số tin bài là không phát sinh" or "0 bài"', () => {
    const texts = april({}, { rest: none, submitted: true })
    expect(about(texts, /là không phát sinh|\b0 (bài|tin|hồ sơ)/)).toEqual([])
    expect(texts).toEqual(
      expect.arrayContaining([
        'Trong kỳ không phát sinh tin bài, lượt phát trên đài truyền thanh, lượt tuyên truyền trực tiếp và người được tiếp cận.',
        'UBND các huyện, thị xã, thành phố: không phát sinh bài tuyên truyền; không phát sinh tin phóng sự.',
        '2.2. Trong kỳ, cấp huyện và cấp xã không phát sinh hồ sơ.',
        'Trong kỳ không phát sinh mô hình điểm đề xuất bổ sung.',
      ]),
    )
  })

  it('leave no list that ends in nothing', () => {
    const texts = april({}, { rest: none, submitted: true })
    expect(about(texts, /^Tỷ lệ nộp trực tuyến|:\.|: \./)).toEqual([])
    expect(texts).toContain('Trong kỳ, cả 25 dịch vụ công không phát sinh hồ sơ.')
  })
})

describe('nothing of nothing', () => {
  it.each([
    ['vien_phi_gd_tl', 'Viện phí, dịch vụ y tế: trong kỳ không phát sinh giao dịch.'],
    ['dkkd_ty_le', 'Đăng ký doanh nghiệp, hợp tác xã, đầu tư: trong kỳ không phát sinh hồ sơ.'],
    ['dvc_huyen_xa_ty_le_dv', '2.2. Trong kỳ, cấp huyện và cấp xã không phát sinh hồ sơ.'],
    [
      'dvc24_cap_dien_moi_tl_truc_tuyen',
      '01 dịch vụ công không phát sinh hồ sơ: Cấp điện mới từ lưới điện hạ áp (220/380V).',
    ],
  ])('occurred: %s', (id, sentence) => {
    expect(april({ [id]: nothing })).toContain(sentence)
  })
})

describe('inspections', () => {
  const clean = { kt_vi_pham_attt: none }
  const verdict = (said: Said): string[] => about(april(said), /phát hiện/i)
  it.each<[why: string, said: Said, found: string[]]>([
    ['nobody inspected', { ...clean, kt_ca_huyen: none, kt_ca_xa: none }, []],
    ['it is not known whether', clean, []],
    ['one is not known, the other none', { ...clean, kt_ca_xa: none }, []],
    ['nobody told of cases', { kt_ca_huyen: number('2'), kt_ca_xa: none }, []],
  ])('find nothing where %s', (_why, said, found) => {
    expect(verdict(said)).toEqual(found)
  })

  it('are told with what they found', () => {
    const said = { kt_ca_huyen: number('1'), kt_ca_huyen_ds: list('huyện Yên Dũng'), kt_ca_xa: none }
    const where = 'Kiểm tra an ninh, an toàn trong kỳ: 01 Công an cấp huyện (huyện Yên Dũng); không phát sinh ở cấp xã.'
    expect(verdict({ ...said, ...clean })).toEqual([
      `${where} Qua kiểm tra, chưa phát hiện vụ mất an ninh, an toàn hệ thống.`,
    ])
    expect(verdict({ ...said, kt_vi_pham_attt: number('2') })).toEqual([
      `${where} Phát hiện 02 vụ mất an ninh, an toàn hệ thống.`,
    ])
  })

  it('that were none found no cases', () => {
    const [told] = about(april({ kt_ca_huyen: none, kt_ca_xa: none, kt_vi_pham_attt: number('2') }), /kiểm tra an ninh/)
    expect(told).toMatch(/^Trong kỳ không phát sinh kiểm tra .* Số vụ mất an ninh, an toàn hệ thống: \[/)
  })
})

describe('a count and its list', () => {
  const many = documents(...Array.from({ length: 25 }, (_, i): [string, string] => [String(i + 1), 'UBND-KGVX']))
  const names = list(...Array.from({ length: 30 }, (_, i) => `Nơi ${i + 1}`))
  it.each<[why: string, said: Said, words: RegExp]>([
    [
      '9 and 25 documents',
      { vb_chi_dao_ubnd_tinh: number('9'), vb_ubnd_tinh: many },
      /^1\. Văn bản .* của UBND tỉnh: \[/,
    ],
    ['none and 25 documents', { vb_chi_dao_ubnd_tinh: none, vb_ubnd_tinh: many }, /^1\. Văn bản .* của UBND tỉnh: \[/],
    ['2 and 30 names', { kt_ca_huyen: number('2'), kt_ca_huyen_ds: names }, /^Kiểm tra .* trong kỳ: \[.*\] \(Nơi 1; /],
    ['2 models and 30 names', { mo_hinh_bo_sung: number('2'), mo_hinh_bo_sung_ds: names }, /đề xuất bổ sung: \[/],
    ['none on trial and 30 names', { mo_hinh_bo_thi_diem: none, mo_hinh_bo_thi_diem_ds: names }, /địa phương khác: \[/],
  ])('that contradict each other are a gap: %s', (_why, said, words) => {
    expect(about(april(said), words)).toHaveLength(1)
  })
})

describe('prose of one unit', () => {
  it('leaves the gap of those that are awaited', () => {
    const answers = [{ indicator: 'uu_diem', unit: 'STP', period: APRIL, value: text('Cấp phiếu đúng hạn.') }]
    const report = compiled(pack, { style: 'few', period: APRIL, answers, submitted: ['STP'] })
    const texts = sentencesOf(report).filter((s) => s.gaps.includes('uu_diem') || s.text.includes('đúng hạn'))
    expect(texts.map((s) => s.text)).toEqual([
      'Sở Tư pháp: Cấp phiếu đúng hạn.',
      expect.stringMatching(/^Các đơn vị khác: \[chưa có số liệu: Ưu điểm/),
    ])
  })
})

it('a day that a unit gave stands in its sentence', () => {
  const texts = april({ hn_benh_vien_ngay: { kind: 'date', day: day('2024-04-11') } })
  expect(texts).toContain('Ngày 11/4/2024, Sở Y tế tổ chức hội nghị về Đề án 06 với các bệnh viện.')
})
