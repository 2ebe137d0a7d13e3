import { afterAll, beforeEach, expect, test } from 'vitest'
import { writeItems } from '../../../api/village-lists/sheet'
import {
  COUNTY,
  MONDAY_MORNING,
  OTHER_VILLAGE,
  startApi,
  TOWNSHIP,
  VILLAGE,
} from '../../support/api'
import { commandContext } from '../../support/command'
import { rowsOf } from '../../support/workbook'
import { addItem } from '../../support/list-items'
import { refused } from '../../support/rounds'

const api = await startApi({ connections: 4 })
await api.addCounty()
await api.addContact()
const secretary = await api.addStaff({ name: '万清明', roles: [['village_secretary', VILLAGE]] })
const cadre = await api.addStaff({
  name: '熊长富',
  unit: '宝坪村委会',
  roles: [['village_cadre', VILLAGE]],
})
const clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.ownerSql`delete from village_list_items`
})
afterAll(() => api.close())

const add = (more: object = {}, actor = secretary.actor) =>
  api.call('/village-lists', {
    actor,
    body: {
      kind: 'problem',
      areaPath: VILLAGE,
      text: '水管断了',
      ownerId: cadre.id,
      dueOn: '2026-03-12',
      ...more,
    },
  })
const dutiesOf = async (actor: typeof cadre.actor) => {
  const { body } = await api.call('/todo', { actor })
  return (body['items'] as { kind: string; code: string; dueOn: string; isLate: boolean }[]).filter(
    ({ kind }) => kind === 'list_item' || kind === 'strike_off',
  )
}

test('a line is its owner’s duty until its day, then late, and climbs to the township', async () => {
  const head = await api.addStaff({ roles: [['township_head', TOWNSHIP]] })
  const { body } = await add()
  const code = String((body['vars'] as { code: string }).code)
  expect(await dutiesOf(cadre.actor)).toMatchObject([
    { kind: 'list_item', code, dueOn: '2026-03-12', isLate: false },
  ])
  expect(await dutiesOf(secretary.actor)).toEqual([])
  api.clock.now = new Date('2026-03-13T02:00:00Z')
  expect(await dutiesOf(cadre.actor)).toMatchObject([{ isLate: true }])
  const climbed = async () => (await api.call('/todo', { actor: head.actor })).body['climbed']
  api.clock.now = new Date('2026-03-15T02:00:00Z')
  expect(await climbed()).toEqual([])
  api.clock.now = new Date('2026-03-16T02:00:00Z')
  expect(await climbed()).toMatchObject([{ kind: 'list_item', code }])
})

test('what is done is the secretary’s duty to look at, or of who comes next where it is their own', async () => {
  const theirs = await addItem(api, { ownerId: cadre.id, status: 'done' })
  expect(await dutiesOf(secretary.actor)).toMatchObject([
    { kind: 'strike_off', code: theirs.code, dueOn: '2026-03-14' },
  ])
  expect(await dutiesOf(cadre.actor)).toEqual([])
  await api.ownerSql`delete from village_list_items`
  const own = await addItem(api, { ownerId: secretary.id, status: 'done' })
  expect(await dutiesOf(secretary.actor)).toEqual([])
  expect(await dutiesOf(clerk.actor)).toMatchObject([{ kind: 'strike_off', code: own.code }])
})

test('a line whose owner has left, or works elsewhere, is the secretary’s, who finishes it in their place', async () => {
  const left = await api.addStaff({ roles: [['village_cadre', VILLAGE]], isActive: false })
  const moved = await api.addStaff({ roles: [['village_cadre', OTHER_VILLAGE]] })
  const orphan = await addItem(api, { ownerId: left.id })
  await addItem(api, { ownerId: moved.id })
  expect(await dutiesOf(secretary.actor)).toMatchObject([
    { kind: 'list_item' },
    { kind: 'list_item' },
  ])
  const finish = (code: string, actor: typeof cadre.actor) =>
    api.call(`/village-lists/by-code/${code}/completions`, { actor, body: { text: '换了新管' } })
  const theirs = await addItem(api, { ownerId: cadre.id })
  expect(await finish(theirs.code, secretary.actor)).toMatchObject(refused('not_owner'))
  expect((await finish(orphan.code, secretary.actor)).status).toBe(200)
  // Now it is theirs, so that somebody else strikes it off.
  const strike = (actor: typeof cadre.actor) =>
    api.call(`/village-lists/by-code/${orphan.code}/actions`, {
      actor,
      body: { type: 'strike_off' },
    })
  expect(await strike(secretary.actor)).toMatchObject(refused('own_item'))
  expect((await strike(clerk.actor)).status).toBe(200)
})

test('nobody strikes off their own line by another part they play', async () => {
  const both = await api.addStaff({
    roles: [
      ['village_cadre', VILLAGE],
      ['township_clerk', TOWNSHIP],
    ],
  })
  const { code } = await addItem(api, { ownerId: both.id, status: 'done' })
  for (const type of ['strike_off', 'send_back', 'cancel'])
    expect(
      await api.call(`/village-lists/by-code/${code}/actions`, {
        actor: both.actor,
        body: { type, ...(type !== 'strike_off' && { reason: '没修好' }) },
      }),
    ).toMatchObject(refused('own_item'))
})

test.each([
  [{ ownerId: '00000000-0000-4000-8000-000000000000' }, 'owner_unknown'],
  [{ dueOn: '2026-03-08' }, 'due_in_past'],
  [{ text: '找 19900000150' }, 'phone'],
] as const)('a line with %j is refused: %s', async (more, reason) => {
  expect(await add(more)).toMatchObject(refused(reason))
})

test('an owner of another village, one who has left, and a whole township are refused', async () => {
  const far = await api.addStaff({ roles: [['village_cadre', OTHER_VILLAGE]] })
  const left = await api.addStaff({ roles: [['village_cadre', VILLAGE]], isActive: false })
  for (const { id } of [far, left])
    expect(await add({ ownerId: id })).toMatchObject(refused('owner_unknown'))
  expect(await add({ areaPath: TOWNSHIP }, clerk.actor)).toMatchObject({ status: 404 })
  expect(await add({ areaPath: OTHER_VILLAGE })).toMatchObject({ status: 404 })
})

test('of two who add the same at once one line stays, and the same request twice is one', async () => {
  const answers = await Promise.all([add(), add({}, clerk.actor)])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  const call = () =>
    api.call('/village-lists', {
      actor: secretary.actor,
      key: 'one and the same',
      body: {
        kind: 'task',
        areaPath: VILLAGE,
        text: '修渠',
        ownerId: cadre.id,
        dueOn: '2026-03-12',
      },
    })
  expect((await call()).body).toEqual((await call()).body)
  expect(await api.sql`select from village_list_items`).toHaveLength(2)
})

test('lists are shown the most urgent first, in pages', async () => {
  for (const day of ['2026-03-20', '2026-03-05', '2026-03-12'])
    await addItem(api, { dueOn: day, text: day })
  const first = (await api.call('/village-lists?limit=2', { actor: cadre.actor })).body
  const next = (
    await api.call(`/village-lists?limit=2&cursor=${String(first['next'])}`, { actor: cadre.actor })
  ).body
  const texts = [first, next].flatMap((page) =>
    (page['items'] as { text: string }[]).map(({ text }) => text),
  )
  expect(texts).toEqual(['2026-03-05', '2026-03-12', '2026-03-20'])
})

test('they are printed: a sheet for each list, with what became of every line', async () => {
  await addItem(api, { ownerId: cadre.id, text: '水管断了', dueOn: '2026-03-08' })
  await addItem(api, {
    ownerId: cadre.id,
    kind: 'task',
    text: '修渠',
    status: 'struck_off',
    struckOffBy: secretary.id,
    struckOffOn: '2026-03-09',
  })
  await addItem(api, { areaPath: OTHER_VILLAGE, text: '新华的' })
  const { bytes, items } = await writeItems(commandContext(api), VILLAGE)
  expect(items).toBe(2)
  const [, problem] = await rowsOf(bytes, '问题清单')
  expect(problem).toEqual(expect.arrayContaining(['宝坪村', '水管断了', '熊长富', '过期']))
  const [, task] = await rowsOf(bytes, '任务清单')
  expect(task).toEqual(expect.arrayContaining(['修渠', '已销号', '万清明', '2026-03-09']))
  expect(await rowsOf(bytes, '责任清单')).toHaveLength(1)
  expect((await writeItems(commandContext(api), COUNTY)).items).toBe(3)
})
