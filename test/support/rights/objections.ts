import { sql } from 'drizzle-orm'
import { giveCode } from '../../../api/receipts/codes'
import { newId } from '../../../api/shared/ids'
import { bodyPlace } from '../../../api/objections/put-down'
import type { Part } from '../../../api/shared/rights'
import { objections } from '../../../db/schema'
import type { TestApi } from '../api'
import { postList } from '../objections'
import { outcome, type Row } from './row'
import { playerOf, type Standing } from '../rights-world'

export type Place = Pick<Standing, 'householdId' | 'areaPath' | 'head'> & { county: string }

/** A list with the household of a place on it, open for longer than the tests take. */
async function listOf(api: TestApi, { county, areaPath, head, householdId }: Place) {
  for (;;) {
    const households = [{ id: householdId, head, areaPath }]
    const list = await postList(api, { county, areaPath, households })
    // Codes of six digits are one county's: another may have the same, and it is then that list that is meant.
    const [other] = await api.sql`
      select code from codes where county <> ${county} and code = ${list.code}`
    if (!other) return list
  }
}

export const placeOf = ({ place, ...standing }: Standing): Place => ({
  ...standing,
  county: place === 'foreign' ? 'wushan' : 'wuxi',
})

/**
 * An open objection to the household of a place, given to whoever plays the part, so that only scope
 * and ties decide.
 */
async function objectionAt(api: TestApi, place: Place, part: Part | null): Promise<string> {
  return (await contestedAt(api, place, part)).objectionId
}

/** The same with its list. */
export async function contestedAt(api: TestApi, place: Place, part: Part | null) {
  const { county, householdId } = place
  const list = await listOf(api, place)
  const id = newId()
  const subject = `objection:${id}`
  const player = county === 'wuxi' && part ? playerOf(api, part) : undefined
  await api.db.insert(objections).values({
    county,
    id,
    noticeId: list.id,
    ground: 'should_not_be_listed',
    householdId,
    way: 'paper',
    code: await giveCode(api.db, { county, kind: 'receipt', subject, contactId: null }),
    bodySealed: api.deps.sealer.seal(bodyPlace(county, id), '有车'),
    status: 'open',
    filedAt: api.clock.now,
    filedOn: '2026-03-09',
    dueOn: '2026-03-13',
    staffId: player ?? null,
  })
  return { objectionId: id, list }
}

/** One that was rejected as it was written down, with its receipt. */
async function rejectedAt(api: TestApi, place: Place): Promise<string> {
  const { objectionId } = await contestedAt(api, place, null)
  const [row] = await api.sql<{ code: string }[]>`
    update objections set status = 'rejected', decided_at = ${api.clock.now}
     where id = ${objectionId} returning code`
  if (!row) throw new Error('no objection')
  return row.code
}

/** One objection in every place there is. */
async function objectionsEverywhere(api: TestApi) {
  const places = await api.sql<Place[]>`
    select h.county, h.id as "householdId", h.area_path as "areaPath", h.head_name as head
      from households h
     where not exists (select from objections o
                        where o.county = h.county and o.household_id = h.id
                          and o.status = 'open')
     order by h.id`
  for (const place of places) await objectionAt(api, place, null)
  await api.db.execute(sql`update objections set staff_id = null`)
}

export const objectionsRows: Record<string, Row> = {
  'POST /objections': {
    action: 'objection.file',
    about: 'plain',
    call: async (standing, _part, api) => {
      const { code } = await listOf(api, placeOf(standing))
      return { path: '/objections', body: { code, text: '没开会就定了' } }
    },
  },
  'POST /objections/drafts': {
    action: 'objection.file',
    about: 'plain',
    call: () => ({ path: '/objections/drafts', body: { code: null, text: '没开会' } }),
  },
  'GET /objections/mine': {
    action: 'objection.file',
    about: 'plain',
    call: () => ({ path: '/objections/mine' }),
  },
  'POST /objections/entered': {
    action: 'objection.enter',
    about: 'item',
    call: async (standing, _part, api) => {
      const { code } = await listOf(api, placeOf(standing))
      return { path: '/objections/entered', body: { code, way: 'paper', text: '没开会就定了' } }
    },
    isDone: (answer) => outcome(answer) === 'filed',
  },
  'POST /appeals': {
    action: 'objection.file',
    about: 'plain',
    call: () => ({ path: '/appeals', body: { code: '1234567897', text: '' } }),
  },
  'POST /appeals/drafts': {
    action: 'objection.file',
    about: 'plain',
    call: () => ({ path: '/appeals/drafts', body: { code: null } }),
  },
  'POST /appeals/entered': {
    action: 'objection.enter',
    about: 'item',
    call: async (standing, _part, api) => {
      const code = await rejectedAt(api, placeOf(standing))
      return { path: '/appeals/entered', body: { code, way: 'paper', text: '没上门' } }
    },
    isDone: (answer) => outcome(answer) === 'filed',
  },
  'GET /objections': {
    action: 'objection.list',
    about: 'list',
    call: async (_standing, _part, api) => {
      await objectionsEverywhere(api)
      return { path: '/objections?limit=100&isOpen=true' }
    },
  },
  'GET /objections/:id': {
    action: 'objection.list',
    about: 'item',
    call: async (standing, part, api) => ({
      path: `/objections/${await objectionAt(api, placeOf(standing), part)}`,
    }),
  },
  'POST /objections/:id/actions': {
    action: 'objection.decide',
    about: 'item',
    decides: true,
    call: async (standing, part, api) => ({
      path: `/objections/${await objectionAt(api, placeOf(standing), part)}/actions`,
      body: { type: 'decide', upheld: false, reason: '车是借的' },
    }),
    isDone: (answer) => outcome(answer) === 'rejected',
  },
}
