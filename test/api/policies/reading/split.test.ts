import { describe, expect, test } from 'vitest'
import { articlesOf, doubtsOf, readOne } from './fixtures'

const read = (...lines: string[]) => readOne('文件名.txt', lines.join('\n'))

describe('What stands around the articles', () => {
  test('before them is left out and said so', async () => {
    const document = await read(
      '示例县公示办法',
      '（2031年3月1日通过）',
      '根据2032年4月2日决定修正',
      '第一条 甲。',
      '第二条 乙。',
    )
    expect(articlesOf(document)).toEqual([
      ['第一条', '甲。'],
      ['第二条', '乙。'],
    ])
    expect(document.doubts).toEqual([
      {
        kind: 'left_out',
        place: '第2行',
        label: null,
        text: '（2031年3月1日通过） 根据2032年4月2日决定修正',
      },
    ])
  })

  test('below them, office and day, is left out, and the annex is an article of its own', async () => {
    const document = await read(
      '示例县公示办法',
      '第一条 甲。',
      '第二条 乙。',
      '附件：1.公示榜样式',
      '2.意见登记表',
      '示例县民政局',
      '2031年3月1日',
      '（此件公开发布）',
      '附件1',
      '公示榜要写明户主和人口。',
      '附件2 意见登记表',
      '登记表一式两份。',
    )
    expect(articlesOf(document)).toEqual([
      ['第一条', '甲。'],
      ['第二条', '乙。'],
      ['附件1', '公示榜要写明户主和人口。'],
      ['附件2', '登记表一式两份。'],
    ])
    expect(document.articles.at(-1)?.headings).toEqual(['意见登记表'])
    expect(document.doubts.map(({ place, text }) => [place, text])).toEqual([
      ['第4行', '附件：1.公示榜样式 2.意见登记表 示例县民政局 2031年3月1日 （此件公开发布）'],
    ])
  })

  test('a notice before the measures it issues is left out, and the title is theirs', async () => {
    const document = await read(
      '示例县民政局关于印发公示办法的通知',
      '各乡镇人民政府：',
      '现将《示例县公示办法》印发给你们，请照办。',
      '示例县民政局',
      '2031年3月1日',
      '示例县公示办法',
      '第一条 甲。',
      '第二条 乙。',
    )
    expect(document.title).toBe('示例县公示办法')
    expect(document.articles).toHaveLength(2)
    expect(doubtsOf(document)).toEqual(['left_out'])
  })

  test.each([
    ['of its headings', ['目　录', '第一章 总则', '第二章 附则']],
    ['with pages', ['目录', '第一章 总则……1', '第二章 附则……12']],
    ['with pages behind a gap', ['目 录', '第一章 总则 1', '第二章 附则 12']],
    ['without a word above it', ['第一章 总则', '第二章 附则']],
    ['that is not complete', ['目录', '第一章 总则']],
  ])('a table of contents %s gives no headings', async (_what, contents) => {
    const body = ['第一章 总则', '第一条 甲。', '第二章 附则', '第二条 乙。']
    const { articles } = await read('示例县公示办法', ...contents, ...body)
    expect(articles).toEqual([
      { label: '第一条', headings: ['第一章 总则'], passages: ['甲。'] },
      { label: '第二条', headings: ['第二章 附则'], passages: ['乙。'] },
    ])
  })
})

describe('An article', () => {
  test('stands under part, chapter and section, and a new chapter ends the section', async () => {
    const { articles } = await read(
      '示例县公示办法',
      '第一编 总则',
      '第一章 目的',
      '第一节 一般规定',
      '第一条 甲。',
      '第二章 范围',
      '第二条 乙。',
      '第二编 附则',
      '第三条 丙。',
    )
    expect(articles.map(({ headings }) => headings.join('/'))).toEqual([
      '第一编 总则/第一章 目的/第一节 一般规定',
      '第一编 总则/第二章 范围',
      '第二编 附则',
    ])
  })

  test('is not begun by another that a line begins with, which is pointed at', async () => {
    const document = await read(
      '示例县公示办法',
      '第一条 甲。',
      '第二条 申请人符合下列条文之一的：',
      '第九条申请的老人；',
      '第三条 丙。',
      '第四条 丁。',
    )
    expect(articlesOf(document)[1]).toEqual([
      '第二条',
      '申请人符合下列条文之一的：',
      '第九条申请的老人；',
    ])
    expect(document.doubts).toEqual([
      { kind: 'not_an_article', place: '第4行', label: '第二条', text: '第九条申请的老人；' },
    ])
  })

  test.each([
    ['a number is missing', ['第一条 甲。', '第三条 丙。', '第四条 丁。'], ['jump'], '第三条'],
    ['one comes twice', ['第一条 甲。', '第二条 乙。', '第二条 丙。'], ['double'], '第二条'],
    ['the first is not one', ['第七条 甲。', '第八条 乙。'], ['starts_late'], '第七条'],
    ['one is empty', ['第一条 甲。', '第二条', '第三条 丙。'], ['empty'], '第二条'],
    ['one is very long', ['第一条 甲。', `第二条 ${'长'.repeat(2001)}`], ['very_long'], '第二条'],
    [
      'they count anew',
      ['第一条 甲。', '第二条 乙。', '第一条 丙。', '第二条 丁。'],
      ['counts_anew'],
      '第一条',
    ],
    ['nothing is odd', ['第一条 甲。', `第二条 ${'长'.repeat(2000)}`], [], undefined],
  ])('is pointed at where %s', async (_what, lines, kinds, label) => {
    const document = await read('示例县公示办法', ...lines)
    expect(doubtsOf(document)).toEqual(kinds)
    expect(document.doubts[0]?.label).toBe(label)
    expect(document.articles).toHaveLength(lines.length)
  })
})

describe('A document is called', () => {
  const articles = ['第一条 甲。', '第二条 乙。']
  test.each([
    ['as its first line says', ['示例县公示办法'], '示例县公示办法'],
    [
      'so over two lines',
      ['示例县最低生活保障', '公示办法（试行）'],
      '示例县最低生活保障公示办法（试行）',
    ],
    [
      'so below office and number',
      ['示例县人民政府文件', '示府发〔2031〕1号', '公示办法'],
      '公示办法',
    ],
    ['without the gaps of its letters', ['公　示　办　法'], '公示办法'],
    ['as its file where it has no title', [], '文件名'],
    ['as its file where a sentence begins it', ['为了老人，现规定如下：'], '文件名'],
  ])('%s', async (_what, lines, title) => {
    expect((await read(...lines, ...articles)).title).toBe(title)
  })
})

describe('Markdown', () => {
  test('gives its headings, and text without its signs', async () => {
    const document = await readOne(
      'a.md',
      [
        '---',
        'date: 2031-03-01',
        '---',
        '# 示例县公示办法',
        '',
        '## 总则',
        '',
        '**第一条** 甲，见[县网站](https://example.gov.cn)。',
        '',
        '- （一）*乙*；',
        '- （二）`丙`。',
        '',
        '### 第二条 公示',
        '',
        '> 公示7天。',
        '',
        '| 村 | 天数 |',
        '| --- | --- |',
        '| 宝坪 | 7 |',
      ].join('\n'),
    )
    expect(document.title).toBe('示例县公示办法')
    expect(document.articles).toEqual([
      {
        label: '第一条',
        headings: ['总则'],
        passages: ['甲，见县网站。', '（一）乙；', '（二）丙。'],
      },
      {
        label: '第二条',
        headings: ['总则'],
        passages: ['公示', '公示7天。', '村　天数', '宝坪　7'],
      },
    ])
    expect(document.doubts).toMatchObject([{ kind: 'table', place: '第17行' }])
  })
})
