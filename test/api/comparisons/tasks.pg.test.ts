import { readFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from '../../../api/app'
import { sendDigests } from '../../../api/digests/service'
import { instantOf } from '../../../api/shared/day'
import { commandContext } from '../../support/command'
import { type ComparedCounty, openComparedCounty, tianyuanFile } from '../../support/comparisons'
import { TIANYUAN } from '../roll/roll-county'

type Member = Awaited<ReturnType<ComparedCounty['addStaff']>>

let county: ComparedCounty
let office: Member
let police: Member
let civil: Member
beforeAll(async () => {
  county = await openComparedCounty()
  await county.take(TIANYUAN)
  const join = (name: string, unit: string, role: 'department' | 'county_office') =>
    county.addStaff({ name, unit, roles: [[role, 'wuxi']] })
  office = await join('易明清', '县扶贫办', 'county_office')
  police = await join('江道安', '巫溪县公安局', 'department')
  civil = await join('柳如民', '巫溪县民政局', 'department')
  for (const { phone } of [office, police]) await county.addContact({ phone: phone ?? '' })
})
afterAll(() => county.close())
beforeEach(async () => {
  await county.ownerSql`truncate comparison_tasks, outbox, leads, lead_signals, imports cascade`
})

/** A working Monday, and the Monday after. */
const DUE = '2026-03-16'

const ask = (body: object = {}, actor = office.actor) =>
  county.call('/comparisons/tasks', {
    actor,
    body: { records: 'vehicles', department: '公安局', dueOn: DUE, ...body },
  })

const handIn = async (actor: string, records: string, content: string | Uint8Array) => {
  const response = await createApp(county.deps).request(`/api/v1/comparisons/${records}/files`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${county.deps.serviceToken}`,
      'On-Behalf-Of': actor,
      County: 'wuxi',
      'Idempotency-Key': randomUUID(),
    },
    body: content as string,
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
const vehicles = () => readFileSync(tianyuanFile('vehicles'))

const messages = () => county.sql<{ purpose: string; template: string; notBefore: Date }[]>`
  select purpose, template, not_before as "notBefore" from outbox
   where template like 'comparison.%' order by seq, id`
const tasks = async (actor: Member['actor']) =>
  (await county.call('/comparisons/tasks', { actor })).body['items'] as Record<string, unknown>[]

describe('a department that is asked', () => {
  test('is told, and reminded on the working day before', async () => {
    expect((await ask()).body).toMatchObject({
      code: 'asked',
      vars: { department: '巫溪县公安局', name: '江道安', due: DUE },
    })
    expect(await messages()).toMatchObject([
      { template: 'comparison.to_department' },
      // The sixteenth is a Monday.
      { template: 'comparison.due_soon', notBefore: instantOf('2026-03-13', 9) },
    ])
  })

  test('twice for the same is asked once, for other records again', async () => {
    await ask()
    expect((await ask()).body).toMatchObject({ code: 'refused', reason: 'already_asked' })
    expect((await ask({ records: 'deaths' })).status).toBe(200)
  })

  test('by a day that is past is asked for nothing', async () => {
    expect((await ask({ dueOn: '2020-01-01' })).body).toMatchObject({ reason: 'due_in_past' })
    expect(await tasks(office.actor)).toEqual([])
  })

  test('sees its own alone', async () => {
    await ask()
    await ask({ records: 'subsistence_allowance', department: '民政局' })
    expect(await tasks(office.actor)).toHaveLength(2)
    expect(await tasks(police.actor)).toMatchObject([{ records: 'vehicles' }])
    expect((await county.call('/comparisons', { actor: police.actor })).status).toBe(403)
    expect((await county.call('/todo/duties', { actor: police.actor })).status).toBe(403)
  })

  test('is reminded no more once it is no longer asked', async () => {
    await ask()
    const [task] = await tasks(office.actor)
    const cancel = () =>
      county.call(`/comparisons/tasks/${String(task?.['id'])}/actions`, {
        actor: office.actor,
        body: { type: 'cancel' },
      })
    expect((await cancel()).status).toBe(200)
    expect((await cancel()).status).toBe(200)
    const [row] = await county.sql`select status from outbox where template = 'comparison.due_soon'`
    expect(row).toEqual({ status: 'cancelled' })
    expect((await county.call('/todo', { actor: police.actor })).body).toMatchObject({ items: [] })
  })
})

describe('a file that a department hands in', () => {
  test('answers what it was asked for, and tells it nothing of the register', async () => {
    await ask()
    const { status, body } = await handIn(police.actor, 'vehicles', vehicles())
    expect(status).toBe(200)
    expect(body).toEqual({ rows: 53, matched: 12, leads: 6, skipped: [], skippedRows: 0 })
    expect(await tasks(police.actor)).toMatchObject([
      { status: 'returned', result: { rows: 53, matched: 12, leads: 6, decided: 0, founded: 0 } },
    ])
    const templates = (await messages()).map(({ template }) => template)
    expect(templates).toContain('comparison.returned')
    const [reminder] =
      await county.sql`select status from outbox where template = 'comparison.due_soon'`
    expect(reminder).toEqual({ status: 'cancelled' })
  })

  test('counts what was decided of it, and what of that was true', async () => {
    await ask()
    await handIn(police.actor, 'vehicles', vehicles())
    const ids = await county.sql<{ id: string }[]>`select id from leads order by id`
    const decide = (id: string | undefined, outcome: string) => county.ownerSql`
      update leads set status = 'decided', outcome = ${outcome} where id = ${id ?? ''}`
    await decide(ids[0]?.id, 'unfounded')
    await decide(ids[1]?.id, 'corrected')
    expect(await tasks(office.actor)).toMatchObject([
      { result: { leads: 6, decided: 2, founded: 1 } },
    ])
    const { body } = await county.call('/comparisons', { actor: office.actor })
    expect(body['items']).toMatchObject([{ records: 'vehicles', decided: 2, founded: 1 }])
  })

  test('that is the same as before answers a new question, and raises nothing', async () => {
    await ask()
    await handIn(police.actor, 'vehicles', vehicles())
    await ask()
    const { body } = await handIn(police.actor, 'vehicles', vehicles())
    expect(body).toMatchObject({ leads: 0 })
    expect((await tasks(police.actor)).map(({ status }) => status)).toEqual([
      'returned',
      'returned',
    ])
  })

  test('of what it was not asked for is refused', async () => {
    expect((await handIn(police.actor, 'vehicles', vehicles())).body).toMatchObject({
      reason: 'not_asked',
    })
    await ask()
    expect((await handIn(civil.actor, 'vehicles', vehicles())).body).toMatchObject({
      reason: 'not_asked',
    })
    expect(await county.count('leads')).toBe(0)
  })

  test('of another kind, or no table, leaves the question open', async () => {
    await ask()
    const property = readFileSync(tianyuanFile('property'))
    expect((await handIn(police.actor, 'vehicles', property)).body).toMatchObject({
      status: 400,
      reason: 'wrong_records',
    })
    expect((await handIn(police.actor, 'vehicles', '')).status).toBe(400)
    expect((await handIn(police.actor, 'weather', 'x')).status).toBe(400)
    expect(await tasks(police.actor)).toMatchObject([{ status: 'open' }])
  })
})

test('what is late stands in 待办 and is told to the office the morning after', async () => {
  await ask()
  county.clock.now = instantOf('2026-03-17', 9)
  expect((await county.call('/todo', { actor: police.actor })).body['items']).toMatchObject([
    { kind: 'comparison_task', isLate: true, dueOn: DUE },
  ])
  await sendDigests({ ...commandContext(county), actor: { kind: 'job', name: 'worker' } })
  const told = await county.sql`
    select c.id from outbox o join contacts c on c.county = o.county and c.id = o.contact_id
     where o.template = 'todo.newly_late'`
  expect(told).toHaveLength(1)
})
