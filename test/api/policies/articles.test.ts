import { describe, expect, test } from 'vitest'
import { ANSWERED_FROM, createArticleSearch } from '../../../api/policies/articles'
import { articleNumber, readAsked } from '../../../api/policies/asked'

test.each([
  ['农业保险条例 第三条', 3],
  ['社会保险法 第十条', 10],
  ['社会保险法 第十四条 基本养老保险', 14],
  ['社会保险法 第九十八条', 98],
  ['民法典 第一百零二条', 102],
  ['民法典 第一千二百六十条', 1260],
  ['扶贫政策 要点', null],
])('%s is article %s', (title, number) => {
  expect(articleNumber(title)).toBe(number)
})

describe('the wordings in which articles are asked for', () => {
  const asked = readAsked()

  test('are many, short and each once in its law', () => {
    expect(asked.size).toBeGreaterThanOrEqual(30)
    for (const [law, articles] of asked) {
      const wordings = [...articles.values()].flat()
      expect(
        wordings.filter((each, at) => wordings.indexOf(each) !== at),
        law,
      ).toEqual([])
      for (const [number, some] of articles) {
        expect(number, law).toBeGreaterThan(0)
        expect(some.length, `${law} ${number}`).toBeGreaterThan(0)
        for (const wording of some) expect(wording, law).toMatch(/^[^\s,，]{2,30}$/)
      }
    }
  })
})

describe('whoever asks in the words of the village', () => {
  const asked = new Map([['养老办法', new Map([[2, ['老汉满八十有没得钱', '高龄津贴好多岁有']]])]])
  const search = createArticleSearch(
    [
      { id: 'y1', title: '养老办法 第一条', text: '为了保障老年人权益，制定本办法。' },
      { id: 'y2', title: '养老办法 第二条', text: '年满八十周岁的居民，按月享受高龄津贴。' },
      { id: 'y3', title: '养老办法 第三条', text: '民政部门负责高龄津贴的审核。' },
    ],
    asked,
  )

  test('finds the article that says it in the words of the law, and surely', () => {
    const { hits, sureness } = search('我老汉满八十了有没得钱')
    expect(hits[0]).toMatchObject({ id: 'y2' })
    expect(sureness).toBeGreaterThan(ANSWERED_FROM)
  })

  test('is not answered what no text holds, nor something else', () => {
    expect(search('高龄津贴今年一个月好多钱').sureness).toBe(0)
    expect(search('哪点修手机').sureness).toBeLessThan(ANSWERED_FROM)
    expect(search('？').hits).toEqual([])
  })
})
