import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openLeads } from '../../../api/leads/open'
import type { Db } from '../../../db/client'
import { COUNTY, MONDAY_MORNING, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { clearLeads, found, leadContext, risk } from '../../support/leads'
import { deliverDue } from '../../support/outbox'

const api = await startApi({ connections: 4 })
await api.addCounty()
const cadre = await api.addStaff({ name: '熊长富', roles: [['village_cadre', VILLAGE]] })
const resident = await api.addStaff({ name: '姚云川', roles: [['resident_cadre', VILLAGE]] })
const clerk = await api.addStaff({ name: '钟兰舒', roles: [['township_clerk', TOWNSHIP]] })
await api.addContact({ phone: cadre.phone ?? '' })

beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await clearLeads(api)
})
afterAll(() => api.close())

type Found = Parameters<typeof openLeads>[2]
const open = (many: Found) => api.db.transaction((tx) => openLeads(tx, leadContext(api), many))
const leadsOf = (householdId: string) =>
  api.sql`select * from leads where household_id = ${householdId} order by opened_at, id`
const signalsOf = async (householdId: string) =>
  (
    await api.sql<{ seq: number; source: string }[]>`
      select s.seq, s.source from lead_signals s join leads l on l.id = s.lead_id
       where l.household_id = ${householdId} order by s.lead_id, s.seq`
  ).map(({ seq, source }) => ({ seq, source }))

describe('a mismatch of the records', () => {
  test('is a lead with its days; whoever is sent and the household hear of it', async () => {
    const home = await api.addHousehold()
    const villager = await api.addContact({ linkedTo: [home.id] })
    const { opened } = await open([found(home.id)])
    expect(opened).toMatchObject([{ householdId: home.id, holderId: resident.id }])
    const [lead] = await leadsOf(home.id)
    expect(lead).toMatchObject({
      kind: 'mismatch',
      class: 'vehicle',
      status: 'open',
      area_path: home.areaPath,
      visit_due_on: '2026-03-19',
      decide_due_on: '2026-04-03',
      told_on: '2026-03-09',
      heard_on: null,
    })
    const code = String(lead?.['code'])
    const vars = { leadClass: 'vehicle', due: '2026-03-19', code }
    const sent = await deliverDue(api)
    expect(sent).toHaveLength(2)
    expect(sent).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ to: villager.address, template: 'lead.to_household', vars }),
        expect.objectContaining({
          to: resident.phone,
          template: 'lead.to_holder',
          vars: { ...vars, head: '谭大山', area: '宝坪村3社' },
        }),
      ]),
    )
  })

  test('with others about the same household is told to that in one message', async () => {
    const [home, other] = [await api.addHousehold(), await api.addHousehold()]
    const villager = await api.addContact({ linkedTo: [home.id] })
    const neighbour = await api.addContact({ linkedTo: [other.id] })
    const three = [risk(home.id), found(home.id), found(home.id, { class: 'property' })]
    await open([found(home.id, { class: 'business' }), ...three, found(other.id)])
    const sent = (await deliverDue(api)).filter(({ template }) => template.includes('household'))
    expect(sent).toHaveLength(2)
    expect(sent).toEqual(
      expect.arrayContaining([
        // The risk is to be visited first.
        expect.objectContaining({
          to: villager.address,
          template: 'lead.many_to_household',
          vars: { count: 4, leadClass: 'income_drop', due: '2026-03-12' },
        }),
        expect.objectContaining({ to: neighbour.address, template: 'lead.to_household' }),
      ]),
    )
  })

  test('keeps what was found sealed, and nothing of it in its history', async () => {
    const home = await api.addHousehold()
    await open([found(home.id, { text: '小型轿车，渝F45121', evidence: 'vehicle|渝F45121' })])
    const [row] = await api.sql<{ all: string }[]>`
      select (select string_agg(e::text, '') from events e)
             || (select string_agg(l::text, '') from leads l)
             || (select string_agg(s::text, '') from lead_signals s) as all`
    expect(row?.all).toContain('lead.opened')
    expect(row?.all).not.toContain('F45121')
  })

  test('stands in the history of its household', async () => {
    const home = await api.addHousehold()
    const { opened } = await open([found(home.id)])
    const [event] = await api.sql`
      select details from events where subject = ${`household:${home.id}`}`
    expect(event?.['details']).toMatchObject({ leadId: opened[0]?.id, class: 'vehicle' })
  })

  test('says the day the household was told only where a message reaches it', async () => {
    const home = await api.addHousehold()
    await open([found(home.id)])
    expect(await leadsOf(home.id)).toMatchObject([{ told_on: null }])
  })
})

describe('the same found again', () => {
  test('opens nothing', async () => {
    const home = await api.addHousehold()
    const same = found(home.id)
    await open([same])
    expect(await open([same, same])).toMatchObject({ opened: [], repeated: 2, added: 0 })
    expect(await leadsOf(home.id)).toHaveLength(1)
  })

  test('opens nothing once it is decided', async () => {
    const home = await api.addHousehold()
    const same = found(home.id)
    await open([same])
    await api.sql`update leads set status = 'decided'`
    expect(await open([same])).toMatchObject({ opened: [], repeated: 1 })
  })

  test('twice in one file is one lead', async () => {
    const home = await api.addHousehold()
    const same = found(home.id)
    expect(await open([same, same])).toMatchObject({ opened: [{}], repeated: 1 })
  })

  test('twice at once is one lead with one receipt', async () => {
    const homes = await Promise.all([api.addHousehold(), api.addHousehold()])
    const many = homes.map(({ id }) => found(id))
    const both = await Promise.all([open(many), open(many.toReversed())])
    expect(both.map(({ opened }) => opened.length).toSorted()).toEqual([0, 2])
    const codes = await api.sql`
      select c.code from codes c join leads l on c.subject = 'lead:' || l.id and c.code = l.code`
    expect(codes).toHaveLength(2)
  })

  test('by an open risk it was added to is recognised when that is decided', async () => {
    const home = await api.addHousehold()
    const more = risk(home.id)
    await open([risk(home.id)])
    await open([more])
    await api.sql`update leads set status = 'decided'`
    expect(await open([more])).toMatchObject({ opened: [], repeated: 1, added: 0 })
  })
})

describe('a risk', () => {
  test('has days of its own, and somebody near is sent', async () => {
    const home = await api.addHousehold()
    await open([risk(home.id)])
    const due = { visit_due_on: '2026-03-12', decide_due_on: '2026-03-24' }
    expect(await leadsOf(home.id)).toMatchObject([{ kind: 'risk', holder_id: cadre.id, ...due }])
  })

  test('of a household with an open one is added to that, and whoever is sent hears of it', async () => {
    const home = await api.addHousehold()
    await open([risk(home.id)])
    await deliverDue(api)
    const again = await open([risk(home.id, { class: 'disaster', source: 'help' })])
    expect(again).toMatchObject({ opened: [], repeated: 0, added: 1 })
    expect(await signalsOf(home.id)).toEqual([
      { seq: 1, source: 'department' },
      { seq: 2, source: 'help' },
    ])
    expect(await deliverDue(api)).toMatchObject([
      { to: cadre.phone, template: 'lead.signal_to_holder', vars: { leadClass: 'disaster' } },
    ])
  })

  test('after the one before was decided is a lead of its own', async () => {
    const home = await api.addHousehold()
    await open([risk(home.id)])
    await api.sql`update leads set status = 'decided'`
    expect(await open([risk(home.id)])).toMatchObject({ opened: [{}], added: 0 })
  })

  test('does not join a mismatch', async () => {
    const home = await api.addHousehold()
    await open([found(home.id)])
    expect(await open([risk(home.id)])).toMatchObject({ opened: [{ kind: 'risk' }], added: 0 })
  })

  test('two of one household at once are one lead with two signals', async () => {
    const home = await api.addHousehold()
    const both = await Promise.all([open([risk(home.id)]), open([risk(home.id)])])
    expect(both.map(({ opened, added }) => [opened.length, added]).toSorted()).toEqual([
      [0, 1],
      [1, 0],
    ])
    expect(await signalsOf(home.id)).toHaveLength(2)
  })

  test('two of one household in one file are one lead with two signals', async () => {
    const home = await api.addHousehold()
    expect(await open([risk(home.id), risk(home.id)])).toMatchObject({ opened: [{}], added: 1 })
  })

  test('that the household called about counts as its being heard', async () => {
    const home = await api.addHousehold()
    await open([risk(home.id, { source: 'help', class: 'call_for_help' })])
    expect(await leadsOf(home.id)).toMatchObject([{ heard_on: '2026-03-09' }])
  })

  test('of life and death is told at night', async () => {
    api.clock.now = new Date('2026-03-09T15:00:00.000Z')
    const [one, other] = [await api.addHousehold(), await api.addHousehold()]
    await open([risk(one.id), risk(other.id, { isUrgent: true })])
    const sent = await deliverDue(api)
    expect(sent).toMatchObject([{ to: cadre.phone, template: 'lead.to_holder' }])
  })
})

describe('whoever is sent', () => {
  test('is nobody tied to the household', async () => {
    const home = await api.addHousehold()
    await api.sql`insert into staff_ties (county, staff_id, household_id, kind)
      values (${COUNTY}, ${resident.id}, ${home.id}, 'kin')`
    await open([found(home.id)])
    expect(await leadsOf(home.id)).toMatchObject([{ holder_id: clerk.id }])
  })

  test('is not the household itself', async () => {
    const home = await api.addHousehold({ phone: cadre.phone ?? '' })
    await open([risk(home.id)])
    expect(await leadsOf(home.id)).toMatchObject([{ holder_id: resident.id }])
  })

  test('hears of fifty in one message, and is reminded once', async () => {
    const homes = await Promise.all(Array.from({ length: 50 }, () => api.addHousehold()))
    await open(homes.map(({ id }) => found(id)))
    const vars = { count: 50, due: '2026-03-19' }
    expect(await deliverDue(api)).toMatchObject([
      { to: resident.phone, template: 'lead.many_to_holder', vars },
    ])
    api.clock.now = new Date('2026-03-18T00:00:00.000Z')
    expect(await deliverDue(api)).toMatchObject([{ template: 'lead.visit_due' }])
  })

  test('is not reminded once all is visited', async () => {
    const home = await api.addHousehold()
    await open([found(home.id)])
    await deliverDue(api)
    await api.sql`update leads set status = 'visited'`
    api.clock.now = new Date('2026-03-18T00:00:00.000Z')
    expect(await deliverDue(api)).toEqual([])
  })
})

test('a household of another county is not touched', async () => {
  expect(await open([found('00000000-0000-4000-8000-000000000000')])).toMatchObject({
    opened: [],
  })
})

test('without its days nothing is opened', async () => {
  const home = await api.addHousehold()
  await api.setFigures({ mismatch_visit_days: null })
  await expect(open([found(home.id)])).rejects.toMatchObject({ code: 'figure_missing' })
  await api.setFigures()
  expect(await leadsOf(home.id)).toEqual([])
})

test('five thousand at once take a few statements', async () => {
  await api.sql`
    insert into households (county, id, key, area_path, head_name, size, status, other_causes, fingerprint)
    select ${COUNTY}, gen_random_uuid(), 'many:' || i, 'wuxi.tianyuan.baoping.3', '谭大山', 1,
           'registered', '{}', '\\x00'
      from generate_series(1, 5000) i`
  const homes = await api.sql<{ id: string }[]>`select id from households where key like 'many:%'`
  const many = homes.map(({ id }) => found(id))
  const asked: string[] = []
  const { opened } = await api.db.transaction((tx) =>
    openLeads(watched(tx, asked), leadContext(api), many),
  )
  expect(opened).toHaveLength(5_000)
  expect(asked.length).toBeLessThan(40)
  const [row] = await api.sql`select count(distinct code)::int as codes from leads`
  expect(row).toEqual({ codes: 5_000 })
})

/** Puts down each statement that is begun on it. */
const watched = (tx: Db, asked: string[]): Db =>
  new Proxy(tx, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key)
      if (typeof value !== 'function') return value
      asked.push(String(key))
      return value.bind(target) as unknown
    },
  })
