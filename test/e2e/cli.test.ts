/** The command line as other tools and administrators use it: a child process, its JSON, its exit codes, its errors. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { questionsFor, unitOf } from '../../src/core/pack.ts'
import { usePack } from '../../src/use-pack.ts'
import { tcvn3, utf16 } from '../encodings.ts'
import { type CommandLine, commandLine, dataOf } from './command-line.ts'
import { PACK } from './month.ts'
import { clockFrom, serve } from './served.ts'
import { trialClient } from './trial-client.ts'
import { wordsOf } from './word-file.ts'

/** One of every writing that the exchange format has. */
const ROWS = [
  row('STP', 'hs_khai_tu', '827'),
  row('STP', 'hs_khai_sinh', '2139'),
  row('CAT', 'hn_luat_can_cuoc_dai_bieu', '10000', 'over'),
  row('CAT', 'dvc_ty_le_truc_tuyen_tong', '55507/56751', '97.95%'),
  row('CAT', 'dvc01_xac_nhan_cmnd_tl_truc_tuyen', '96.5'),
  row('CAT', 'kt_vi_pham_attt', '', 'none'),
  row('CAT', 'cccd_luy_ke_ngay', '2024-04-15'),
  row('CAT', 'kt_ca_huyen_ds', 'thành phố Bắc Giang\nhuyện Yên Dũng'),
  row('SKHDT', 'dkkd_ty_le', '775/776'),
  row('SLDTBXH', 'asxh_chi_tra_tien', '8397629206'),
  row('SYT', 'kcb_tra_cuu_cccd_tl', '71'),
  row('SYT', 'hn_benh_vien_noi_dung', 'Trao đổi kinh nghiệm, "bàn" giải pháp.'),
]

function row(orgUnit: string, dataElement: string, value: string, comment?: string): Record<string, string> {
  return { dataElement, period: '202404', orgUnit, value, ...(comment !== undefined && { comment }) }
}

function byId(rows: unknown): unknown[] {
  return [...(rows as unknown[])].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

describe('the command line', { timeout: 120_000 }, () => {
  let folder: string
  let run: CommandLine
  const inside = (name: string): string => join(folder, name)
  const other = (name: string): CommandLine => commandLine(`file:${inside(name)}`)

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tongket-cli-'))
    run = commandLine(`file:${inside('month.db')}`)
    writeFileSync(inside('answers.json'), JSON.stringify({ dataValues: ROWS }))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('lists the units and what each is asked', async () => {
    const [units, questions] = await Promise.all([
      run('units --period 2024-04 --json'),
      run('questions --unit STP --period 2024-04 --json'),
    ])
    const { code, data } = dataOf(units)
    expect(code).toBe(0)
    expect(data).toHaveLength(27)
    expect(data).toContainEqual({ code: 'STP', name: 'Sở Tư pháp', kind: 'department', parent: 'TCT' })
    const asked = dataOf(questions)
    expect(asked.code).toBe(0)
    const list = asked.data as Record<string, unknown>[]
    const pack = usePack(PACK)
    const unit = unitOf(pack, 'STP')
    expect(list.map((q) => q['id'])).toEqual(unit && questionsFor(pack, unit).map((q) => q.id))
    expect(new Set(list.flatMap((q) => Object.keys(q)))).toEqual(
      new Set(['id', 'form', 'text', 'kind', 'measure', 'required']),
    )
    const death = list.find((q) => q['id'] === 'hs_khai_tu')
    expect(death).toMatchObject({ form: 'so-tu-phap', kind: 'count', measure: 'hồ sơ', required: true })
  })

  it('checks a pack and says file and line of a fault', async () => {
    const broken = inside('broken-pack')
    cpSync('test/packs/thu-vien', broken, { recursive: true })
    const units = readFileSync(join(broken, 'units.yaml'), 'utf8')
    writeFileSync(join(broken, 'units.yaml'), units.replace('code: TVLD', 'code: TVTT'))
    const [good, bad, json] = await Promise.all([
      run('check-pack'),
      run(`check-pack ${broken}`),
      run(`check-pack ${broken} --json`),
    ])
    expect(good.code).toBe(0)
    expect(bad.code).toBe(1)
    expect(bad.out).toMatch(/units\.yaml:3\b.*TVTT/)
    const { code, data } = dataOf(json)
    expect(code).toBe(1)
    expect(data).toMatchObject({ ok: false, faults: [{ file: 'units.yaml', line: 3 }, {}] })
  })

  it('takes answers, gives them back, and takes them again without change', async () => {
    const taken = dataOf(await run(`answers import ${inside('answers.json')} --period 2024-04 --json`))
    expect(taken).toEqual({ code: 0, data: { imported: ROWS.length, unchanged: 0, faults: [] } })
    const [json, csv] = await Promise.all([
      run('answers export --period 2024-04'),
      run(`answers export ${inside('answers.csv')} --period 2024-04 --format csv --json`),
    ])
    const given = dataOf(json).data as { dataValues: unknown }
    expect(byId(given.dataValues)).toEqual(byId(ROWS))
    expect(dataOf(csv)).toEqual({ code: 0, data: { file: inside('answers.csv'), answers: ROWS.length } })
    expect(readFileSync(inside('answers.csv'), 'utf8')).toMatch(/^dataElement,period,orgUnit,value,comment\n/)
    const copy = other('copy.db')
    const moved = await copy(`answers import ${inside('answers.csv')} --period 2024-04 --format csv --json`)
    expect(dataOf(moved).data).toMatchObject({ imported: ROWS.length })
    const back = dataOf(await copy('answers export --period 2024-04')).data as { dataValues: unknown }
    expect(byId(back.dataValues)).toEqual(byId(ROWS))
    const before = [row('CAT', 'dvc_ty_le_truc_tuyen_tong', '55507/56751 97.95%')]
    writeFileSync(inside('before.json'), JSON.stringify({ dataValues: before }))
    const known = await copy(`answers import ${inside('before.json')} --period 2024-04 --json`)
    expect(dataOf(known).data).toMatchObject({ imported: 0, unchanged: 1 })
    const again = await copy(`answers import ${inside('answers.csv')} --period 2024-04 --format csv --json`)
    expect(dataOf(again).data).toMatchObject({ imported: 0, unchanged: ROWS.length })
  })

  it('takes nothing of a file with a fault, and names its row', async () => {
    const bad = [row('STP', 'hs_khai_tu', '828'), row('STP', 'hs_ket_hon', 'nhiều'), row('SAI', 'hs_ket_hon', '5')]
    for (const [name, text, said] of [
      ['half.json', '{\n"dataValues": [\n', /half\.json, dòng 2, ký tự 16: .*JSON/],
      ['comma.json', '{"dataValues": [\n  {"dataElement": "a",}\n]}', /comma\.json, dòng 2, /],
      ['number.json', '{"dataValues": [{"dataElement": "a", "period": 202404}]}', /number\.json, dòng 1: period/],
      ['other.json', '[]', /dataValues/],
      ['header.csv', 'unit,period,value\nSTP,202404,5\n', /dòng 1: thiếu cột dataElement, orgUnit\. .*comment/],
      ['bars.csv', 'dataElement|period|orgUnit|value|comment\na|b|c|1,5\n', /dòng 1: thiếu cột dataElement/],
      ['empty.csv', 'dataElement,period,orgUnit,value,comment\n', /empty\.csv không có câu trả lời nào/],
      [
        'twice.json',
        '{"dataValues": [{"dataElement": "a",\n"dataElement": "b"}]}',
        /dòng 2: dataElement được ghi hai lần/,
      ],
      ['table.csv', new Uint8Array([0x50, 0x4b, 3, 4]), /table\.csv là tệp Word hoặc Excel.*CSV UTF-8/],
      ['font.csv', tcvn3('dataElement,value\na,Sở Tư pháp báo cáo'), /font\.csv, dòng 2: .*TCVN3.*UniKey/],
      ['ragged.csv', 'dataElement,period,orgUnit,value,comment\na,b\n', /ragged\.csv, dòng 2: .*CSV/],
      ['answers.txt', 'x', /answers\.txt.*\.json, \.csv/],
    ] as const) {
      writeFileSync(inside(name), text)
      const { code, err } = await run(`answers import ${inside(name)} --period 2024-04`)
      expect({ name, code }).toEqual({ name, code: 2 })
      expect(err).toMatch(said)
      expect(err).not.toContain('quyền đọc')
    }
    writeFileSync(inside('bad.json'), JSON.stringify({ dataValues: bad }, null, 1))
    const refused = await run(`answers import ${inside('bad.json')} --period 2024-04`)
    expect(refused.code).toBe(1)
    expect(refused.err).toMatch(/bad\.json, dòng 9, cột value \(đơn vị STP, chỉ tiêu hs_ket_hon\): .*ví dụ: 1\.204/)
    expect(refused.err).toContain('dòng 15, cột orgUnit (đơn vị SAI, chỉ tiêu hs_ket_hon): Không có đơn vị SAI')
    const { data } = dataOf(await run('answers export --period 2024-04'))
    expect(data).toMatchObject({ dataValues: expect.arrayContaining([row('STP', 'hs_khai_tu', '827')]) as unknown })
  })

  it('prints fifty faults, and how many more there are', async () => {
    const many = Array.from({ length: 60 }, (_, i) => `hs_khai_tu,202404,SAI,${i},`)
    writeFileSync(inside('many.csv'), `dataElement,period,orgUnit,value,comment\n${many.join('\n')}`)
    const first = await run(`answers import ${inside('many.csv')} --period 2024-04`)
    expect(first.err.match(/many\.csv, dòng \d+, cột orgUnit/g)).toHaveLength(50)
    expect(first.err).toMatch(/Còn 10 lỗi nữa.*\n.*60/)
  })

  it('takes Excel’s Unicode text, says what it did not use, and counts what is said twice once', async () => {
    const text = [
      ['dataElement', 'period', 'orgUnit', 'value', 'comment', 'storedBy'],
      ['hn_benh_vien_noi_dung', '202404', 'SYT', 'Hội nghị “số hoá” bệnh án', '', 'lan'],
      ['hs_khai_tu', '202404', 'STP', '827', '', ''],
      ['hs_khai_tu', '202404', 'STP', '827', '', ''],
    ]
    const file = inside('unicode.csv')
    writeFileSync(file, utf16(text.map((cells) => cells.join('\t')).join('\r\n'), 'le'))
    const wide = other('wide.db')
    const taken = dataOf(await wide(`answers import ${file} --period 2024-04 --json`))
    expect(taken.data).toEqual({ imported: 2, unchanged: 0, repeated: 1, ignored: ['storedBy'], faults: [] })
    const again = await wide(`answers import ${file} --period 2024-04`)
    expect(again.out).toMatch(/Đã nhập 0 câu trả lời, 2 câu không đổi/)
    expect(again.err).toMatch(/1 dòng ghi lại.*\n.*storedBy/)
    const { data } = dataOf(await wide('answers export --period 2024-04'))
    expect(JSON.stringify(data)).toContain('Hội nghị “số hoá” bệnh án')
  })

  it('finds what looks wrong', async () => {
    const [wrong, empty] = await Promise.all([
      run('check --period 2024-04 --json'),
      other('empty.db')('check --period 2024-04 --json'),
    ])
    const { code, data } = dataOf(wrong)
    expect(code).toBe(1)
    expect(data).toContainEqual({
      rule: 'stated-percentage',
      severity: expect.stringMatching(/^(error|warning|note)$/) as unknown,
      units: ['CAT'],
      indicators: expect.arrayContaining(['dvc_ty_le_truc_tuyen_tong']) as unknown,
      message: expect.stringContaining('97,81') as unknown,
      expected: '97.81',
      actual: '97.95',
    })
    expect(dataOf(empty)).toEqual({ code: 0, data: [] })
  })

  it('writes the report in every format', async () => {
    const [word, markdown, json] = await Promise.all(
      ['docx', 'md', 'json'].map((ending) => run(`report --period 2024-04 --out ${inside(`report.${ending}`)}`)),
    )
    expect([word?.code, markdown?.code, json?.code]).toEqual([0, 0, 0])
    expect(await wordsOf(readFileSync(inside('report.docx')))).toContain('97,81')
    expect(readFileSync(inside('report.md'), 'utf8')).toContain('56.751')
    expect(() => JSON.parse(readFileSync(inside('report.json'), 'utf8')) as unknown).not.toThrow()
  })

  it('makes a code that works in the program that is running', async () => {
    const served = await serve({ folder, now: clockFrom(new Date().toISOString()) })
    try {
      const made = dataOf(await run('link-code stp --role officer --json'))
      expect(made).toMatchObject({ code: 0, data: { unit: 'STP', role: 'officer' } })
      const { code } = made.data as { code: string }
      const client = trialClient(served.server.address)
      await client.say('rieng-quan-tri', 'quan-tri', `/lienket ${code.toLowerCase()}`)
      await served.server.program.idle()
      const said = async (): Promise<string> => (await client.seen('rieng-quan-tri')).at(-1)?.text ?? ''
      expect(await said()).toContain('đã được liên kết với Sở Tư pháp')
      await client.say('rieng-quan-tri', 'quan-tri', `/lienket ${code}`)
      await served.server.program.idle()
      expect(await said()).toContain('đã được dùng')
      const copy = dataOf(await run(`backup ${inside('while-running.db')} --json`))
      expect(copy).toEqual({ code: 0, data: { file: inside('while-running.db') } })
      const refused = await run(`restore ${inside('while-running.db')}`)
      expect(refused.code).toBe(78)
      expect(refused.err).toContain('đang được một chương trình khác dùng')
    } finally {
      await served.server.stop()
    }
    expect((await run('link-code STP --role head')).out).toMatch(/^[2-9A-Z]{10}\n$/)
  })

  it('brings back what was backed up, and keeps what was there', async () => {
    await run(`backup ${inside('kept.db')}`)
    writeFileSync(inside('more.json'), JSON.stringify({ dataValues: [row('STP', 'hs_khai_tu', '900')] }))
    await run(`answers import ${inside('more.json')} --period 2024-04`)
    const restored = dataOf(await run(`restore ${inside('kept.db')} --json`))
    expect(restored).toMatchObject({ code: 0, data: { restored: inside('month.db') } })
    const { kept } = restored.data as { kept: string }
    expect(existsSync(kept)).toBe(true)
    const { data } = dataOf(await run('answers export --period 2024-04'))
    expect(data).toMatchObject({ dataValues: expect.arrayContaining([row('STP', 'hs_khai_tu', '827')]) as unknown })
    expect(existsSync(inside('kept.db'))).toBe(true)
  })

  it('says what is set up', async () => {
    const { code, data } = dataOf(await run('doctor --json'))
    expect(code).toBe(0)
    expect(data).toContainEqual({ what: 'pack', ok: true, detail: expect.stringContaining('Đề án 06') as unknown })
    const rows = data as { what: string; ok: boolean; detail: string; warns?: true }[]
    expect(rows.map((r) => r.what)).toContain('calendar')
    const keys = rows.map(({ warns: _, ...r }) => Object.keys(r).sort().join())
    expect(keys).toEqual(rows.map(() => 'detail,ok,what'))
  })

  it('plays the sample month for a newcomer', async () => {
    const out = inside('out')
    const { code, data } = dataOf(await run(`demo --out ${out} --json`))
    expect(code).toBe(0)
    expect(data).toMatchObject({ period: '2024-04', report: join(out, 'bao-cao-2024-04.docx') })
    expect((data as { summary: string }).summary).toContain('56.751 hồ sơ, trực tuyến 97,81%')
    expect(readdirSync(out)).toEqual(['bao-cao-2024-04.docx'])
    expect(await wordsOf(readFileSync(join(out, 'bao-cao-2024-04.docx')))).toContain('97,81')
  })
})
