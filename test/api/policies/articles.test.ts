import { describe, expect, test } from 'vitest'
import { ANSWERED_FROM, createArticleSearch } from '../../../api/policies/articles'
import { readAsked, shortLawName, wordingsFor } from '../../../api/policies/asked'

describe('the wordings in which articles are asked for', () => {
  const asked = readAsked()

  test('are many, short and each once in its law', () => {
    expect(asked.size).toBeGreaterThanOrEqual(30)
    for (const [law, articles] of asked) {
      const wordings = [...articles.values()].flatMap((of) => of.wordings)
      expect(
        wordings.filter((each, at) => wordings.indexOf(each) !== at),
        law,
      ).toEqual([])
      for (const [number, { wordings: some }] of articles) {
        expect(number, law).toMatch(/^[1-9]\d*(-[1-9]\d?)?$/)
        expect(some.length, `${law} ${number}`).toBeGreaterThan(0)
        for (const wording of some) expect(wording, law).toMatch(/^[^\s,，]{2,30}$/)
      }
    }
  })
})

describe('whoever asks in the words of the village', () => {
  const asked = new Map([
    [
      '养老办法',
      new Map([['2', { says: '高龄津贴', wordings: ['老汉满八十有没得钱', '高龄津贴好多岁有'] }]]),
    ],
  ])
  const { search } = createArticleSearch(
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

describe('a wording', () => {
  const of = (says: string | null) => ({ says, wordings: ['满八十有钱没得'] })
  const asked = new Map([
    ['养老办法', new Map([['2', of('高龄津贴')]])],
    ['养老办法实施细则', new Map([['2-1', of(null)]])],
  ])
  const asksFor = (title: string, text: string) => wordingsFor({ title, text }, asked).length > 0

  test.each([
    ['its article', '养老办法 第二条', '按月享受高龄 津贴。', true],
    ['the same with the state before it', '《中华人民共和国养老办法》第二条', '高龄津贴', true],
    ['no other article', '养老办法 第三条', '高龄津贴', false],
    ['none that was renumbered', '养老办法 第二条', '本办法自公布之日起施行。', false],
    ['the law with the longer name', '养老办法实施细则 第二条之一', '另行规定。', true],
    ['and not its number without 之一', '养老办法实施细则 第二条', '高龄津贴', false],
    ['no law that is not known', '养老法 第二条', '高龄津贴', false],
  ])('finds %s', (_, title, text, expected) => {
    expect(asksFor(title, text)).toBe(expected)
  })
})

test('a law is called as people call it', () => {
  expect(shortLawName('《中华人民共和国 义务教育法》')).toBe('义务教育法')
})
