import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { AnswerModel, Passage } from '../../../api/policies/model/model'
import { startApi, type TestApi } from '../../support/api'
import { addVersion } from '../../support/policies'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
  await addVersion(api, {
    name: '示例县花椒办法',
    texts: ['花椒苗木由乡镇农业服务中心发放。', '核桃苗木凭验收单领取。', '蜂箱每户两个。'],
  })
})
afterEach(() => {
  delete api.deps.answerModel
  vi.useRealTimers()
})
afterAll(() => api.close())

/** Covered by no card and no article. */
const UNCOVERED = '屋头想栽点花椒树子政府给不给发东西'

function useModel(given: Partial<AnswerModel> = {}) {
  const compose = vi.fn(async (_question: string, passages: readonly Passage[]) => ({
    text: '乡镇发花椒苗木。',
    cited: passages.slice(0, 1).map(({ id }) => id),
  }))
  api.deps.answerModel = { likeness: async () => null, compose, ...given }
  return compose
}

async function ask(question: string) {
  const { actor } = await api.addContact()
  const { body } = await api.call(`/policies/answers?${new URLSearchParams({ q: question })}`, {
    actor,
  })
  return body as { answer: { text: string; whole: string; source: { text: string } } | null }
}

describe('a villager whose question nothing covers', () => {
  test('is told so without a model', async () => {
    expect(await ask(UNCOVERED)).toMatchObject({ answer: null, why: 'not_covered' })
  })

  test('gets what the model words, with the article it cites', async () => {
    useModel()
    expect(await ask(UNCOVERED)).toMatchObject({
      answer: {
        text: '乡镇发花椒苗木。',
        whole: '花椒苗木由乡镇农业服务中心发放。',
        source: { document: '示例县花椒办法', article: '第一条', date: '2020-01-01' },
      },
      others: [],
      why: null,
    })
  })

  test('gets what there was where the model has nothing', async () => {
    const before = await ask(UNCOVERED)
    useModel({ compose: async () => null })
    expect(await ask(UNCOVERED)).toEqual(before)
  })

  test('gets what there was after four seconds of the model’s silence', async () => {
    const before = await ask(UNCOVERED)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const asked = vi.fn(() => new Promise<null>(() => {}))
    useModel({ compose: asked })
    const answer = ask(UNCOVERED)
    await vi.waitUntil(() => asked.mock.calls.length > 0)
    await vi.advanceTimersByTimeAsync(4_000)
    expect(await answer).toEqual(before)
  })
})

describe('the model is not asked', () => {
  test('where only what the library says is wanted', async () => {
    const { actor } = await api.addContact()
    const compose = useModel()
    const query = new URLSearchParams({ q: UNCOVERED, mayCompose: 'false' })
    const { body } = await api.call(`/policies/answers?${query}`, { actor })
    expect(body).toMatchObject({ answer: null, why: 'not_covered' })
    expect(compose).not.toHaveBeenCalled()
  })

  test.each([
    ['for what no text holds', '花椒苗木今年好多钱', null],
    ['where a card answers', '低保要交哪些材料', '户口簿'],
    ['where an article answers', '核桃苗木凭验收单领取', '核桃苗木凭验收单领取。'],
  ])('%s', async (_what, question, said) => {
    const before = await ask(question)
    const compose = useModel()
    expect(await ask(question)).toEqual(before)
    expect(compose).not.toHaveBeenCalled()
    if (said === null) expect(before).toMatchObject({ answer: null, why: 'no_text_holds' })
    else expect(before.answer?.text).toContain(said)
  })
})
