import { describe, expect, test } from 'vitest'
import { createAnswerModel } from '../../../../api/policies/model/model'
import { openRecordedModel } from '../../../support/recorded-model'

const KEY = 'sk-not-a-real-key'
const QUESTION = '我叫王小明，电话13912345678，低保怎么申请？'
const PASSAGES = [
  {
    id: 'db17',
    source: '《低保条例》第十七条',
    text: '申请人向乡镇人民政府提出书面申请，乡镇人民政府在三十日内作出决定。',
  },
  { id: 'db20', source: '《低保条例》第二十条', text: '按照每人每月三百元的标准发放。' },
]
const TEXTS = ['低保', '土地']
const SETTINGS = { key: KEY, chat: 'words-small', embedding: 'compares-small' }

/** A model that plays these recordings, a clock in our hands, and what was logged. */
async function open(
  recordings: string[],
  settings: Partial<typeof SETTINGS> = {},
  timeoutMs = 4_000,
) {
  const server = await openRecordedModel(...recordings)
  const logged: object[] = []
  const log = (fields: object) => void logged.push(fields)
  const clock = { ms: 1_000_000 }
  const model = createAnswerModel(
    { ...SETTINGS, ...settings, url: server.url },
    { now: () => clock.ms, log: { info: log, warn: log }, timeoutMs },
  )
  return { ...server, model, logged, clock }
}

describe('a question about policies', () => {
  test('is answered in words that its passages prove', async () => {
    const { model, calls, logged } = await open(['good'])
    expect(await model.compose(QUESTION, PASSAGES)).toEqual({
      text: '先向乡镇政府书面申请。乡镇政府30日内作出决定。每人每月发300元。',
      cited: ['db17', 'db20'],
    })
    expect(calls).toMatchObject([
      { path: '/v1/chat/completions', authorization: `Bearer ${KEY}`, faults: [] },
    ])
    expect(calls[0]?.body.model).toBe('words-small')
    expect(logged).toEqual([])
  })

  test('goes to the model without what tells who asks, apart from the instructions', async () => {
    const { model, calls } = await open(['good'])
    await model.compose(QUESTION, PASSAGES)
    const [system, user] = calls[0]?.body.messages ?? []
    expect([system?.role, user?.role]).toEqual(['system', 'user'])
    expect(JSON.parse(user?.content ?? '')).toEqual({
      question: '我叫〔姓名〕，电话〔号码〕，低保怎么申请？',
      passages: PASSAGES.map(({ source, text }, at) => ({ number: at + 1, source, text })),
    })
    expect(system?.content).not.toContain('低保怎么申请')
    expect(calls[0]?.text).not.toMatch(/王小明|13912345678/)
  })

  test.each([
    ['invented-sum', { doubt: 'number' }],
    ['wrong-quote', { doubt: 'quote' }],
    ['no-citation', { doubt: 'no_citation' }],
    ['unknown-passage', { doubt: 'unknown_citation' }],
    ['does-not-know', { doubt: 'does_not_know' }],
    ['obeys-the-question', { doubt: 'number' }],
    ['cut-off', { why: 'cut off' }],
    ['no-words', { why: 'another shape' }],
    ['no-choices', { why: 'another shape' }],
    ['status-500', { why: 'status 500' }],
    ['status-401', { why: 'status 401' }],
    ['redirect', { why: 'status 307' }],
    ['broken-json', { why: 'no JSON' }],
    ['huge', { why: 'too large' }],
  ])('is left to the texts where the model gives: %s', async (recording, reason) => {
    const { model, calls, logged } = await open([recording])
    expect(await model.compose(QUESTION, PASSAGES)).toBeNull()
    expect(calls).toHaveLength(1)
    expect(logged).toMatchObject([reason])
    expect(JSON.stringify(logged)).not.toMatch(/sk-not|低保|申请|王小明/)
  })

  test('is answered where the answer is long, and not yet too long', async () => {
    const { model } = await open(['nearly-huge'])
    expect(await model.compose(QUESTION, PASSAGES)).toMatchObject({ cited: ['db17'] })
  })

  test.each([['never'], ['half']])(
    'does not wait for a model that is late: %s',
    async (recording) => {
      const { model, logged } = await open([recording], {}, 50)
      expect(await model.compose(QUESTION, PASSAGES)).toBeNull()
      expect(logged).toMatchObject([{ why: 'late' }])
    },
  )

  test('does not wait for a model that is not there', async () => {
    const logged: object[] = []
    const log = (fields: object) => void logged.push(fields)
    const settings = { ...SETTINGS, url: 'http://127.0.0.1:1/v1' }
    const model = createAnswerModel(settings, { now: () => 0, log: { info: log, warn: log } })
    expect(await model.compose(QUESTION, PASSAGES)).toBeNull()
    expect(logged).toMatchObject([{ why: 'not reached' }])
  })

  test('is sent without a key where there is none', async () => {
    const { url, calls } = await openRecordedModel('good')
    const log = { info: () => {}, warn: () => {} }
    const model = createAnswerModel({ ...SETTINGS, url, key: null }, { now: () => 0, log })
    await model.compose(QUESTION, PASSAGES)
    expect(calls).toMatchObject([{ authorization: undefined, faults: [] }])
  })
})

describe('what is alike', () => {
  test.each([['embeddings'], ['embeddings-unordered']])(
    'is found by the vectors, in the order asked: %s',
    async (recording) => {
      const { model, calls } = await open([recording])
      const cosines = await model.likeness(QUESTION, TEXTS)
      expect(cosines?.map((each) => each.toFixed(6))).toEqual(['0.600000', '0.000000'])
      expect(calls).toMatchObject([
        { path: '/v1/embeddings', authorization: `Bearer ${KEY}`, faults: [] },
      ])
      expect(calls[0]?.body).toEqual({
        model: 'compares-small',
        input: ['我叫〔姓名〕，电话〔号码〕，低保怎么申请？', ...TEXTS],
        encoding_format: 'float',
      })
    },
  )

  test.each([
    ['embeddings-other-length', 'other vectors than asked for'],
    ['embeddings-too-few', 'other vectors than asked for'],
    ['embeddings-twice', 'other vectors than asked for'],
    ['embeddings-nought', 'a vector without length'],
    ['embeddings-words', 'another shape'],
    ['embeddings-404', 'status 404'],
  ])('is not known where the model gives: %s', async (recording, why) => {
    const { model, logged } = await open([recording])
    expect(await model.likeness(QUESTION, TEXTS)).toBeNull()
    expect(logged).toMatchObject([{ why }])
  })

  test('is nothing among no texts', async () => {
    const { model, calls } = await open(['embeddings'])
    expect(await model.likeness(QUESTION, [])).toEqual([])
    expect(calls).toEqual([])
  })
})

describe('a model', () => {
  test('that no office has set up is asked nothing', async () => {
    const log = { info: () => {}, warn: () => {} }
    const fetch = () => Promise.reject(new Error('was asked'))
    const model = createAnswerModel(null, { now: () => 0, log, fetch })
    expect(await model.compose(QUESTION, PASSAGES)).toBeNull()
    expect(await model.likeness(QUESTION, TEXTS)).toBeNull()
  })

  test('is asked for no more than it was set up for, and nothing without passages', async () => {
    const { url, calls } = await openRecordedModel('good')
    const deps = { now: () => 0, log: { info: () => {}, warn: () => {} } }
    const neither = createAnswerModel({ url, key: null, chat: null, embedding: null }, deps)
    expect(await neither.compose(QUESTION, PASSAGES)).toBeNull()
    expect(await neither.likeness(QUESTION, TEXTS)).toBeNull()
    const words = createAnswerModel({ url, key: null, chat: 'w', embedding: null }, deps)
    expect(await words.compose(QUESTION, [])).toBeNull()
    expect(calls).toEqual([])
  })

  test('that failed five times in a row rests for a minute, then is tried by one call', async () => {
    const { model, calls, clock } = await open(['status-500'])
    const ask = () => model.compose(QUESTION, PASSAGES)
    for (let call = 1; call <= 7; call++) await ask()
    expect(calls).toHaveLength(5)
    clock.ms += 59_999
    await ask()
    expect(calls).toHaveLength(5)
    clock.ms += 1
    await Promise.all([ask(), ask()])
    expect(calls).toHaveLength(6)
    clock.ms += 59_999
    await ask()
    expect(calls).toHaveLength(6)
  })

  test('that answers again is asked as before', async () => {
    const fails = ['status-500', 'status-500', 'status-500', 'status-500']
    const { model, calls } = await open([...fails, 'good', ...fails, 'good'])
    for (let call = 1; call <= 9; call++) await model.compose(QUESTION, PASSAGES)
    expect(await model.compose(QUESTION, PASSAGES)).not.toBeNull()
    expect(calls).toHaveLength(10)
  })

  test('that says what is not proved is no failure', async () => {
    const { model, calls } = await open(['invented-sum'])
    for (let call = 1; call <= 7; call++) await model.compose(QUESTION, PASSAGES)
    expect(calls).toHaveLength(7)
  })

  test('that cannot compare may still word answers', async () => {
    const fails = Array<string>(5).fill('embeddings-404')
    const { model } = await open([...fails, 'good'])
    for (let call = 1; call <= 5; call++) await model.likeness(QUESTION, TEXTS)
    expect(await model.compose(QUESTION, PASSAGES)).not.toBeNull()
  })
})
