import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { inTransaction } from '../../../../api/http/write'
import { endDocument } from '../../../../api/policies/library/documents'
import { importVersion } from '../../../../api/policies/library/import'
import { COUNTY, GROUP, OTHER_VILLAGE, startApi, type TestApi, VILLAGE } from '../../../support/api'
import { commandContext } from '../../../support/command'
import { addOf, NAME, startAnother, sumFor, textWith } from './library-world'

let api: TestApi
let villager: `contact:${string}`
// A county of its own for each: what a library held before counts for how rare a word is.
beforeEach(async () => {
  api = await startApi({ connections: 4 })
  await api.addCounty()
  villager = (await api.addContact()).actor
})
afterEach(() => api.close())

const documentId = async () => {
  const [row] = await api.sql<{ id: string }[]>`
    select id from policy_documents where name = ${NAME}`
  return row?.id ?? ''
}
const newVersion = (sum: string, validFrom: string) => ({
  name: NAME,
  areaPath: COUNTY,
  validFrom,
  validTo: null,
  source: 'x',
  digest: Buffer.alloc(32),
  articles: [{ label: null, headings: [], passages: [textWith(sum)] }],
})
const end = (id: string, lastDay: string) =>
  inTransaction(api.db, (tx) => endDocument(tx, commandContext(api), { documentId: id, lastDay }))

describe('what a villager is answered from', () => {
  test.each([
    ['2019-12-31', null],
    ['2020-01-01', '一百元'],
    ['2026-02-28', '一百元'],
    ['2026-03-01', '二百元'],
    [undefined, '二百元'],
    ['2026-12-31', '二百元'],
    ['2027-01-01', null],
  ])('is what was in force on the day: on %s it is %s', async (day, sum) => {
    await addOf(api, '一百元')
    await addOf(api, '二百元', { validFrom: '2026-03-01', validTo: '2026-12-31' })
    expect(await sumFor(api, villager, day)).toBe(sum)
    const office = await api.addStaff({ roles: [['county_office', COUNTY]] })
    const query = day === undefined ? '' : `?day=${day}`
    const shown = await api.call(`/policies/documents/${await documentId()}${query}`, {
      actor: office.actor,
    })
    expect(shown.status).toBe(sum === null ? 404 : 200)
    if (sum !== null)
      expect(shown.body['articles']).toEqual([
        { label: '第一条', headings: [], passages: [textWith(sum)] },
      ])
  })

  test('is today’s, though the next version is there already, and changes with the day', async () => {
    await addOf(api, '一百元')
    await addOf(api, '二百元', { validFrom: '2026-03-10' })
    expect(await sumFor(api, villager)).toBe('一百元')
    // Midnight in Shanghai.
    api.clock.now = new Date('2026-03-09T15:59:59Z')
    expect(await sumFor(api, villager)).toBe('一百元')
    api.clock.now = new Date('2026-03-09T16:00:00Z')
    expect(await sumFor(api, villager)).toBe('二百元')
    api.clock.now = new Date('2026-03-09T02:00:00Z')
  })

  test('is what corrects it, at once', async () => {
    await addOf(api, '一百元')
    expect(await sumFor(api, villager)).toBe('一百元')
    await addOf(api, '二百元', { isCorrection: true })
    expect(await sumFor(api, villager)).toBe('二百元')
  })

  test('ends with its last day', async () => {
    await addOf(api, '一百元')
    await end(await documentId(), '2026-03-08')
    expect(await sumFor(api, villager)).toBeNull()
    expect(await sumFor(api, villager, '2026-03-08')).toBe('一百元')
  })

  test('is nothing of what was imported in a transaction that came to nothing', async () => {
    expect(await sumFor(api, villager)).toBeNull()
    const failing = inTransaction(api.db, async (tx) => {
      await importVersion(tx, commandContext(api), newVersion('一百元', '2020-01-01'))
      // While it is not committed it is nobody's.
      expect(await sumFor(api, villager)).toBeNull()
      throw new Error('the power went')
    })
    await expect(failing).rejects.toThrow('the power went')
    expect(await sumFor(api, villager)).toBeNull()
    expect(await api.sql`select 1 from policy_documents`).toEqual([])
    await addOf(api, '二百元')
    expect(await sumFor(api, villager)).toBe('二百元')
  })
})

describe('a village’s own rule', () => {
  async function villagerOf(areaPath: string | null) {
    const household = areaPath && (await api.addHousehold({ areaPath }))
    return api.addContact({ linkedTo: household ? [household.id] : [] })
  }

  test.each([
    ['who lives in one of its groups', GROUP, '一百元'],
    ['who lives in the village', VILLAGE, '一百元'],
    ['who lives in another', OTHER_VILLAGE, null],
    ['who is linked to no household', null, null],
  ])('is answered to whoever is of it: to a villager %s', async (_who, areaPath, sum) => {
    await addOf(api, '一百元', { areaPath: VILLAGE })
    expect(await sumFor(api, (await villagerOf(areaPath)).actor)).toBe(sum)
  })

  test('is answered no more to a villager whose link has ended', async () => {
    await addOf(api, '一百元', { areaPath: VILLAGE })
    const { id, actor } = await villagerOf(GROUP)
    expect(await sumFor(api, actor)).toBe('一百元')
    await api.sql`update contact_links set ended_at = ${api.clock.now} where contact_id = ${id}`
    expect(await sumFor(api, actor)).toBeNull()
  })

  test.each([
    [VILLAGE, '一百元'],
    [OTHER_VILLAGE, null],
  ])('is answered to the cadre of %s: %s', async (areaPath, sum) => {
    await addOf(api, '一百元', { areaPath: VILLAGE })
    const { actor } = await api.addStaff({ roles: [['village_cadre', areaPath]] })
    expect(await sumFor(api, actor)).toBe(sum)
  })

  test('cannot be picked by its number from another village', async () => {
    await addOf(api, '一百元', { areaPath: VILLAGE })
    const [version] = await api.sql<{ id: string }[]>`select id from policy_versions`
    const path = `/policies/answers/${version?.id}:1`
    const statusFor = async (areaPath: string) =>
      (await api.call(path, { actor: (await villagerOf(areaPath)).actor })).status
    expect([await statusFor(GROUP), await statusFor(OTHER_VILLAGE)]).toEqual([200, 404])
  })
})

describe('another process on the same database', () => {
  test('answers from every change at the next question', async () => {
    const another = startAnother(api)
    const seen = async () => [await sumFor(api, villager), await sumFor(another, villager)]
    expect(await seen()).toEqual([null, null])
    await addOf(api, '一百元')
    expect(await seen()).toEqual(['一百元', '一百元'])
    await addOf({ ...api, db: another.db } as TestApi, '二百元', { isCorrection: true })
    expect(await seen()).toEqual(['二百元', '二百元'])
    await end(await documentId(), '2026-03-08')
    expect(await seen()).toEqual([null, null])
    await another.close()
  })

  test('that starts later answers the same', async () => {
    await addOf(api, '一百元')
    await addOf(api, '二百元', { validFrom: '2026-03-01' })
    const another = startAnother(api)
    for (const day of ['2026-02-28', '2026-03-01'])
      expect(await sumFor(another, villager, day)).toBe(await sumFor(api, villager, day))
    await another.close()
  })

  test('which many ask at once while texts come and go never answers what never stood', async () => {
    const another = startAnother(api)
    const askMany = async () => {
      const seen: (string | null)[] = []
      for (let time = 0; time < 10; time++) seen.push(await sumFor(another, villager))
      return seen
    }
    const [first, second] = await Promise.all([
      askMany(),
      askMany(),
      (async () => {
        for (const [at, validFrom] of ['2020-01-01', '2021-01-01', '2022-01-01'].entries())
          await addOf(api, `${at + 1}百元`, { validFrom })
      })(),
    ])
    for (const seen of [first, second]) {
      const numbers = seen.map((sum) => Number(sum?.[0] ?? 0))
      // In this order, too: nobody is answered from an older text after a newer one.
      expect(numbers).toEqual(numbers.toSorted())
    }
    expect(await sumFor(another, villager)).toBe('3百元')
    await another.close()
  })

  test('never answers from half of a change that comes while it reads', async () => {
    await addOf(api, '一百元')
    const another = startAnother(api)
    const isWaiting = async () =>
      (
        await api.sql`select 1 from pg_locks where not granted and relation = 'policy_versions'::regclass`
      ).length > 0
    const asked = await api.db.transaction(async (tx) => {
      await tx.execute('lock table policy_versions')
      const answer = sumFor(another, villager)
      while (!(await isWaiting()));
      await importVersion(tx, commandContext(api), newVersion('二百元', '2026-03-01'))
      // Not to be waited for before this is committed.
      return { answer }
    })
    expect(await asked.answer).toBe('一百元')
    expect(await sumFor(another, villager)).toBe('二百元')
    await another.close()
  })

  test('recovers where the database was away for a question', async () => {
    const another = startAnother(api)
    await addOf(api, '一百元')
    const { sql } = api.deps.connection
    expect(await sumFor(another, villager)).toBe('一百元')
    await addOf(api, '二百元', { validFrom: '2026-03-01' })
    await api.ownerSql`alter table policy_articles rename to away`
    const query = new URLSearchParams({ q: '花椒' })
    const failed = await another.call(`/policies/answers?${query}`, { actor: villager })
    expect(failed.status).toBe(500)
    await api.ownerSql`alter table away rename to policy_articles`
    expect(await sumFor(another, villager)).toBe('二百元')
    expect(await sql`select 1 from policy_articles`).toHaveLength(2)
    await another.close()
  })
})
