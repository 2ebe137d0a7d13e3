import { describe, expect, test } from 'vitest'
import {
  printedLines,
  withoutMargins,
  type Item,
  type PageLine,
} from '../../../../api/policies/reading/pdf-lines'
import { refusalOf } from './fixtures'

const item = (str: string, x: number, y: number, fontSize = 10): Item => ({
  str,
  x,
  y,
  width: str.length * fontSize,
  fontSize,
})
const textsOf = (items: Item[]) => printedLines(items, 0).map(({ text }) => text)

describe('A line of a page', () => {
  test.each([
    ['is put together from the left', [item('公示', 120, 500), item('村里', 100, 500)], '村里公示'],
    ['with a space where one stood', [item('第一条', 0, 9), item('公示', 40, 9)], '第一条 公示'],
    ['and none where it was only filled', [item('村里', 0, 9), item('公示', 24, 9)], '村里公示'],
    ['and none around a number', [item('满 80 岁，领 60 元', 0, 9)], '满80岁，领60元'],
    ['with one between words', [item('Cunxin', 0, 9), item('app', 63, 9)], 'Cunxin app'],
    ['with what stands a little higher', [item('甲', 0, 9), item('1', 10, 12)], '甲1'],
  ])('%s', (_what, items, text) => {
    expect(textsOf(items)).toEqual([text])
  })

  test('comes in the order of the page, whatever the file’s', () => {
    const items = [item('— 1 —', 0, 10), item('下', 0, 90), item('上', 0, 110), item('中', 0, 100)]
    expect(textsOf(items)).toEqual(['上', '中', '下', '— 1 —'])
  })
})

/** A page of lines from above. */
const page = (...texts: string[]): PageLine[] =>
  printedLines(
    texts.map((text, at) => item(text, 0, 700 - 20 * at)),
    0,
  )
const keptOf = (...pages: PageLine[][]) => withoutMargins(pages).kept.map(({ text }) => text)

describe('What stands above and below the text of a page', () => {
  test.each(['3', '- 3 -', '— 3 —', '第3页', '第 3 页 共 12 页', '3/12', '－3－'])(
    'is dropped where it is the number %s',
    (number) => {
      expect(keptOf(page('甲', '乙', number))).toEqual(['甲', '乙'])
      expect(keptOf(page(number, '甲', '乙'))).toEqual(['甲', '乙'])
    },
  )

  test('is kept where it is a number between lines, or an amount', () => {
    expect(keptOf(page('甲', '3', '乙'))).toEqual(['甲', '3', '乙'])
    expect(keptOf(page('甲', '300元'))).toEqual(['甲', '300元'])
  })

  test('is dropped where it comes on every page, and said', () => {
    const pages = ['甲', '乙', '丙'].map((text, at) =>
      page(`示例县汇编 ${at + 1}`, text, ...'一二三四', text),
    )
    const { kept, dropped } = withoutMargins(pages)
    expect(kept.map(({ text }) => text).join('')).toBe('甲一二三四甲乙一二三四乙丙一二三四丙')
    expect(dropped.map(({ text }) => text)).toEqual(['示例县汇编1', '示例县汇编2', '示例县汇编3'])
  })

  test('is kept on a single page', () => {
    expect(keptOf(page('示例县汇编', '甲'))).toEqual(['示例县汇编', '甲'])
  })
})

test('A wider gap between lines is known, and none is seen below a running head', () => {
  const lines = (at: number) =>
    [700, 640, 620, 600, 570, 550].map((y, line) =>
      item(line === 0 ? `汇编 ${at}` : `${at === 1 ? '甲' : '乙'}${'老'.repeat(line)}`, 0, y),
    )
  const { kept } = withoutMargins([1, 2].map((at) => printedLines(lines(at), at)))
  expect(kept.slice(0, 5).map(({ isAfterGap }) => isAfterGap)).toEqual([
    false,
    false,
    false,
    true,
    false,
  ])
})

/** A PDF by hand, of one page with this content. */
function pdfOf(content: string): Buffer {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  const body = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('')
  return Buffer.from(`%PDF-1.4\n${body}trailer<</Root 1 0 R/Size 6>>\n%%EOF`)
}

describe('A PDF is refused', () => {
  test.each([
    ['that is scanned', pdfOf('0 0 100 100 re f'), 'no_text_layer'],
    ['that is scanned, with a stamp', pdfOf('BT /F1 9 Tf (2031) Tj ET'), 'no_text_layer'],
    ['that is not one', Buffer.from('%PDF-1.7\nnothing'), 'damaged'],
    [
      'not with a text',
      pdfOf('BT /F1 9 Tf 0 90 Td (Notice) Tj 0 -20 Td (Seven days in public.) Tj ET'),
      'read',
    ],
  ])('%s', async (_what, bytes, code) => {
    expect(await refusalOf('a.pdf', bytes)).toBe(code)
  })
})
