/** LibreOffice opens the Word file and prints it, where it is installed with poppler's tools. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type Report, renderReport } from '../../src/report/report.ts'
import { reportOf, SAID } from './sample.ts'

const TOOLS = [
  ['soffice', '--version'],
  ['pdftotext', '-v'],
] as const
const absent = TOOLS.filter(([tool, flag]) => spawnSync(tool, [flag], { timeout: 20_000 }).error !== undefined).map(
  ([tool]) => tool,
)
const dir = mkdtempSync(join(tmpdir(), 'tongket-office-'))

afterAll(() => {
  rmSync(dir, { recursive: true, force: true })
})

const PAGES = Array.from({ length: 60 }, (_, i) => `Đoạn thứ ${i + 1} của báo cáo, {{ khai_tu }} hồ sơ.`).join('\n\n')
const NARRATIVE = `# I. KẾT QUẢ\n\n${PAGES}\n\n---\n\n# Phụ lục I\n\n## BẢNG SỐ\n\n| A | B |\n|---|---|\n| {{ khai_tu }} | b |\n`

/** The file as it is printed; what pdftotext makes of it. */
async function printed(report: Report, mode: '-layout' | '-bbox'): Promise<string> {
  const file = join(dir, 'bao-cao.docx')
  writeFileSync(file, await renderReport(report, 'docx'))
  const profile = `-env:UserInstallation=file://${join(dir, 'profile')}`
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', dir, file], {
    timeout: 60_000,
    stdio: 'pipe',
  })
  execFileSync('pdftotext', [mode, join(dir, 'bao-cao.pdf'), join(dir, 'bao-cao.txt')], { timeout: 20_000 })
  return readFileSync(join(dir, 'bao-cao.txt'), 'utf8').normalize('NFC')
}

/** The text of every page, as it stands on it. */
async function pagesOf(): Promise<string[]> {
  const text = await printed(reportOf(NARRATIVE, { khai_tu: SAID.number('56751') }), '-layout')
  return text.split('\f').slice(0, -1)
}

/** Where a word ends, in points from the left edge of the page; the text ends at 538. */
function endsOf(boxes: string, word: string): number[] {
  return [...boxes.matchAll(/<word [^>]*xMax="([\d.]+)"[^>]*>([^<]*)<\/word>/g)].flatMap(([, right, text]) =>
    text === word ? [Number(right)] : [],
  )
}

describe.skipIf(absent.length > 0)(
  `LibreOffice${absent.length > 0 ? ` (skipped: no ${absent.join(', ')})` : ''}`,
  () => {
    it('prints the head on one line each, and numbers pages from the second', { timeout: 90_000 }, async () => {
      const pages = await pagesOf()
      const lines = pages.map((page) =>
        page
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== ''),
      )
      expect(lines[0]?.[0]).toMatch(/^UBND TỈNH BẮC GIANG\s+CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM$/u)
      expect(lines[0]?.[1]).toMatch(/^TỔ CÔNG TÁC\s+Độc lập - Tự do - Hạnh phúc$/u)
      expect(lines.map((page) => page[0]).slice(1)).toEqual([
        ...lines.slice(1, -1).map((_, i) => String(i + 2)),
        'Phụ lục I',
      ])
      expect(pages.length).toBeGreaterThan(3)
      expect(pages.join('')).toContain('Đoạn thứ 60 của báo cáo, 56.751 hồ sơ./.')
    })

    it('does not stretch a line that somebody ended, wherever it stands', { timeout: 90_000 }, async () => {
      const narrative =
        '# I. {{ y_kien }}\n\nÝ: {{ y_kien }}\n\n- {{ y_kien }}\n\n| A | B |\n|---|---|\n| {{ y_kien }} | b |\n\nHết[^a].\n\n[^a]: {{ y_kien }}'
      const said = { y_kien: SAID.text('MỘT LUÔN NGẮN\nHAI LUÔN NGẮN\nBA') }
      const boxes = await printed(reportOf(narrative, said, { submitted: ['STP', 'CAT'] }), '-bbox')
      const ends = endsOf(boxes, 'NGẮN')
      expect(ends).toHaveLength(10)
      for (const end of ends) expect(end).toBeLessThan(300)
    })
  },
)
