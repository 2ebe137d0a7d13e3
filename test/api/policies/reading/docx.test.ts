import { describe, expect, test } from 'vitest'
import { zipOf, type Part } from '../../sheets/files'
import { articlesOf, bytesOf, doubtsOf, readOne, refusalOf } from './fixtures'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const part = (name: string, content: string): Part => ({ name: `word/${name}.xml`, content })
const documentPart = (body: string) =>
  part('document', `<?xml version="1.0"?><w:document ${W}><w:body>${body}</w:body></w:document>`)
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const p = (inside: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr>${inside.startsWith('<') ? inside : run(inside)}</w:p>`
const readWord = (body: string, ...more: Part[]) =>
  readOne('办法.docx', zipOf([documentPart(body), ...more]))

const ARTICLES = p('第一条 甲。') + p('第二条 乙。')

describe('A Word document is read as its reader sees it:', () => {
  test.each([
    ['runs are one text', p(run('第三条 公示') + run('七天。')), ['公示七天。']],
    [
      'what was deleted is gone, what was put in stands',
      p(
        `${run('第三条 公示')}<w:del><w:r><w:tab/><w:delText>三</w:delText></w:r></w:del><w:ins>${run('七')}</w:ins>${run('天。')}`,
      ),
      ['公示七天。'],
    ],
    [
      'a line break parts passages, one of the page does not',
      p('<w:r><w:t>第三条 甲：</w:t><w:br/><w:t>乙</w:t><w:br w:type="page"/><w:t>丙</w:t></w:r>'),
      ['甲：', '乙丙'],
    ],
    ['signs of XML are signs', p('第三条 A&amp;B &lt;甲&gt; &#x4E59;'), ['A&B <甲> 乙']],
    [
      'a field shows its result',
      p(`${run('第三条 ')}<w:r><w:instrText>PAGE</w:instrText></w:r>${run('甲')}`),
      ['甲'],
    ],
    [
      'what is said again for old programs is read once',
      p(
        `${run('第三条 ')}<mc:AlternateContent><mc:Choice>${run('甲')}</mc:Choice><mc:Fallback>${run('甲')}</mc:Fallback></mc:AlternateContent>`,
      ),
      ['甲'],
    ],
  ])('%s', async (_what, body, passages) => {
    const { articles } = await readWord(ARTICLES + body)
    expect(articles.at(-1)).toMatchObject({ label: '第三条', passages })
  })

  test('a row of a table is a passage, and the table is pointed at', async () => {
    const row = (...cells: string[]) =>
      `<w:tr>${cells.map((cell) => `<w:tc>${p(cell)}</w:tc>`).join('')}</w:tr>`
    const document = await readWord(
      `${ARTICLES}<w:tbl>${row('档次', '每月')}${row('一档', '300元')}</w:tbl>${p('第三条 丙。')}`,
    )
    expect(articlesOf(document)).toEqual([
      ['第一条', '甲。'],
      ['第二条', '乙。', '档次　每月', '一档　300元'],
      ['第三条', '丙。'],
    ])
    expect(doubtsOf(document)).toEqual(['table'])
  })

  test('pictures and footnotes, which are not read, are pointed at', async () => {
    const held = '<w:r><w:drawing/></w:r><w:r><w:footnoteReference w:id="1"/></w:r>'
    expect(doubtsOf(await readWord(ARTICLES + p(held)))).toEqual(['picture', 'footnotes'])
  })
})

const level = (depth: number, format: string, text: string, start = 1) =>
  `<w:lvl w:ilvl="${depth}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
const numbering = (levels: string, nums: string) =>
  part(
    'numbering',
    `<w:numbering ${W}><w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum>${nums}</w:numbering>`,
  )
const num = (id: number, inside = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="0"/>${inside}</w:num>`
const counted = (text: string, depth = 0, id = 1) =>
  p(text, `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${id}"/></w:numPr>`)

describe('Numbers that Word writes itself', () => {
  const LAW = numbering(
    level(0, 'chineseCountingThousand', '第%1条') + level(1, 'chineseCounting', '（%2）'),
    num(1),
  )

  test('begin articles and items, count on over other text, and are pointed at', async () => {
    const document = await readWord(
      counted('甲：') +
        counted('乙；', 1) +
        counted('丙。', 1) +
        p('后款。') +
        counted('丁：') +
        counted('戊。', 1),
      LAW,
    )
    expect(articlesOf(document)).toEqual([
      ['第一条', '甲：', '（一）乙；', '（二）丙。', '后款。'],
      ['第二条', '丁：', '（一）戊。'],
    ])
    expect(doubtsOf(document)).toEqual(['numbered_by_word'])
  })

  test('count past ten as the law does', async () => {
    const document = await readWord(Array.from({ length: 21 }, () => counted('甲。')).join(''), LAW)
    expect(document.articles.at(9)?.label).toBe('第十条')
    expect(document.articles.at(20)?.label).toBe('第二十一条')
    expect(doubtsOf(document)).toEqual(['numbered_by_word'])
  })

  test('come from a style as well, and not where a paragraph is taken out of it', async () => {
    const styles = part(
      'styles',
      `<w:styles ${W}><w:style w:styleId="b"><w:name w:val="条"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="c"><w:name w:val="条二"/><w:basedOn w:val="b"/></w:style></w:styles>`,
    )
    const document = await readWord(
      p('甲。', '<w:pStyle w:val="b"/>') +
        p('续。', '<w:pStyle w:val="b"/><w:numPr><w:numId w:val="0"/></w:numPr>') +
        p('乙。', '<w:pStyle w:val="c"/>'),
      LAW,
      styles,
    )
    expect(articlesOf(document)).toEqual([
      ['第一条', '甲。', '续。'],
      ['第二条', '乙。'],
    ])
  })

  test.each([
    ['decimal', '%1.', '1.'],
    ['decimalEnclosedCircle', '%1', '①'],
    ['lowerLetter', '%1)', 'a)'],
    ['upperLetter', '%1)', 'A)'],
    ['bullet', '•', ''],
    ['none', '', ''],
  ])('are written as the format %s says', async (format, text, number) => {
    const { articles } = await readWord(
      ARTICLES + counted('丙'),
      numbering(level(0, format, text), num(1)),
    )
    expect(articles.at(-1)?.passages.at(-1)?.replace(/ /g, '')).toBe(`${number}丙`)
  })

  test('go on from one list to the next of its kind, or begin anew where it says so', async () => {
    const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    const { articles } = await readWord(
      ARTICLES + counted('甲') + counted('乙', 0, 2) + counted('丙', 0, 3) + counted('丁', 0, 3),
      numbering(level(0, 'decimal', '（%1）'), num(1) + num(2) + num(3, restart)),
    )
    expect(articles.at(-1)?.passages.slice(1)).toEqual(['（1）甲', '（2）乙', '（1）丙', '（2）丁'])
  })
})

describe('A Word document is refused', () => {
  const parts = [documentPart(ARTICLES)]
  const bomb = documentPart(`${ARTICLES}<!--${' '.repeat(70 * 1024 * 1024)}-->`)
  const whole = zipOf(parts)
  test.each([
    ['that is a bomb', zipOf([bomb]), 'too_large'],
    ['that is a bomb and lies about it', zipOf([{ ...bomb, claimedBytes: 1000 }]), 'too_large'],
    ['that is cut off', whole.subarray(0, whole.length - 30), 'damaged'],
    [
      'whose text is cut off',
      zipOf([part('document', `<w:document ${W}><w:body><w:p>`)]),
      'damaged',
    ],
    ['with a document type', zipOf([part('document', `<!DOCTYPE a []><w:document/>`)]), 'damaged'],
    ['with a wrong sum', zipOf([{ ...documentPart(ARTICLES), crc: 1 }]), 'damaged'],
    ['with a password', zipOf([{ ...documentPart(ARTICLES), flags: 1 }]), 'encrypted'],
    [
      'that is a workbook',
      zipOf([{ name: 'xl/workbook.xml', content: '<workbook/>' }]),
      'unknown_kind',
    ],
    ['without a word', zipOf([documentPart(p(''))]), 'no_text'],
    ['not as it is', bytesOf('relief-measures.docx'), 'read'],
  ])('%s', async (_what, bytes, code) => {
    expect(await refusalOf('a.docx', bytes)).toBe(code)
  })
})

test.each([
  ['a tag without an end', '<' + 'a'.repeat(400_000), 'read'],
  ['comments without an end', '<!--'.repeat(100_000), 'damaged'],
  ['signs without an end', '<![CDATA['.repeat(100_000), 'damaged'],
])('a Word document with %s is not tried for hours', async (_what, rest, result) => {
  const file = zipOf([documentPart(`${ARTICLES}${rest}`)])
  expect(await refusalOf('办法.docx', file)).toBe(result)
})
