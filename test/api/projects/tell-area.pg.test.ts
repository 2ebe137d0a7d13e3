import { afterAll, beforeEach, expect, test } from 'vitest'
import { tellProjectArea } from '../../../api/projects/tell-area'
import type { Db } from '../../../db/client'
import {
  COUNTY,
  GROUP,
  MONDAY_MORNING,
  OTHER_VILLAGE,
  startApi,
  TOWNSHIP,
  VILLAGE,
} from '../../support/api'
import { commandContext } from '../../support/command'
import { deliverDue } from '../../support/outbox'
import { addProjectAct, addProjectNotice, addProjectRow } from '../../support/project-rows'

const api = await startApi({ connections: 2 })
await api.addCounty()
const leader = await api.addStaff({ name: '熊长富', roles: [['village_cadre', VILLAGE]] })
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.sql`update contact_links set ended_at = ${api.clock.now} where ended_at is null`
  await api.sql`delete from area_subscriptions`
  await api.ownerSql`delete from outbox`
})
afterAll(() => api.close())

type Stage = Parameters<typeof tellProjectArea>[3]
const tell = (project: Awaited<ReturnType<typeof addProjectRow>>, stage: Stage) =>
  api.db.transaction((tx) => tellProjectArea(tx, commandContext(api), project, stage))

const phoneOf = async (areaPath: string) => {
  const { id } = await api.addHousehold({ areaPath })
  return api.addContact({ linkedTo: [id] })
}
const subscriber = async (areaPath: string) => {
  const contact = await api.addContact()
  await api.runCommand(contact.id, { type: 'subscribe_area', areaPath })
  await deliverDue(api)
  return contact
}
const news = async () =>
  (await deliverDue(api)).filter(({ template }) => template.startsWith('project_news.'))

test('whoever lives in the area, or asked to be told of it, hears what is planned, once', async () => {
  const [near, ofVillage, ofTownship] = [
    await phoneOf(GROUP),
    await subscriber(VILLAGE),
    await subscriber(TOWNSHIP),
  ]
  await phoneOf(OTHER_VILLAGE)
  const project = await addProjectRow(api, { leaderId: leader.id })
  await addProjectNotice(api, project.id)
  expect(await tell(project, 'before')).toBe(3)
  const told = await news()
  expect(told.map(({ to }) => to).toSorted()).toEqual(
    [near, ofVillage, ofTownship].map(({ address }) => address).toSorted(),
  )
  expect(told[0]).toMatchObject({
    class: 'notice',
    template: 'project_news.before',
    vars: {
      area: '宝坪村',
      project: '3社通组路硬化',
      money: 20_000_000,
      period: '2026-03-01/2026-10-31',
      inCharge: '熊长富',
      until: '2026-03-18',
      code: project.code,
    },
  })
  await tell(project, 'before')
  expect(await news()).toEqual([])
})

test('who stopped such messages gets none, and a household of two phones hears it on both', async () => {
  const { id } = await api.addHousehold({ areaPath: GROUP })
  const [one, two] = [
    await api.addContact({ linkedTo: [id] }),
    await api.addContact({ linkedTo: [id] }),
  ]
  const quiet = await phoneOf(GROUP)
  await api.runCommand(quiet.id, { type: 'set_broadcasts', wanted: false })
  await deliverDue(api)
  expect(await tell(await addProjectRow(api), 'before')).toBe(2)
  const told = await news()
  expect(told.map(({ to }) => to).toSorted()).toEqual([one.address, two.address].toSorted())
  expect(told[0]).toMatchObject({
    template: 'project_news.planned',
    vars: { inCharge: '宝坪村委会' },
  })
})

test('progress is told once a month, with the last percentage', async () => {
  await phoneOf(VILLAGE)
  const project = await addProjectRow(api, { status: 'under_way' })
  const { id: projectId } = project
  await addProjectAct(api, { projectId, act: 'progressed', seq: 1, facts: { percent: 20 } })
  await addProjectAct(api, { projectId, act: 'progressed', seq: 2, facts: { percent: 40 } })
  await tell(project, 'progress')
  expect(await news()).toMatchObject([{ template: 'project_news.progress', vars: { percent: 40 } }])
  api.clock.now = new Date('2026-03-31T08:00:00Z')
  await tell(project, 'progress')
  expect(await news()).toEqual([])
  api.clock.now = new Date('2026-04-01T02:00:00Z')
  await tell(project, 'progress')
  expect(await news()).toHaveLength(1)
})

test('what came of it is told with the amount that was accepted', async () => {
  await phoneOf(VILLAGE)
  const project = await addProjectRow(api, { status: 'accepted', acceptedFen: 19_850_000 })
  const { id: projectId } = project
  await addProjectAct(api, { projectId, act: 'finished', seq: 1, text: '硬化1.2公里' })
  await tell(project, 'result')
  expect(await news()).toMatchObject([
    { template: 'project_news.result', vars: { money: 19_850_000, text: '硬化1.2公里' } },
  ])
})

test('of a project that was given up meanwhile nobody hears any more', async () => {
  await phoneOf(VILLAGE)
  for (const status of ['cancelled', 'rejected'] as const) {
    const project = await addProjectRow(api)
    await tell(project, 'before')
    await api.sql`update projects set status = ${status} where id = ${project.id}`
    expect(await news()).toEqual([])
  }
})

test('once its notice is down, what was to come is not sent any more', async () => {
  await phoneOf(VILLAGE)
  const project = await addProjectRow(api)
  await addProjectNotice(api, project.id)
  await tell(project, 'before')
  api.clock.now = new Date('2026-03-18T16:00:00Z')
  expect(await news()).toEqual([])
})

test('by night nobody is woken for it', async () => {
  await phoneOf(VILLAGE)
  api.clock.now = new Date('2026-03-09T16:00:00Z')
  await tell(await addProjectRow(api), 'before')
  expect(await news()).toEqual([])
  api.clock.now = new Date('2026-03-10T02:00:00Z')
  expect(await news()).toHaveLength(1)
})

test('a village of three hundred phones takes a few statements', async () => {
  await api.sql`
    insert into households (county, id, key, area_path, head_name, size, status, other_causes, fingerprint)
    select ${COUNTY}, gen_random_uuid(), 'many:' || i, ${GROUP}, '谭大山', 1, 'registered', '{}', '\\x00'
      from generate_series(1, 300) i`
  for (const { id } of await api.sql<
    { id: string }[]
  >`select id from households where key like 'many:%'`)
    await api.addContact({ linkedTo: [id] })
  const project = await addProjectRow(api, { leaderId: leader.id })
  const asked: string[] = []
  const told = await api.db.transaction((tx) =>
    tellProjectArea(watched(tx, asked), commandContext(api), project, 'before'),
  )
  expect(told).toBe(300)
  expect(asked.length).toBeLessThan(10)
  const [row] = await api.sql`
    select count(*)::int as queued, count(distinct contact_id)::int as phones from outbox
     where purpose like ${`project:${project.id}:before:%`}`
  expect(row).toEqual({ queued: 300, phones: 300 })
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
