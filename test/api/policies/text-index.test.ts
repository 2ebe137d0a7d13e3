import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createIndex, type Indexed } from '../../../api/policies/text-index'

const textOf = (id: string, text: string): Indexed => ({ id, fields: [{ text, weight: 1 }] })
const asked = (text: string) => [{ text, weight: 1 }]

const SOME = [
  textOf('a', '低保由户主向乡镇申请'),
  textOf('b', '残疾人两项补贴每月发放'),
  textOf('c', '危房改造先申请后验收'),
]

describe('whoever asks', () => {
  test('finds the text that speaks of it first', () => {
    const index = createIndex(SOME)
    expect(index.search(asked('残疾人补贴'), 3)[0]).toMatchObject({ id: 'b' })
    expect(index.search(asked('低保咋个申请'), 3).map(({ id }) => id)).toEqual(['a', 'c'])
  })

  test('finds nothing where nothing speaks of it, and nothing by no words', () => {
    const index = createIndex(SOME)
    expect(index.search(asked('快递'), 3)).toEqual([])
    expect(index.search(asked('？！'), 3)).toEqual([])
    expect(createIndex([]).search(asked('低保'), 3)).toEqual([])
  })

  test('finds it in other ways of writing, too', () => {
    const index = createIndex(SOME)
    expect(index.search(asked('殘疾人補貼'), 1)[0]?.id).toBe('b')
    expect(index.search(asked('危 房'), 1)[0]?.id).toBe('c')
  })

  test('counts a heavier field for more', () => {
    const twice = { id: 'd', fields: [{ text: '补贴', weight: 2 }] }
    const index = createIndex([twice, textOf('e', '补贴')])
    expect(index.search(asked('补贴'), 2).map(({ id }) => id)).toEqual(['d', 'e'])
  })

  test('is told how much of the question a text speaks of', () => {
    const [best] = createIndex(SOME).search(asked('危房'), 1)
    expect(best?.covered).toBeCloseTo(1)
  })
})

const word = fc.constantFrom('低', '保', '房', '残', '疾', '钱', '年', 'a', '7')
const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(''))
const texts = fc
  .uniqueArray(text, { minLength: 2, maxLength: 12 })
  .map((all) => all.map((each, at) => textOf(`id${String(at).padStart(2, '0')}`, each)))

describe('a library that changes', () => {
  test('answers as if it had always been as it is, whichever way it came there', () => {
    fc.assert(
      fc.property(texts, text, fc.nat(11), (all, question, cut) => {
        const at = Math.min(cut, all.length)
        const grown = createIndex(all.slice(0, at))
        for (const each of all.slice(at)) grown.add(each)
        const whole = createIndex(all)
        expect(grown.search(asked(question), 5)).toEqual(whole.search(asked(question), 5))
        const [gone] = all
        if (!gone) return
        grown.remove(gone)
        whole.remove(gone)
        const left = createIndex(all.slice(1)).search(asked(question), 5)
        const found = grown.search(asked(question), 5)
        expect(found.map(({ id }) => id)).toEqual(left.map(({ id }) => id))
        expect(whole.search(asked(question), 5)).toEqual(found)
        for (const [n, { score }] of found.entries()) expect(score).toBeCloseTo(left[n]?.score ?? 0)
      }),
    )
  })

  test('forgets a text only once, and takes it again', () => {
    const index = createIndex(SOME)
    const [first] = SOME
    if (!first) return
    index.remove(first)
    index.remove(first)
    expect(index.size()).toBe(2)
    expect(index.search(asked('低保'), 3)).toEqual([])
    index.add(first)
    expect(index.search(asked('低保'), 3)[0]?.id).toBe('a')
  })
})
