import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '../../../../api/http/write'
import { endDocument } from '../../../../api/policies/library/documents'
import { importVersion } from '../../../../api/policies/library/import'
import { COUNTY, startApi, type TestApi, VILLAGE } from '../../../support/api'
import { commandContext } from '../../../support/command'
import { addVersion } from '../../../support/policies'
import { addOf, NAME, startAnother } from './library-world'

let api: TestApi
beforeAll(async () => {
  api = await startApi({ connections: 4 })
  await api.addCounty()
})
afterEach(async () => {
  await api.sql`delete from policy_articles`
  await api.sql`delete from policy_versions`
  await api.sql`delete from policy_documents`
})
afterAll(() => api.close())

const versions = (name = NAME) => api.sql`
  select v.valid_from, v.valid_to,
      (select string_agg(passages[1], '' order by seq) from policy_articles a where a.version_id = v.id) as text
    from policy_versions v join policy_documents d on d.id = v.document_id
   where d.name = ${name} order by v.valid_from`
const days = async () => (await versions()).map((each) => [each['valid_from'], each['valid_to']])
const changes = async () => {
  const [row] = await api.sql<{ n: number }[]>`select count(*)::int as n from policy_changes`
  return row?.n ?? 0
}
const documentId = async (name = NAME) => {
  const [row] = await api.sql<
    { id: string }[]
  >`select id from policy_documents where name = ${name}`
  return row?.id ?? ''
}

describe('the office imports a version', () => {
  test('and the one before ends the day before', async () => {
    await addOf(api, '一百元')
    const imported = await addOf(api, '二百元', { validFrom: '2026-03-01' })
    expect(imported).toMatchObject({
      name: NAME,
      articles: 1,
      validFrom: '2026-03-01',
      validTo: null,
      ended: '2026-02-28',
      isUnchanged: false,
    })
    expect(await days()).toEqual([
      ['2020-01-01', '2026-02-28'],
      ['2026-03-01', null],
    ])
  })

  test('between two others, and it ends where the later begins', async () => {
    await addOf(api, '一百元')
    await addOf(api, '三百元', { validFrom: '2026-03-01' })
    const imported = await addOf(api, '二百元', { validFrom: '2025-01-01', validTo: '2030-01-01' })
    expect(imported).toMatchObject({ validTo: '2026-02-28', ended: '2024-12-31' })
    expect(await days()).toEqual([
      ['2020-01-01', '2024-12-31'],
      ['2025-01-01', '2026-02-28'],
      ['2026-03-01', null],
    ])
  })

  test('and who did it stands in the events and the audit, with the digest', async () => {
    const [before] = await api.sql`select count(*)::int as n from audit`
    await addOf(api, '一百元', { validTo: '2027-12-31' })
    const events = await api.sql`
      select type, actor, details from events where subject = ${`policy:${await documentId()}`}`
    expect(events).toEqual([
      {
        type: 'policy.imported',
        actor: 'job:command',
        details: expect.objectContaining({
          name: NAME,
          validFrom: '2020-01-01',
          validTo: '2027-12-31',
          digest: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
          articles: 1,
        }) as unknown,
      },
    ])
    const [after] = await api.sql`select count(*)::int as n from audit`
    expect(after?.['n']).toBe(Number(before?.['n']) + 1)
  })

  test('twice from the same file, and the second time nothing is new', async () => {
    const first = await addOf(api, '一百元', { validTo: '2027-12-31' })
    const before = await changes()
    expect(await addOf(api, '一百元')).toEqual({ ...first, isUnchanged: true })
    expect(await days()).toEqual([['2020-01-01', '2027-12-31']])
    expect(await changes()).toBe(before)
    const events =
      await api.sql`select 1 from events where subject = ${`policy:${await documentId()}`}`
    expect(events).toHaveLength(1)
  })

  test('of another text from the same day, which is refused unless it corrects that', async () => {
    await addOf(api, '一百元')
    await expect(addOf(api, '二百元')).rejects.toMatchObject({
      code: 'refused',
      reason: 'version_exists',
    })
    expect(await versions()).toMatchObject([{ text: expect.stringContaining('一百元') as unknown }])
    await addOf(api, '二百元', { isCorrection: true })
    expect(await versions()).toMatchObject([{ text: expect.stringContaining('二百元') as unknown }])
    const events = await api.sql`
      select type from events where subject = ${`policy:${await documentId()}`} order by seq`
    expect(events).toEqual([{ type: 'policy.imported' }, { type: 'policy.corrected' }])
  })

  test('of the same name for one village, which is a document of its own', async () => {
    await addOf(api, '一百元')
    await addOf(api, '二百元', { areaPath: VILLAGE })
    expect(await days()).toEqual([
      ['2020-01-01', null],
      ['2020-01-01', null],
    ])
  })

  test('of more articles than a statement holds, in their order', async () => {
    const articles = Array.from({ length: 4_001 }, (_, at) => ({
      label: null,
      headings: [],
      passages: [`${at}`],
    }))
    const ctx = commandContext(api)
    const version = {
      name: NAME,
      areaPath: COUNTY,
      validFrom: '2020-01-01',
      validTo: null,
      source: 'x',
      digest: Buffer.alloc(32),
      articles,
    }
    await inTransaction(api.db, (tx) => importVersion(tx, ctx, version))
    const [row] = await api.sql`
      select count(*)::int as n, bool_and(passages[1]::int = seq - 1) as ordered from policy_articles`
    expect(row).toEqual({ n: 4_001, ordered: true })
  })

  test.each([
    ['for an area nobody knows', { areaPath: `${COUNTY}.nowhere` }, 'areaPath'],
    ['for another county', { areaPath: 'kaizhou' }, 'areaPath'],
    ['that ends before it begins', { validFrom: '2026-03-02', validTo: '2026-03-01' }, 'validTo'],
    ['without an article', { texts: [] }, 'articles'],
  ])('%s, which is refused and leaves nothing', async (_what, given, reason) => {
    await expect(addOf(api, '一百元', given)).rejects.toMatchObject({ code: 'invalid', reason })
    expect(await api.sql`select 1 from policy_documents`).toEqual([])
  })

  test('for a single day, which is a version', async () => {
    await addOf(api, '一百元', { validFrom: '2026-03-02', validTo: '2026-03-02' })
    expect(await days()).toEqual([['2026-03-02', '2026-03-02']])
  })
})

describe('two of the office import at once', () => {
  const settled = async (imports: Promise<unknown>[]) =>
    (await Promise.allSettled(imports)).map(({ status }) => status)

  test('the same file, and it is there once', async () => {
    const another = startAnother(api)
    const there = { ...api, db: another.db } as TestApi
    expect(await settled([addOf(api, '一百元'), addOf(there, '一百元')])).toEqual([
      'fulfilled',
      'fulfilled',
    ])
    expect(await days()).toEqual([['2020-01-01', null]])
    await another.close()
  })

  test('different texts from one day, and one of the two is refused', async () => {
    const another = startAnother(api)
    const there = { ...api, db: another.db } as TestApi
    const ends = await settled([addOf(api, '一百元'), addOf(there, '二百元')])
    expect(ends.toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await days()).toHaveLength(1)
    await another.close()
  })

  test('versions from different days, and no day has two or none', async () => {
    const another = startAnother(api)
    const there = { ...api, db: another.db } as TestApi
    const froms = ['2024-05-01', '2021-01-01', '2023-02-01', '2022-03-01', '2026-01-01']
    await Promise.all(
      froms.map((validFrom, at) =>
        addOf(at % 2 === 0 ? api : there, `${at + 1}百元`, { validFrom }),
      ),
    )
    expect(await days()).toEqual([
      ['2021-01-01', '2022-02-28'],
      ['2022-03-01', '2023-01-31'],
      ['2023-02-01', '2024-04-30'],
      ['2024-05-01', '2025-12-31'],
      ['2026-01-01', null],
    ])
    const numbers = await api.sql<{ revision: number }[]>`
      select revision from policy_changes order by revision`
    expect(numbers.map(({ revision }) => revision)).toEqual(numbers.map((_, at) => at + 1))
    await another.close()
  })
})

describe('what is in force of a document ends', () => {
  const endOn = async (lastDay: string, id?: string) => {
    const document = id ?? (await documentId())
    return inTransaction(api.db, (tx) =>
      endDocument(tx, commandContext(api), { documentId: document, lastDay }),
    )
  }

  test('with the day the office names, and on record', async () => {
    await addOf(api, '一百元')
    expect(await endOn('2026-03-31')).toEqual({
      name: NAME,
      validFrom: '2020-01-01',
      validTo: '2026-03-31',
    })
    expect(await days()).toEqual([['2020-01-01', '2026-03-31']])
    const events = await api.sql`
      select type from events where subject = ${`policy:${await documentId()}`} order by seq`
    expect(events.at(-1)).toEqual({ type: 'policy.ended' })
  })

  test('once: said again nothing happens', async () => {
    await addOf(api, '一百元')
    await endOn('2026-03-31')
    const before = await changes()
    expect(await endOn('2026-03-31')).toMatchObject({ validTo: '2026-03-31' })
    expect(await changes()).toBe(before)
  })

  test.each(['2019-12-31', '2026-04-01'])('but not on %s, when nothing was', async (day) => {
    await addOf(api, '一百元', { validTo: '2026-03-31' })
    await expect(endOn(day)).rejects.toMatchObject({ code: 'not_found', reason: 'document' })
  })

  test('and an import at the same moment is not undone by that', async () => {
    await addOf(api, '一百元')
    const id = await documentId()
    const isWaiting = async () =>
      (await api.sql`select 1 from pg_locks where not granted`).length > 0
    const { ending } = await api.db.transaction(async (tx) => {
      // The import holds the document until it is committed.
      await importVersion(tx, commandContext(api), {
        name: NAME,
        areaPath: COUNTY,
        validFrom: '2026-03-01',
        validTo: null,
        source: 'x',
        digest: Buffer.alloc(32),
        articles: [{ label: null, headings: [], passages: ['二百元'] }],
      })
      const end = endOn('2026-03-31', id)
      while (!(await isWaiting()));
      return { ending: end }
    })
    expect(await ending).toMatchObject({ validFrom: '2026-03-01', validTo: '2026-03-31' })
    expect(await days()).toEqual([
      ['2020-01-01', '2026-02-28'],
      ['2026-03-01', '2026-03-31'],
    ])
  })

  test('from the page of the office, and not of a cadre', async () => {
    await addOf(api, '一百元')
    const office = await api.addStaff({ roles: [['county_office', COUNTY]] })
    const cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    const path = `/policies/documents/${await documentId()}/actions`
    const body = { type: 'end', lastDay: '2026-03-31' }
    expect((await api.call(path, { actor: cadre.actor, body })).status).toBe(403)
    expect(await days()).toEqual([['2020-01-01', null]])
    expect(await api.call(path, { actor: office.actor, body })).toMatchObject({
      status: 200,
      body: { validTo: '2026-03-31' },
    })
  })
})

describe('the office lists its documents', () => {
  const list = async (day?: string) => {
    const { actor } = await api.addStaff({ roles: [['county_office', COUNTY]] })
    const { body } = await api.call(`/policies/documents${day ? `?day=${day}` : ''}`, { actor })
    return body['items'] as {
      name: string
      validFrom: string
      articles: number
      isInForce: boolean
      olderCards: string[]
    }[]
  }

  test('each version with its articles, and whether it is in force on the day', async () => {
    await addVersion(api, { name: NAME, texts: ['一', '二'], validTo: '2026-03-08' })
    await addOf(api, '一百元', { validFrom: '2026-03-09' })
    const seen = async (day?: string) =>
      (await list(day)).map(({ validFrom, articles, isInForce }) => [
        validFrom,
        articles,
        isInForce,
      ])
    expect(await seen()).toEqual([
      ['2020-01-01', 2, false],
      ['2026-03-09', 1, true],
    ])
    expect(await seen('2026-03-08')).toEqual([
      ['2020-01-01', 2, true],
      ['2026-03-09', 1, false],
    ])
  })

  test('and is told which cards were written from an older text of a law', async () => {
    const name = '中华人民共和国义务教育法'
    await addVersion(api, { name, texts: ['一'], validFrom: '2006-09-01' })
    const [same] = await list()
    expect(same?.olderCards).toEqual([])
    await addVersion(api, { name, texts: ['二'], validFrom: '2006-09-02' })
    const [old, newer] = await list()
    expect(old?.olderCards).toEqual([])
    expect(newer?.olderCards).toContain('school-free')
    expect(newer?.olderCards).not.toContain('low-income-papers')
  })
})
