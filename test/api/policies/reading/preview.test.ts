import { expect, test } from 'vitest'
import { previewOf } from '../../../../api/policies/reading/preview'
import { readDocument } from '../../../../api/policies/reading/read-document'
import { bytesOf, readFixture, readOne } from './fixtures'

const GIVEN = { from: '2031-05-01', to: null }

test('An office sees title, chapters, the first and last articles, and what is odd', async () => {
  const documents = await readDocument('a.docx', bytesOf('relief-measures.docx'))
  expect(previewOf(documents, GIVEN)).toBe(
    `
《示例县临时救助办法（试行）》：10条，16段
施行日期写的是 2031-05-01
  第一章 总则（4条）
  第二章 申请和审核（4条）
  第三章 附则（2条）
  第一条 为了帮助突然遇到困难的家庭，规范临时救助工作，结合本县实际，制定本办法。
  第二条 本办法所称临时救助，是指家庭因火灾、交通事故、突发重病等原因，基本生活一时难以维…
  第三条 临时救助坚持下列原则： （一）应救尽救，先急后缓； （二）公开办理，接受村民监督…
  ……
  第九条 本办法自2031年5月1日起施行。
请看：没有导入的文字（2处）
  第3段 目　录
  第2段 （2031年3月12日示例县人民政府第8次常务会议通过）
请看：编号是 Word 自动生成的，已照编号补上，请核对（1处）
  第7段 第一章 总　则`.trim(),
  )
})

test('Nothing odd is said as well, and chapters are shown within their part', async () => {
  const document = await readOne(
    'a.txt',
    '公示办法\n第一编 总则\n第一章 目的\n第一条 甲。\n第二章 范围\n第二条 乙。',
  )
  expect(previewOf([document], GIVEN).split('\n')).toEqual([
    '《公示办法》：2条，2段',
    '  第一编 总则（2条）',
    '    第一章 目的（1条）',
    '    第二章 范围（1条）',
    '  第一条 甲。',
    '  第二条 乙。',
    '没有疑问',
  ])
})

test('Of many alike only some are shown, the others counted', async () => {
  const articles = Array.from({ length: 30 }, (_, at) => `第${2 * at + 1}条`)
  const lines = previewOf(
    [await readOne('a.txt', `公示办法\n${articles.join('\n')}`)],
    GIVEN,
  ).split('\n')
  expect(lines).toContain('请看：条号不连续（29处）')
  expect(lines).toContain('  第3行 第3条 第1条 → 第3条')
  expect(lines).toContain('  ……还有21处')
  expect(lines).toContain('请看：没有正文（30处）')
})

test('Several documents are shown one below the other', async () => {
  const document = await readFixture('notice.txt')
  expect(
    previewOf([document, document], GIVEN).match(/《关于做好高龄津贴发放工作的通知》/g),
  ).toHaveLength(2)
})

test('An office that gives other days than the document is shown both', async () => {
  const text = '公示办法\n第一条 甲。\n第二条 本办法自2026年1月1日起施行，有效期至2027年12月31日。'
  const document = await readOne('a.txt', text)
  const lines = previewOf([document], { from: '2020-01-01', to: null }).split('\n')
  expect(lines).toEqual([
    '《公示办法》：2条，2段',
    '施行日期写的是 2026-01-01',
    '有效期写的是到 2027-12-31 为止',
    '没有写 --to，照文件写的有效期，到 2027-12-31 为止',
    '  第一条 甲。',
    '  第二条 本办法自2026年1月1日起施行，有效期至2027年12月31日。',
    '请看：文件写的是 2026-01-01 起施行，--from 是 2020-01-01',
  ])
  const asItSays = previewOf([document], { from: '2026-01-01', to: '2027-12-31' })
  expect(asItSays.endsWith('没有疑问')).toBe(true)
})
