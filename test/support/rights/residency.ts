import { randomInt } from 'node:crypto'
import type { Part } from '../../../api/shared/rights'
import { leavePlace } from '../../../api/residency/leave'
import { recallPlace } from '../../../api/residency/recall'
import { newId } from '../../../api/shared/ids'
import { leaves, recalls } from '../../../db/schema'
import { createSeeds, OTHER_VILLAGE, type TestApi, VILLAGE } from '../api'
import { playerOf, type Standing } from '../rights-world'
import { outcome, plain, type Row } from './row'

const countyOf = ({ place }: Pick<Standing, 'place'>) => (place === 'foreign' ? 'wushan' : 'wuxi')
const numbered = () => String(randomInt(1e10)).padStart(10, '0')

const residentAt = (api: TestApi, standing: Standing, areaPath = standing.areaPath) =>
  createSeeds(api.deps, countyOf(standing)).addStaff({
    unit: standing.head,
    roles: [['first_secretary', areaPath]],
    phone: null,
  })

async function leaveAt(api: TestApi, standing: Standing) {
  const county = countyOf(standing)
  const { id: staffId } = await residentAt(api, standing)
  const id = newId()
  const code = numbered()
  await api.db.insert(leaves).values({
    county,
    id,
    code,
    staffId,
    areaPath: standing.areaPath,
    fromDay: '2026-04-01',
    toDay: '2026-04-02',
    reasonSealed: api.deps.sealer.seal(leavePlace(county, id, 'reason_sealed'), standing.head),
    status: 'asked',
    askedOn: '2026-03-09',
  })
  return code
}

async function recallAt(api: TestApi, standing: Standing, of?: string) {
  const county = countyOf(standing)
  const staffId = of ?? (await residentAt(api, standing)).id
  const id = newId()
  const code = numbered()
  await api.ownerSql`update recalls set status = 'refused' where status = 'proposed'`
  await api.db.insert(recalls).values({
    county,
    id,
    code,
    staffId,
    role: 'first_secretary',
    areaPath: standing.areaPath,
    reasonSealed: api.deps.sealer.seal(recallPlace(county, id, 'reason_sealed'), standing.head),
    status: 'proposed',
    proposedBy: newId(),
    proposedOn: '2026-03-09',
  })
  return code
}

const ownRecall = async (standing: Standing, part: Part, api: TestApi) =>
  recallAt(api, { ...standing, place: 'inside' } as Standing, playerOf(api, part))

export const residencyRows: Record<string, Row> = {
  'POST /residency/days': plain('residency.note', '/residency/days', { isPresent: false }),
  'GET /residency/mine': plain('residency.note', '/residency/mine'),
  'GET /residency/sheet': plain('residency.list', '/residency/sheet'),
  'GET /residency/sheet.xlsx': plain('residency.list', '/residency/sheet.xlsx'),
  'GET /residency/away': plain('residency.list', '/residency/away'),
  'GET /residency/villages/:areaPath': plain('residency.read', `/residency/villages/${VILLAGE}`),
  'POST /residency/leaves/drafts': plain('residency.note', '/residency/leaves/drafts', {
    text: '3月16日 看病',
  }),
  'POST /residency/leaves': {
    action: 'residency.note',
    about: 'plain',
    call: async (_standing, _part, api) => {
      await api.ownerSql`update leaves set status = 'ended' where county = 'wuxi'`
      return {
        path: '/residency/leaves',
        body: { fromDay: '2026-06-29', toDay: '2026-06-30', reason: '看病' },
      }
    },
  },
  'GET /residency/leaves/by-code/:code': {
    action: 'leave.judge',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/residency/leaves/by-code/${await leaveAt(api, standing)}`,
    }),
  },
  'POST /residency/leaves/by-code/:code/decisions': {
    action: 'leave.judge',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/residency/leaves/by-code/${await leaveAt(api, standing)}/decisions`,
      body: { isGranted: true },
    }),
    isDone: (answer) => outcome(answer) === 'granted',
  },
  'POST /residency/leaves/returns': {
    action: 'residency.note',
    about: 'plain',
    call: async (standing, part, api) => {
      const staffId = playerOf(api, part) ?? (await residentAt(api, standing)).id
      await api.ownerSql`insert into leaves
        (county, id, code, staff_id, area_path, from_day, to_day, reason_sealed, status, asked_on)
        values ('wuxi', ${newId()}, ${numbered()}, ${staffId}, ${OTHER_VILLAGE}, '2026-12-01',
                '2026-12-31', '', 'asked', '2026-03-09') on conflict do nothing`.catch(() => {})
      return { path: '/residency/leaves/returns', body: { type: 'end' } }
    },
  },
  'POST /residency/recalls/drafts': plain('recall.propose', '/residency/recalls/drafts', {
    text: '',
  }),
  'POST /residency/recalls': {
    action: 'recall.propose',
    about: 'item',
    call: async (standing, _part, api) => {
      const { id: staffId } = await residentAt(api, standing)
      const { areaPath } = standing
      return { path: '/residency/recalls', body: { staffId, areaPath, reason: '不在村' } }
    },
    isDone: (answer) => outcome(answer) === 'proposed',
    // Of another county nobody is known to be posted here.
    isRefused: ({ status, body }) => status === 404 || body['reason'] === 'not_resident',
  },
  'GET /residency/recalls/by-code/:code': {
    action: 'recall.list',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/residency/recalls/by-code/${await recallAt(api, standing)}`,
    }),
  },
  'GET /residency/recalls/mine/:code': {
    action: 'recall.contest',
    about: 'plain',
    call: async (standing, part, api) => ({
      path: `/residency/recalls/mine/${await ownRecall(standing, part, api)}`,
    }),
  },
  'POST /residency/recalls/by-code/:code/decisions': {
    action: 'recall.decide',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/residency/recalls/by-code/${await recallAt(api, standing)}/decisions`,
      body: { isUpheld: false, reason: '理由不足' },
    }),
    isDone: (answer) => outcome(answer) === 'not_recalled',
  },
  'POST /residency/recalls/by-code/:code/contests': {
    action: 'recall.contest',
    about: 'plain',
    call: async (standing, part, api) => ({
      path: `/residency/recalls/by-code/${await ownRecall(standing, part, api)}/contests`,
      body: { text: '我来了' },
    }),
  },
}
