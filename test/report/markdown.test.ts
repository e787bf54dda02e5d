/** The Markdown file as people read it. */
import { expect, it } from 'vitest'
import { renderReport } from '../../src/report/report.ts'
import { packWith, reportOf, SAID } from './sample.ts'

const NARRATIVE = `
# I. KẾT QUẢ

1\\. Khai tử {{ khai_tu }} hồ sơ[^a], *tiền {{ tien.with_measure }}*, đạt {{ dat }}.

- Ý kiến: **{{ y_kien }}**
+ Nơi: {{ noi }}

[^a]: {{ khai_tu.with_measure }}

---

# Phụ lục I

## BẢNG

| A | B |
|---|--:|
| {{ noi }} | {{ khai_tu }} |
`

it('is told whole', async () => {
  const said = {
    khai_tu: SAID.number('827'),
    dat: SAID.number('97.8'),
    y_kien: SAID.text('*tốt*'),
    noi: SAID.list('a|b'),
  }
  const pack = packWith(NARRATIVE, { addressedTo: ['Bộ Công an'] })
  const report = reportOf(NARRATIVE, said, { pack, submitted: ['STP', 'CAT'] })
  const file = new TextDecoder().decode(await renderReport(report, 'md')).replaceAll('\u00a0', '_')
  expect(file).toBe(`UBND TỈNH BẮC GIANG\\
**TỔ CÔNG TÁC**\\
Số: _____/BC-TCT

**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**\\
**Độc lập - Tự do - Hạnh phúc**\\
*Bắc Giang, ngày _____ tháng 4 năm 2024*

# BÁO CÁO

**Kết quả tháng 4/2024**\\
(Từ ngày 15/3/2024 đến ngày 14/4/2024)

Kính gửi: Bộ Công an

## I. KẾT QUẢ

1\\. Khai tử 827 hồ sơ[^1], *tiền* *\`[chưa có số liệu: Nhãn tien]\`*, đạt 97,8%\\*.

- Ý kiến: **\\*tốt\\***
+ Nơi: a\\|b

\\* số do đơn vị tự báo, chưa có tử số và mẫu số để tính./.

***Nơi nhận:***\\
\\- Như trên;\\
\\- Văn phòng Chính phủ;\\
\\- Lưu: VT.

**TỔ TRƯỞNG**\\
**Mai Sơn**

---

## Phụ lục I

### BẢNG

*(Kèm theo Báo cáo số _____/BC-TCT ngày _____ tháng 4 năm 2024)*

| A | B |
| -- | --: |
| a\\|b | 827 |

[^1]: 827 hồ sơ
`)
})
