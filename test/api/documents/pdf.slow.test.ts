import { join } from 'node:path'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { renderPdf } from '../../../api/documents/pdf'
import { qrSvg } from '../../../api/documents/qr'

const TEMPLATE = join(import.meta.dirname, 'poster.typ')

const poster = (names: readonly string[], title = '天元乡宝坪村名单') => ({
  title,
  office: '宝坪村村民委员会',
  rows: names.map((name, at) => [`${at + 1}`, name, '4', '宝坪村3社']),
})

/** The text of each page, without spaces. */
async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  // A copy, as the reader takes its bytes away.
  const { text } = await extractText(await getDocumentProxy(pdf.slice()))
  return text.map((page) => page.replace(/\s/g, ''))
}

describe('a poster', () => {
  const names = Array.from({ length: 200 }, (_, at) => `张${at + 1}号`)

  test('of 200 households names each, and every page has the heading and its number', async () => {
    const pages = await pagesOf(await renderPdf(TEMPLATE, poster(names)))
    expect(pages.length).toBeGreaterThan(5)
    const whole = pages.join('')
    expect(names.filter((name) => !whole.includes(name))).toEqual([])
    for (const [at, page] of pages.entries()) {
      expect(page).toContain('序号户主人口住处')
      expect(page).toContain(`第${at + 1}页/共${pages.length}页Page${at + 1}/${pages.length}`)
    }
  })

  test('shows numbers as well as texts, and nothing where there is nothing', async () => {
    const rows = [[7, '张三', 4.5, null]]
    const [page] = await pagesOf(await renderPdf(TEMPLATE, { ...poster([]), rows }))
    expect(page).toContain('住处7张三4.5天元乡')
  })

  test('carries a QR code', async () => {
    const plain = await renderPdf(TEMPLATE, poster(['张三']))
    const qr = qrSvg('https://cunxin.example.gov.cn/wuxi/notices/512345')
    expect((await renderPdf(TEMPLATE, { ...poster(['张三']), qr })).length).toBeGreaterThan(
      plain.length + 500,
    )
  })

  test('is the same to the byte for the same data, whatever was drawn between', async () => {
    const first = await renderPdf(TEMPLATE, poster(names))
    const other = await renderPdf(TEMPLATE, poster(['李四']))
    expect(Buffer.from(await renderPdf(TEMPLATE, poster(names))).equals(first)).toBe(true)
    expect(Buffer.from(first).equals(other)).toBe(false)
    expect(Buffer.from(first).toString('latin1')).not.toMatch(/CreationDate|ModDate/)
  })

  test.each([
    '#read("/package.json")',
    '*张*_三_',
    '$x^2$ `y` // z /* w */',
    '= 王 <b> @c [d]',
    '"\\") ] } #panic("x")',
    '𠮷㙦垴䶮',
    '= + - @SUM(1)',
  ])('prints a name as it is written: %s', async (name) => {
    const pages = await pagesOf(await renderPdf(TEMPLATE, poster([name], `名单${name}`)))
    expect(pages.join('')).toContain(name.replace(/\s/g, ''))
    expect(pages.join('')).toContain(`名单${name.replace(/\s/g, '')}`)
  })
})

describe('a template that fails', () => {
  test('is named with its fault, and nothing of the data', async () => {
    await expect(renderPdf(TEMPLATE, { title: '名单' })).rejects.toThrow(
      'test/api/documents/poster.typ: dictionary does not contain key "office"',
    )
    const panic = join(import.meta.dirname, 'panic.typ')
    await expect(renderPdf(panic, { name: '张三丰' })).rejects.toThrow(/panicked with: "…"$/)
  })

  test('that does not exist says so', async () => {
    const nothing = join(import.meta.dirname, 'nothing.typ')
    await expect(renderPdf(nothing, {})).rejects.toThrow(/nothing\.typ: .+/)
  })

  test('does not keep the next one from being drawn', async () => {
    expect((await renderPdf(TEMPLATE, poster(['张三']))).length).toBeGreaterThan(1000)
  })
})
