import type { Part } from '../../../api/shared/rights'
import type { MeasureStatus } from '../../../db/values/registrations'
import type { TestApi } from '../api'
import { createSeeds } from '../api'
import { addMeasure } from '../reports'
import { playerOf, type Standing } from '../rights-world'
import { outcome, plain, type Row } from './row'

const countyOf = ({ place }: Pick<Standing, 'place'>) => (place === 'foreign' ? 'wushan' : 'wuxi')

/** A measure for the household of a place; owned by whoever plays the part, so that only scope decides. */
async function measureAt(
  api: TestApi,
  standing: Standing,
  part: Part | null,
  status: MeasureStatus = 'planned',
) {
  const county = countyOf(standing)
  const owner = county === 'wuxi' && part ? playerOf(api, part) : undefined
  const { householdId } = standing
  return addMeasure(api, { county, householdId, status, ...(owner && { ownerId: owner }) })
}

/** One measure in every place there is. */
async function measuresEverywhere(api: TestApi): Promise<void> {
  const places = await api.sql<{ county: string; householdId: string }[]>`
    select h.county, h.id as "householdId" from households h
     where not exists (select from measures m
                        where m.county = h.county and m.household_id = h.id)
     order by h.id`
  for (const place of places) await addMeasure(api, place)
}

/** The causes of a household are known, and somebody untied sees to them. */
async function plannable(api: TestApi, { householdId, areaPath, ...standing }: Standing) {
  const county = countyOf({ ...standing })
  await api.ownerSql`
    update households set main_cause = 'schooling' where county = ${county} and id = ${householdId}`
  const seeds = createSeeds(api.deps, county)
  const owner = await seeds.addStaff({ roles: [['village_cadre', areaPath]], phone: null })
  return {
    householdId,
    cause: 'schooling',
    content: '学费资助',
    ownerId: owner.id,
    dueOn: '2026-09-30',
  }
}

export const measuresRows: Record<string, Row> = {
  'GET /measures': {
    action: 'measure.list',
    about: 'list',
    call: async (_standing, _part, api) => {
      await measuresEverywhere(api)
      return { path: '/measures?limit=100' }
    },
  },
  'POST /measures': {
    action: 'measure.plan',
    about: 'item',
    decides: true,
    call: async (standing, _part, api) => ({
      path: '/measures',
      body: await plannable(api, standing),
    }),
    isDone: (answer) => outcome(answer) === 'planned',
  },
  'POST /measures/drafts': {
    action: 'measure.plan',
    about: 'item',
    call: ({ householdId }) => ({
      path: '/measures/drafts',
      body: { text: '学费资助', householdId },
    }),
  },
  'GET /measures/owned': plain('measure.deliver', '/measures/owned'),
  'GET /measures/mine': plain('measure.answer', '/measures/mine'),
  'GET /measures/by-code/:code': {
    action: 'measure.deliver',
    about: 'item',
    call: async (standing, part, api) => ({
      path: `/measures/by-code/${(await measureAt(api, standing, part)).code}`,
    }),
  },
  'POST /measures/by-code/:code/deliveries': {
    action: 'measure.deliver',
    about: 'item',
    decides: true,
    call: async (standing, part, api) => ({
      path: `/measures/by-code/${(await measureAt(api, standing, part)).code}/deliveries`,
      body: {},
    }),
    isDone: (answer) => outcome(answer) === 'delivered',
  },
  'POST /measures/by-code/:code/answers': {
    action: 'measure.answer',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/measures/by-code/${(await measureAt(api, standing, null, 'delivered')).code}/answers`,
      body: { isReceived: true },
    }),
    isDone: (answer) => outcome(answer) === 'confirmed',
  },
  'POST /measures/by-code/:code/entered-answers': {
    action: 'measure.enter_answer',
    about: 'item',
    decides: true,
    call: async (standing, _part, api) => {
      const { code } = await measureAt(api, standing, null, 'delivered')
      return { path: `/measures/by-code/${code}/entered-answers`, body: { isReceived: true } }
    },
    isDone: (answer) => outcome(answer) === 'confirmed',
  },
  'POST /measures/:id/actions': {
    action: 'measure.plan',
    about: 'item',
    decides: true,
    call: async (standing, _part, api) => ({
      path: `/measures/${(await measureAt(api, standing, null)).id}/actions`,
      body: { type: 'cancel', reason: '已由民政办了' },
    }),
    isDone: (answer) => outcome(answer) === 'cancelled',
  },
}
