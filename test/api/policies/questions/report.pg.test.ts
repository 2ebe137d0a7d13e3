import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { wordsAt } from '../../../../api/policies/questions/note'
import { newId } from '../../../../api/shared/ids'
import { policyQuestions } from '../../../../db/schema'
import { COUNTY, startApi, type TestApi, VILLAGE } from '../../../support/api'
import { addProposedCard } from '../../../support/policies'

let api: TestApi
let office: `staff:${string}`
beforeAll(async () => {
  api = await startApi({ connections: 1 })
  await api.addCounty()
  office = (await api.addStaff({ roles: [['county_office', COUNTY]] })).actor
})
afterEach(async () => {
  await api.sql`delete from policy_questions`
})
afterAll(() => api.close())

type Given = Partial<typeof policyQuestions.$inferInsert> & { at?: string; words?: string }

async function addQuestion({ at = '2026-03-09T02:00:00Z', words = '低保', ...given }: Given = {}) {
  const [id, county] = [newId(), given.county ?? COUNTY]
  await api.db.insert(policyQuestions).values({
    county,
    id,
    askedAt: new Date(at),
    wordsSealed: api.deps.sealer.seal(wordsAt(county, id), words),
    outcome: 'answered',
    ...given,
  })
}

interface Report {
  counts: Record<string, number>
  answers: { id: string; question: string | null; times: number; notUseful: number }[]
  unanswered: { words: string; times: number }[]
  misunderstood: { words: string; times: number }[]
}
async function report(from = '2026-03-09', to = from): Promise<Report> {
  const { status, body } = await api.call(`/policies/report?from=${from}&to=${to}`, {
    actor: office,
  })
  expect(status).toBe(200)
  return body as unknown as Report
}

describe('the office reads', () => {
  test('how often was asked, answered, handed over, of use and not', async () => {
    const { actor } = await api.addContact()
    await api.call('/help-requests', { actor, body: { kind: 'question', text: '花椒' } })
    const [request] = await api.sql<{ id: string }[]>`select id from help_requests`
    await addQuestion({ isUseful: true })
    await addQuestion({ isUseful: true })
    await addQuestion({ isUseful: false, helpRequestId: request?.id ?? null })
    await addQuestion()
    await addQuestion({ outcome: 'offered' })
    await addQuestion({ outcome: 'declined' })
    expect((await report()).counts).toEqual({
      asked: 6,
      answered: 4,
      useful: 2,
      notUseful: 1,
      handedOver: 1,
    })
  })

  test('what answered most, in the words of the card, and how often in vain', async () => {
    const { id } = await addProposedCard(api, { question: '种花椒有没得补苗' })
    await api.call(`/policies/cards/${id}/actions`, {
      actor: (await api.addStaff({ roles: [['county_office', COUNTY]] })).actor,
      body: { type: 'publish' },
    })
    await addQuestion({ answerId: 'low-income-papers', isUseful: true })
    for (const isUseful of [false, false, null]) await addQuestion({ answerId: id, isUseful })
    await addQuestion({ answerId: 'gone', isUseful: null })
    expect((await report()).answers).toEqual([
      { id, question: '种花椒有没得补苗', times: 3, notUseful: 2 },
      { id: 'gone', question: null, times: 1, notUseful: 0 },
      {
        id: 'low-income-papers',
        question: expect.stringContaining('低保') as unknown,
        times: 1,
        notUseful: 0,
      },
    ])
  })

  test('what stayed unanswered, the same words once, the most frequent first', async () => {
    const declined = { outcome: 'declined' } as const
    await addQuestion({ words: '哪里有卖化肥的', ...declined })
    await addQuestion({ words: '种花椒 补不补钱', ...declined })
    await addQuestion({
      words: '種花椒，補不補錢？',
      outcome: 'offered',
      at: '2026-03-09T03:00:00Z',
    })
    await addQuestion({ words: '低保要哪些材料' })
    expect((await report()).unanswered).toEqual([
      { words: '種花椒，補不補錢？', times: 2 },
      { words: '哪里有卖化肥的', times: 1 },
    ])
  })

  test('what was of no use', async () => {
    await addQuestion({ words: '低保要哪些材料', isUseful: false })
    await addQuestion({ words: '低保找哪个', isUseful: true })
    await addQuestion({ words: '低保好久批' })
    expect((await report()).misunderstood).toEqual([{ words: '低保要哪些材料', times: 1 }])
  })

  test('at most twenty of each', async () => {
    for (let at = 0; at < 21; at++)
      await addQuestion({
        words: `问题${'甲'.repeat(at + 1)}`,
        answerId: `a${at}`,
        isUseful: false,
      })
    for (let at = 0; at < 21; at++)
      await addQuestion({ words: `问题${'乙'.repeat(at + 1)}`, outcome: 'declined' })
    const { answers, unanswered, misunderstood } = await report()
    expect([answers, unanswered, misunderstood].map((some) => some.length)).toEqual([20, 20, 20])
  })

  test.each([
    ['2026-03-08T15:59:59.999Z', 0],
    ['2026-03-08T16:00:00.000Z', 1],
    ['2026-03-10T15:59:59.999Z', 1],
    ['2026-03-10T16:00:00.000Z', 0],
  ])('of the days from midnight to midnight in Shanghai: %s counts %i', async (at, asked) => {
    await addQuestion({ at, outcome: 'declined' })
    const { counts, unanswered } = await report('2026-03-09', '2026-03-10')
    expect([counts['asked'], unanswered.length]).toEqual([asked, asked])
  })

  test('nothing of another county', async () => {
    await addQuestion({ county: 'wushan', outcome: 'declined' })
    const { counts, unanswered } = await report()
    expect([counts['asked'], unanswered]).toEqual([0, []])
  })

  test('and nobody below it does', async () => {
    const cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    const { actor } = await api.addContact()
    for (const who of [cadre.actor, actor])
      expect(
        (await api.call('/policies/report?from=2026-03-09&to=2026-03-09', { actor: who })).status,
      ).toBe(403)
  })
})
