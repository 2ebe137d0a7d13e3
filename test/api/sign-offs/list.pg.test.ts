import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { OTHER_VILLAGE, startApi, type TestApi, VILLAGE } from '../../support/api'
import { type Signing, startSigning } from '../../support/sign-offs'

let api: TestApi
let s: Signing
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
  s = await startSigning(api)
})
beforeEach(async () => {
  await api.sql`update outbox set status = 'cancelled', purpose = id::text where status = 'queued'`
  await api.sql`update sign_offs set status = 'void'`
})
afterAll(() => api.close())

interface Item {
  head: string
  missing: string[]
  isSignedOff: boolean
  signOffs: { role: string; status: string; name: string | null; isPhotoMissing: boolean }[]
}

async function asked(...heads: string[]) {
  const cases = []
  for (const head of heads) cases.push(await s.addCase({ head }))
  await s.ask(...cases.map(({ applicationId }) => applicationId))
  return cases
}
const list = async (query = '', actor = s.clerk.actor) => {
  const { body } = await api.call(`/sign-offs?${query}`, { actor })
  return body as unknown as { items: Item[]; next: string | null }
}

describe('GET /sign-offs', () => {
  test('tells who has signed each case of the area, and who is missing', async () => {
    const [found] = await asked('甲一')
    const codes = await s.codesSent()
    await s.sign(s.first.contact.id, codes.get(s.first.contact.id) ?? '')
    const { items } = await list()
    expect(items).toMatchObject([
      {
        applicationId: found?.applicationId,
        head: '甲一',
        missing: ['household', 'village_secretary', 'township_committee'],
        isSignedOff: false,
      },
    ])
    const first = items[0]?.signOffs.find(({ role }) => role === 'first_secretary')
    expect(first).toMatchObject({ status: 'signed', name: '卢书记', isPhotoMissing: false })
  })

  test('tells apart what waits and what is signed by all', async () => {
    const [done, open] = [(await asked('已齐'))[0], null]
    expect(open).toBeNull()
    await s.signAll(done!)
    await asked('未齐')
    const heads = async (query: string) => (await list(query)).items.map(({ head }) => head)
    expect(await heads('')).toEqual(['已齐', '未齐'])
    expect(await heads('status=asked')).toEqual(['未齐'])
    expect(await heads('status=signed')).toEqual(['已齐'])
    expect((await list('status=signed')).items[0]).toMatchObject({ missing: [], isSignedOff: true })
  })

  test('is narrowed to an area, and never reaches beyond the actor’s', async () => {
    await asked('甲一')
    const there = await s.addCase({ head: '新华人', areaPath: `${OTHER_VILLAGE}.1` })
    await s.ask(there.applicationId)
    const heads = async (query: string, actor = s.clerk.actor) =>
      (await list(query, actor)).items.map(({ head }) => head)
    expect(await heads('')).toEqual(['甲一', '新华人'])
    expect(await heads(`areaPath=${OTHER_VILLAGE}`)).toEqual(['新华人'])
    expect(await heads(`areaPath=${OTHER_VILLAGE}`, s.cadre.actor)).toEqual([])
    expect(await heads('', s.cadre.actor)).toEqual(['甲一'])
  })

  test('comes page by page', async () => {
    await asked('甲一', '乙二', '丙三')
    const first = await list('limit=2')
    expect(first.items).toHaveLength(2)
    const second = await list(`limit=2&cursor=${first.next}`)
    expect(second.next).toBeNull()
    const heads = [...first.items, ...second.items].map(({ head }) => head)
    expect(heads.toSorted()).toEqual(['甲一', '乙二', '丙三'].toSorted())
  })

  test.each(['status=maybe', 'limit=0', 'areaPath=', 'cursor=x'])('refuses %s', async (query) => {
    const answer = await api.call(`/sign-offs?${query}`, { actor: s.clerk.actor })
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid' } })
  })
})

describe('GET /sign-offs/mine', () => {
  const mine = async (actor: `contact:${string}`, about = '') => {
    const query = about ? `?about=${encodeURIComponent(about)}` : ''
    const { body } = await api.call(`/sign-offs/mine${query}`, { actor })
    return body as unknown as {
      total: number
      items: { head: string; maySign: boolean; role: string }[]
    }
  }

  test('shows an official what waits for them, by head or by place', async () => {
    await asked('甲一', '乙二')
    const far = await s.addCase({ head: '丙三', areaPath: `${VILLAGE}.5` })
    await s.ask(far.applicationId)
    const { actor } = s.first.contact
    const heads = async (about?: string) => (await mine(actor, about)).items.map(({ head }) => head)
    expect((await heads()).toSorted()).toEqual(['甲一', '乙二', '丙三'].toSorted())
    expect(await heads('甲一')).toEqual(['甲一'])
    expect(await heads('5社')).toEqual(['丙三'])
    expect(await heads('宝坪村')).toHaveLength(3)
    expect(await heads('无此人')).toEqual([])
  })

  test('shows a household its own, and says where its phone cannot sign', async () => {
    const [found] = await asked('甲一')
    const actor = found?.contact?.actor ?? 'contact:'
    expect(await mine(actor)).toMatchObject({
      total: 1,
      items: [{ head: '甲一', role: 'household', maySign: true, fingerprint: expect.any(String) }],
    })
    await api.sql`update contact_links set way = 'cadre_code' where household_id = ${found?.id ?? ''}`
    expect((await mine(actor)).items).toMatchObject([{ maySign: false }])
  })

  test('shows a stranger, and whoever has signed, nothing', async () => {
    const [found] = await asked('甲一')
    const stranger = await api.addContact()
    expect(await mine(stranger.actor)).toEqual({ total: 0, items: [] })
    await s.signAll(found!)
    expect(await mine(s.first.contact.actor)).toEqual({ total: 0, items: [] })
  })

  test('shows no more than a hundred at once, and how many there are', async () => {
    const cases = []
    for (let i = 0; i < 101; i++) cases.push(await s.addCase({ head: '多户', hasPhone: false }))
    await s.ask(...cases.map(({ applicationId }) => applicationId))
    const { total, items } = await mine(s.first.contact.actor)
    expect([total, items.length]).toEqual([101, 100])
  })
})
