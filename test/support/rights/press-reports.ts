import type { Part } from '../../../api/shared/rights'
import { createSeeds, COUNTY, type TestApi, TOWNSHIP, VILLAGE } from '../api'
import { addAccreditation, addPressReport } from '../press'
import { playerOf } from '../rights-world'
import { plain, type Row } from './row'

/** Whoever plays the part with their unit; undefined where nobody of the staff does. */
async function memberOf(api: TestApi, part: Part) {
  const id = playerOf(api, part)
  const rows = await api.sql<{ unit: string }[]>`
    select unit from staff where id = ${id ?? null}`
  return id && rows[0] ? { id, unit: rows[0].unit } : undefined
}

/** The part speaks for the unit; the office for none, once it is late. */
async function owed(api: TestApi, part: Part): Promise<string> {
  const player = await memberOf(api, part)
  if (player && (part === 'township_secretary' || part === 'township_head'))
    await api.ownerSql`insert into staff_roles (county, staff_id, role, area_path)
      values (${COUNTY}, ${player.id}, ${part}, ${TOWNSHIP}) on conflict do nothing`
  const isUnit = player && (part === 'group_unit' || part === 'department')
  const unit = isUnit ? (`${part}:${player.unit}` as const) : (`township:${TOWNSHIP}` as const)
  return (
    await addPressReport(api, { unit, ...(part === 'county_office' && { dueOn: '2026-01-01' }) })
  ).code
}

async function mine(api: TestApi, part: Part, status: 'open' | 'answered') {
  const player = await memberOf(api, part)
  return addPressReport(api, { status, ...(player && { journalistId: player.id }) })
}

let texts = 0

export const pressReportsRows: Record<string, Row> = {
  'GET /press-reports': plain('press.run', '/press-reports'),
  'POST /press-reports': {
    action: 'press.file',
    about: 'plain',
    call: async (_standing, part, api) => {
      const player = await memberOf(api, part)
      await createSeeds(api.deps).addStaff({ roles: [['township_clerk', TOWNSHIP]], phone: null })
      if (player && part === 'journalist') await addAccreditation(api, { staffId: player.id })
      const body = { areaPath: VILLAGE, unit: `township:${TOWNSHIP}`, text: `路断了${++texts}次` }
      return { path: '/press-reports', body }
    },
  },
  'POST /press-reports/drafts': plain('press.file', '/press-reports/drafts', { text: '' }),
  'GET /press-reports/mine': plain('press.file', '/press-reports/mine'),
  'POST /press-reports/logged': {
    action: 'press.run',
    about: 'plain',
    call: () => ({
      path: '/press-reports/logged',
      body: {
        kind: 'print',
        outlet: '重庆日报',
        level: 'municipal',
        onDay: '2026-03-01',
        areaPath: VILLAGE,
        unit: `township:${TOWNSHIP}`,
        text: `桥断了${++texts}次`,
      },
    }),
  },
  'POST /press-reports/logged/drafts': plain('press.run', '/press-reports/logged/drafts', {
    text: '',
  }),
  'GET /press-reports/owed': plain('press.answer', '/press-reports/owed'),
  'GET /press-reports/published': plain('press.read', '/press-reports/published'),
  'GET /press-reports/results': plain(
    'press.result',
    '/press-reports/results?from=2026-01-01&to=2026-12-31',
  ),
  'GET /press-reports/accreditations': plain('press.run', '/press-reports/accreditations'),
  'POST /press-reports/accreditations': {
    action: 'press.run',
    about: 'plain',
    call: async (_standing, _part, api) => {
      const roles: [['journalist', string]] = [['journalist', COUNTY]]
      const { id } = await createSeeds(api.deps).addStaff({ roles, phone: null })
      const days = { fromOn: '2026-03-01', untilOn: '2026-03-31' }
      return {
        path: '/press-reports/accreditations',
        body: { staffId: id, outlet: '重庆日报', level: 'municipal', ...days },
      }
    },
  },
  'POST /press-reports/accreditations/drafts': plain(
    'press.run',
    '/press-reports/accreditations/drafts',
    { text: '' },
  ),
  'POST /press-reports/accreditations/:id/actions': {
    action: 'press.run',
    about: 'plain',
    call: async (_standing, _part, api) => {
      const roles: [['journalist', string]] = [['journalist', COUNTY]]
      const { id: staffId } = await createSeeds(api.deps).addStaff({ roles, phone: null })
      const id = await addAccreditation(api, { staffId })
      return { path: `/press-reports/accreditations/${id}/actions`, body: { type: 'end' } }
    },
  },
  'GET /press-reports/by-code/:code': {
    action: 'press.run',
    about: 'plain',
    call: async (_standing, _part, api) => ({
      path: `/press-reports/by-code/${(await addPressReport(api)).code}`,
    }),
  },
  'POST /press-reports/by-code/:code/answers': {
    action: 'press.answer',
    about: 'plain',
    call: async (_standing, part, api) => ({
      path: `/press-reports/by-code/${await owed(api, part)}/answers`,
      body: { text: '已经修好' },
    }),
  },
  'POST /press-reports/by-code/:code/contests': {
    action: 'press.file',
    about: 'plain',
    call: async (_standing, part, api) => ({
      path: `/press-reports/by-code/${(await mine(api, part, 'answered')).code}/contests`,
      body: { text: '还没修好' },
    }),
  },
  'POST /press-reports/by-code/:code/ratings': {
    action: 'press.run',
    about: 'plain',
    call: async (_standing, _part, api) => ({
      path: `/press-reports/by-code/${
        (await addPressReport(api, { status: 'answered', contestedOn: '2026-03-01' })).code
      }/ratings`,
      body: { truth: 'true', tone: 'critical', importance: 1 },
    }),
  },
  'POST /press-reports/by-code/:code/publications': {
    action: 'press.run',
    about: 'plain',
    call: async (_standing, _part, api) => ({
      path: `/press-reports/by-code/${(await addPressReport(api, { status: 'rated' })).code}/publications`,
      body: { text: '路已经修好' },
    }),
  },
}
