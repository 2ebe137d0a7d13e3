import { dayOf } from '../../../api/shared/day'
import { newId } from '../../../api/shared/ids'
import { declarations } from '../../../db/schema'
import { createSeeds, type TestApi, VILLAGE } from '../api'
import { addHit } from '../declarations'
import { playerOf, type Standing } from '../rights-world'
import { outcome, plain, type Row } from './row'

const countyOf = ({ place }: Pick<Standing, 'place'>) => (place === 'foreign' ? 'wushan' : 'wuxi')

/** A cadre of the place whose brother's household it is; and somebody to put it right. */
async function hitAt(api: TestApi, standing: Standing) {
  const county = countyOf(standing)
  const { areaPath, householdId } = standing
  const seeds = createSeeds(api.deps, county)
  const { id: staffId } = await seeds.addStaff({
    unit: '别的单位',
    roles: [['village_cadre', areaPath]],
    phone: null,
  })
  await seeds.addStaff({ roles: [['county_office', 'wuxi']], phone: null })
  return addHit(api, { county, staffId, householdId, areaPath })
}

async function hitsEverywhere(api: TestApi) {
  await api.ownerSql`delete from declaration_hits`
  const places = await api.sql<{ county: string; householdId: string; areaPath: string }[]>`
    select h.county, h.id as "householdId", h.area_path as "areaPath" from households h
      join contact_links l on l.county = h.county and l.household_id = h.id
     where h.head_name like '户主_'
     order by h.id, l.id`
  for (const { county, householdId, areaPath } of places) {
    const seeds = createSeeds(api.deps, county)
    const { id: staffId } = await seeds.addStaff({
      roles: [['village_cadre', areaPath]],
      phone: null,
    })
    await addHit(api, { county, staffId, householdId, areaPath })
  }
}

const hit = (api: TestApi, standing: Standing, type: 'proper' | 'pass') =>
  hitAt(api, standing).then(({ code }) => ({
    path: `/declarations/hits/by-code/${code}/actions`,
    body: { type, reason: '评议公开，程序齐全' },
  }))

export const declarationsRows: Record<string, Row> = {
  'POST /declarations': plain('declaration.make', '/declarations', { kind: 'none' }),
  'POST /declarations/drafts': plain('declaration.make', '/declarations/drafts', { text: '' }),
  'GET /declarations/mine': plain('declaration.make', '/declarations/mine'),
  'POST /declarations/:id/actions': {
    action: 'declaration.make',
    about: 'plain',
    call: async (_standing, part, api) => {
      const staffId = playerOf(api, part)
      const id = newId()
      if (staffId)
        await api.db.insert(declarations).values({
          county: 'wuxi',
          id,
          staffId,
          kind: 'none',
          declaredOn: dayOf(api.clock.now),
        })
      return { path: `/declarations/${id}/actions`, body: { type: 'withdraw' } }
    },
  },
  'GET /declarations/undeclared': plain(
    'declaration.list',
    `/declarations/undeclared?areaPath=${VILLAGE}`,
  ),
  'POST /declarations/reminders': plain('declaration.decide', '/declarations/reminders', {
    areaPath: VILLAGE,
  }),
  'POST /declarations/comparisons': plain('declaration.compare', '/declarations/comparisons', {
    areaPath: VILLAGE,
  }),
  'GET /declarations/unreported': plain(
    'declaration.list',
    `/declarations/unreported?areaPath=${VILLAGE}`,
  ),
  'GET /declarations/hits': {
    action: 'declaration.list',
    about: 'list',
    call: async (_standing, _part, api) => {
      await hitsEverywhere(api)
      return { path: '/declarations/hits?limit=100' }
    },
  },
  'GET /declarations/hits/by-code/:code': {
    action: 'declaration.decide',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/declarations/hits/by-code/${(await hitAt(api, standing)).code}`,
    }),
  },
  'POST /declarations/hits/by-code/:code/actions': {
    action: 'declaration.decide',
    about: 'item',
    decides: true,
    call: (standing, _part, api) => hit(api, standing, 'proper'),
    isDone: (answer) => outcome(answer) === 'proper',
  },
}
