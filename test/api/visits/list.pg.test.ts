import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MONDAY_MORNING, OTHER_VILLAGE, startApi, type TestApi, VILLAGE } from '../../support/api'

let api: TestApi
let cadre: Awaited<ReturnType<TestApi['addStaff']>>
beforeAll(async () => {
  api = await startApi({ connections: 4 })
  await api.addCounty()
})
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
})
afterAll(() => api.close())

type Item = Record<string, unknown>

async function noted(householdId: string, text: string, actor = cadre.actor) {
  api.clock.now = new Date(api.clock.now.getTime() + 60_000)
  const { body } = await api.call('/visits', { actor, body: { householdId, text } })
  return (body['vars'] as { id: string }).id
}
async function listed(query: string, actor = cadre.actor) {
  const { body } = await api.call(`/visits?${query}`, { actor })
  return body as unknown as { items: Item[]; next: string | null }
}
const ids = ({ items }: { items: Item[] }) => items.map(({ id }) => id)

describe('the visits to a household', () => {
  test('are shown newest first with what was written, by whom', async () => {
    const mou = await api.addHousehold({ head: '牟大山' })
    const first = await noted(mou.id, '房子漏雨')
    const second = await noted(mou.id, '修好了')
    const { items } = await listed(`household=${mou.id}`)
    expect(items.map(({ id }) => id)).toEqual([second, first])
    expect(items[1]).toEqual({
      id: first,
      householdId: mou.id,
      head: '牟大山',
      areaPath: mou.areaPath,
      visitor: { staffId: cadre.id, name: cadre.name },
      purpose: 'learn_situation',
      visitedOn: '2026-03-09',
      notedAt: '2026-03-09T02:01:00.000Z',
      isFar: false,
      isTied: false,
      isCurrent: true,
      correctsId: null,
      photos: 0,
      body: '房子漏雨',
    })
  })

  test('come in pages without a gap or a double', async () => {
    const mou = await api.addHousehold()
    const all: string[] = []
    for (let i = 0; i < 5; i++) all.unshift(await noted(mou.id, `第${i}次`))
    const first = await listed(`household=${mou.id}&limit=2`)
    const second = await listed(`household=${mou.id}&limit=2&cursor=${first.next}`)
    const third = await listed(`household=${mou.id}&limit=2&cursor=${second.next}`)
    expect([first, second, third].flatMap(ids)).toEqual(all)
    expect(third.next).toBeNull()
  })

  test('are the own ones, or those not corrected, where that is asked for', async () => {
    const mou = await api.addHousehold()
    const other = await api.addStaff({ roles: [['resident_cadre', VILLAGE]] })
    const own = await noted(mou.id, '猪2头')
    const theirs = await noted(mou.id, '猪3头', other.actor)
    const { body } = await api.call(`/visits/${own}/actions`, {
      actor: cadre.actor,
      body: { type: 'correct', text: '猪4头' },
    })
    const newest = (body['vars'] as { id: string }).id
    const of = async (query: string) => ids(await listed(`household=${mou.id}&${query}`)).toSorted()
    expect(await of('isMine=true')).toEqual([own, newest].toSorted())
    expect(await of('isMine=false')).toEqual([theirs])
    expect(await of('isCurrent=true')).toEqual([theirs, newest].toSorted())
    expect(await of('isCurrent=false')).toEqual([own])
  })

  test('are told as those of kin where they are', async () => {
    const mou = await api.addHousehold()
    const kin = await api.addStaff({ roles: [['village_cadre', VILLAGE]], ties: [mou.id] })
    await noted(mou.id, '都好', kin.actor)
    expect((await listed(`household=${mou.id}`)).items).toMatchObject([{ isTied: true }])
  })

  test('are not there for who works elsewhere, nor is the handbook', async () => {
    const mou = await api.addHousehold()
    await noted(mou.id, '猪2头')
    const other = await api.addStaff({ roles: [['village_cadre', OTHER_VILLAGE]] })
    expect((await listed(`household=${mou.id}`, other.actor)).items).toEqual([])
    const handbook = await api.call(`/visits/handbooks/${mou.id}`, { actor: other.actor })
    expect(handbook.status).toBe(404)
  })

  test('are looked at on record', async () => {
    const mou = await api.addHousehold()
    await listed(`household=${mou.id}`)
    const rows = await api.sql`
      select action from audit where subject = ${`household:${mou.id}`}
         and actor = ${`staff:${cadre.id}`}`
    expect([...rows]).toEqual([{ action: 'visit.list' }])
  })

  test.each(['cursor=x', 'household=x', 'isMine=yes', 'limit=0'])(
    '“%s” is refused',
    async (query) =>
      expect((await api.call(`/visits?${query}`, { actor: cadre.actor })).status).toBe(400),
  )
})
