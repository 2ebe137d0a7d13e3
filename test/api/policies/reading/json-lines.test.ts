import { describe, expect, test } from 'vitest'
import { readJsonLines } from '../../../../api/policies/reading/json-lines'

const read = (...rows: object[]) =>
  readJsonLines(rows.map((row) => JSON.stringify(row)).join('\n'), '文件')

describe('A line of JSON is an article', () => {
  test.each([
    ['示例条例 第十五条 总 则', '示例条例', '第十五条', ['总则']],
    ['示例条例第二条', '示例条例', '第二条', []],
    ['《示例条例》第二条', '示例条例', '第二条', []],
    ['示例条例 第三条之一 第二章 申请', '示例条例', '第三条之一', ['第二章 申请']],
    ['示例条例（2031年修订） 第15条', '示例条例（2031年修订）', '第15条', []],
    ['高龄津贴申请须知', '高龄津贴申请须知', null, []],
    ['第二条', '文件', '第二条', []],
  ])('%s', (title, document, label, headings) => {
    const [split] = read({ title, text: '甲。\n\n　乙。' })
    expect(split?.title).toBe(document)
    expect(split?.articles).toMatchObject([{ label, headings, passages: ['甲。', '乙。'] }])
  })

  test('and those of one document stand together, of several apart', () => {
    const documents = read(
      { id: 'a1', doc: 'a', title: '甲办法 第一条', text: '一' },
      { title: '乙办法 第一条', text: '二' },
      { id: 2, doc: 'a', title: '甲办法 第二条', text: '三' },
      { title: '乙办法 第三条', text: '' },
    )
    expect(documents.map(({ title }) => title)).toEqual(['甲办法', '乙办法'])
    expect(documents.map(({ articles }) => articles.map(({ label }) => label))).toEqual([
      ['第一条', '第二条'],
      ['第一条', '第三条'],
    ])
    expect(documents[1]?.doubts.map(({ kind, place }) => [kind, place])).toEqual([
      ['jump', '第4行'],
      ['empty', '第4行'],
    ])
  })

  test('and one that has no number keeps its title as a heading', () => {
    const [document] = read(
      { doc: '须知', title: '怎么申请', text: '到村里。' },
      { doc: '须知', title: '怎么领钱', text: '到信用社。' },
    )
    expect(document?.title).toBe('须知')
    expect(document?.articles.map(({ headings }) => headings)).toEqual([['怎么申请'], ['怎么领钱']])
  })
})
