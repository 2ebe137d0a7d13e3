import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { composeAnswer } from '../../../api/policies/compose'
import { createLibrary } from '../../../api/policies/library/library'
import type { AnswerModel } from '../../../api/policies/model/model'
import { READER, versionOf } from './library/contents'

const QUESTION = '花椒苗木补助'
const library = createLibrary()
library.putVersions([
  versionOf({
    id: 'v',
    name: '示例县花椒办法',
    texts: Array.from({ length: 8 }, (_, at) => `花椒苗木补助第${at}款。`),
  }),
])

/** A model that says and likes what it is told to; what it was shown. */
function modelOf(given: Partial<AnswerModel> = {}) {
  const shown: string[][] = []
  const model: AnswerModel = {
    likeness: async () => null,
    compose: async (_question, passages) => {
      shown.push(passages.map(({ id }) => id))
      return { text: '有补助。', cited: passages.slice(0, 1).map(({ id }) => id) }
    },
    ...given,
  }
  return { model, shown }
}
const compose = (model: AnswerModel) => composeAnswer(model, library, QUESTION, READER)

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('the model words an answer', () => {
  test('from the five nearest articles, and the cited one comes with it whole', async () => {
    const { model, shown } = modelOf({})
    const near = library.searchArticles(QUESTION, READER, 20).hits.map(({ id }) => id)
    const [first = ''] = near
    expect(await compose(model)).toEqual({
      id: first,
      question: library.articleOf(first, READER)?.title,
      text: '有补助。',
      whole: library.articleOf(first, READER)?.text,
      source: {
        document: '示例县花椒办法',
        article: library.articleOf(first, READER)?.label,
        date: '2020-01-01',
        text: `《示例县花椒办法》${library.articleOf(first, READER)?.label}`,
      },
    })
    expect(shown).toEqual([near.slice(0, 5)])
  })

  test('from those it finds most alike, of all that were looked at', async () => {
    const seen: string[] = []
    const likeness = async (_question: string, texts: readonly string[]) => {
      seen.push(...texts)
      return texts.map((text) => Number(/第(\d)款/.exec(text)?.[1]))
    }
    const { model, shown } = modelOf({ likeness })
    expect((await compose(model))?.id).toBe('v:8')
    expect(shown).toEqual([['v:8', 'v:7', 'v:6', 'v:5', 'v:4']])
    expect(seen).toHaveLength(8)
    expect(seen).toContain('示例县花椒办法 第八条 花椒苗木补助第7款。')
  })
})

describe('a villager gets none of the model’s', () => {
  test.each<[string, Partial<AnswerModel>]>([
    ['where it says nothing', { compose: async () => null }],
    ['where it cites nothing', { compose: async () => ({ text: '有。', cited: [] }) }],
    [
      'where it cites what it was not shown',
      { compose: async () => ({ text: '有。', cited: ['w:1'] }) },
    ],
  ])('%s', async (_what, given) => {
    expect(await compose(modelOf(given).model)).toBeNull()
  })

  test('where no article is near, and it is not even asked', async () => {
    const { model, shown } = modelOf()
    expect(await composeAnswer(model, library, '啊', READER)).toBeNull()
    expect(
      await composeAnswer(model, library, QUESTION, { ...READER, day: '2019-12-31' }),
    ).toBeNull()
    expect(shown).toEqual([])
  })

  test.each<[string, Partial<AnswerModel>]>([
    ['answers', { compose: () => new Promise(() => {}) }],
    ['compares', { likeness: () => new Promise(() => {}) }],
  ])('where it %s for longer than four seconds', async (_what, given) => {
    let answer: unknown = 'waiting'
    void compose(modelOf(given).model).then((said) => (answer = said))
    await vi.advanceTimersByTimeAsync(3_999)
    expect(answer).toBe('waiting')
    await vi.advanceTimersByTimeAsync(1)
    expect(answer).toBeNull()
  })

  test('where comparing and answering take longer together', async () => {
    const after = <T>(ms: number, value: T) =>
      new Promise<T>((resolve) => setTimeout(() => resolve(value), ms))
    const { model } = modelOf({
      likeness: () => after(2_500, null),
      compose: () => after(2_500, { text: '有。', cited: ['v:1'] }),
    })
    const answer = compose(model)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await answer).toBeNull()
  })
})

test('nothing waits on where the model answered in time', async () => {
  await compose(modelOf().model)
  expect(vi.getTimerCount()).toBe(0)
})
