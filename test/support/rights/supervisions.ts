import { randomInt, randomUUID } from 'node:crypto'
import type { Part } from '../../../api/shared/rights'
import { createSeeds, OTHER_VILLAGE, type TestApi, VILLAGE } from '../api'
import { addCase, addChecklists, addFinding, addPublished } from '../inspections'
import { playerOf, type Standing } from '../rights-world'
import { outcome, plain, type Row } from './row'

const countyOf = ({ place }: Pick<Standing, 'place'>) => (place === 'foreign' ? 'wushan' : 'wuxi')

/** Somebody of a unit of their own who works in the place. */
async function somebodyAt(api: TestApi, standing: Standing): Promise<string> {
  const seeds = createSeeds(api.deps, countyOf(standing))
  const roles: [['village_cadre', string]] = [['village_cadre', standing.areaPath]]
  return (await seeds.addStaff({ unit: standing.head, roles, phone: null })).id
}

async function findingAt(
  api: TestApi,
  standing: Standing,
  { part, status = 'open' }: { part?: Part; status?: 'open' | 'rectified' } = {},
) {
  const county = countyOf(standing)
  const player = county === 'wuxi' && part ? playerOf(api, part) : undefined
  const ownerId = player ?? (await somebodyAt(api, standing))
  const { areaPath, head } = standing
  return addFinding(api, { county, areaPath, ownerId, status, text: `${head}家评错了` })
}

/** A case of whoever works in the place, whose text names its household so that one sees whose it is. */
async function caseAt(api: TestApi, standing: Standing, status: 'proposed' | 'final' = 'proposed') {
  const county = countyOf(standing)
  const staffId = await somebodyAt(api, standing)
  return addCase(api, { county, staffId, status, text: `${standing.head}家评错了` })
}

const lists = (api: TestApi) =>
  api.sql`select 1 from checklist_items where county = 'wuxi'`.then((rows) =>
    rows.length > 0 ? undefined : addChecklists(api),
  )

/** Nobody is tied to the village beside; what it needs is set once. */
async function planBeside(api: TestApi) {
  await lists(api)
  await api.ownerSql`update supervisions set status = 'closed'`
  return { areaPath: OTHER_VILLAGE, kinds: ['neglect'], dueOn: '2026-12-31' }
}

let days = 0

export const supervisionsRows: Record<string, Row> = {
  'GET /supervisions': plain('supervision.list', '/supervisions?limit=100'),
  'POST /supervisions': {
    action: 'supervision.plan',
    about: 'plain',
    call: async (_standing, _part, api) => {
      await api.ownerSql`update staff set unit = '纪委' where id in (
        select staff_id from staff_roles where role = 'discipline_inspector')`
      return { path: '/supervisions', body: await planBeside(api) }
    },
  },
  'POST /supervisions/drafts': plain('supervision.plan', '/supervisions/drafts', { text: '' }),
  'GET /supervisions/checks/mine': plain('supervision.check', '/supervisions/checks/mine'),
  'GET /supervisions/checks/one': {
    action: 'supervision.check',
    about: 'plain',
    call: async (_standing, part, api) => ({
      path: `/supervisions/checks/one?${new URLSearchParams(await checkOf(api, part))}`,
    }),
  },
  'POST /supervisions/checks/answers': {
    action: 'supervision.check',
    about: 'plain',
    call: async (_standing, part, api) => ({
      path: '/supervisions/checks/answers',
      body: { ...(await checkOf(api, part)), seq: 1, isInOrder: true },
    }),
  },
  'GET /supervisions/checklists': plain('supervision.list', '/supervisions/checklists'),
  'POST /supervisions/checklists': {
    action: 'checklist.set',
    about: 'plain',
    call: () => ({
      path: '/supervisions/checklists',
      body: {
        kind: 'extortion',
        questions: ['有没有收过烟酒'],
        validFrom: new Date(Date.UTC(2030, 0, ++days)).toISOString().slice(0, 10),
        source: '示例',
      },
    }),
  },
  'GET /findings': {
    action: 'finding.list',
    about: 'plain',
    call: () => ({ path: `/findings?limit=100` }),
  },
  'POST /findings': {
    action: 'finding.make',
    about: 'plain',
    call: async (_standing, _part, api) => {
      await api.ownerSql`update staff set unit = '纪委' where id in (
        select staff_id from staff_roles where role = 'discipline_inspector')`
      const owner = await createSeeds(api.deps).addStaff({
        unit: '新华村委会',
        roles: [['village_cadre', OTHER_VILLAGE]],
        phone: null,
      })
      const found = { areaPath: OTHER_VILLAGE, kind: 'neglect', tags: [], text: '没走访' }
      return { path: '/findings', body: { ...found, amountFen: null, ownerId: owner.id } }
    },
  },
  'POST /findings/drafts': plain('finding.make', '/findings/drafts', { text: '' }),
  'GET /findings/owned': plain('finding.rectify', '/findings/owned'),
  'GET /findings/counts': plain('finding.list', '/findings/counts'),
  'GET /findings/findings.xlsx': plain(
    'finding.list',
    `/findings/findings.xlsx?areaPath=${VILLAGE}`,
  ),
  'GET /findings/by-code/:code': {
    action: 'finding.list',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/findings/by-code/${(await findingAt(api, standing)).code}`,
    }),
  },
  'GET /findings/owned/:code': {
    action: 'finding.rectify',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/findings/owned/${(await findingAt(api, standing)).code}`,
    }),
  },
  'POST /findings/by-code/:code/completions': {
    action: 'finding.rectify',
    about: 'item',
    call: async (standing, part, api) => ({
      path: `/findings/by-code/${(await findingAt(api, standing, { part })).code}/completions`,
      body: { text: '改好了' },
    }),
    isDone: (answer) => String(outcome(answer)).startsWith('rectified'),
  },
  'POST /findings/by-code/:code/actions': {
    action: 'finding.verify',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/findings/by-code/${(await findingAt(api, standing, { status: 'rectified' })).code}/actions`,
      body: { type: 'verify' },
    }),
    isDone: (answer) => outcome(answer) === 'verified_now',
  },
  'GET /accountabilities': plain('accountability.list', '/accountabilities?limit=100'),
  'POST /accountabilities': {
    action: 'accountability.propose',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: '/accountabilities',
      body: {
        staffId: await somebodyAt(api, standing),
        kind: 'neglect',
        measure: 'talk',
        text: '没走访',
      },
    }),
    isDone: (answer) => String(outcome(answer)).startsWith('proposed'),
    isRefused: ({ body }) => body['reason'] === 'person_unknown',
  },
  'POST /accountabilities/drafts': plain('accountability.propose', '/accountabilities/drafts', {
    text: '',
  }),
  'GET /accountabilities/mine': plain('accountability.own', '/accountabilities/mine'),
  'GET /accountabilities/by-code/:code': {
    action: 'accountability.list',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/accountabilities/by-code/${(await caseAt(api, standing)).code}`,
    }),
  },
  'POST /accountabilities/by-code/:code/decisions': {
    action: 'accountability.decide',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/accountabilities/by-code/${(await caseAt(api, standing)).code}/decisions`,
      body: { isUpheld: true, reason: '属实' },
    }),
    isDone: (answer) => outcome(answer) === 'decided',
  },
  'POST /accountabilities/by-code/:code/contests': {
    action: 'accountability.own',
    about: 'plain',
    call: async (_standing, part, api) => {
      const staffId = playerOf(api, part)
      const { code } = staffId
        ? await addCase(api, { staffId, status: 'decided' })
        : { code: '1234567897' }
      return { path: `/accountabilities/by-code/${code}/contests`, body: { text: '不是我' } }
    },
  },
  'GET /published-cases': plain('published_case.read', '/published-cases'),
  'POST /published-cases': {
    action: 'published_case.draft',
    about: 'item',
    call: async (standing, _part, api) => {
      const { code } = await caseAt(api, standing, 'final')
      return { path: '/published-cases', body: { code, text: `熊长富受到诫勉${'长'.repeat(1)}` } }
    },
    // Its unit is named like a household, which no text may name: reaching that far is enough.
    isDone: ({ body }) => body['reason'] === 'unit_not_named',
  },
  'GET /published-cases/by-code/:code': {
    action: 'published_case.decide',
    about: 'item',
    call: async (standing, _part, api) => {
      const { id, code } = await caseAt(api, standing, 'final')
      const county = countyOf(standing)
      await addPublished(api, { county, accountabilityId: id })
      return { path: `/published-cases/by-code/${code}` }
    },
  },
  'POST /published-cases/by-code/:code/decisions': {
    action: 'published_case.decide',
    about: 'item',
    call: async (standing, _part, api) => {
      const { id, code } = await caseAt(api, standing, 'final')
      const county = countyOf(standing)
      await addPublished(api, { county, accountabilityId: id })
      const body = { isApproved: false, reason: '不清楚' }
      return { path: `/published-cases/by-code/${code}/decisions`, body }
    },
    isDone: (answer) => outcome(answer) === 'refused_draft',
  },
}

/** A check of the village beside for whoever plays the part; of anybody else's where nobody does. */
async function checkOf(api: TestApi, part: Part) {
  await lists(api)
  const inspectorId = playerOf(api, part) ?? randomUUID()
  await api.ownerSql`update staff set unit = '纪委' where id in (
    select staff_id from staff_roles where role = 'discipline_inspector')`
  const id = randomUUID()
  const code = String(randomInt(1e10)).padStart(10, '0')
  await api.ownerSql`insert into supervisions
    (county, id, code, area_path, kinds, title, status, made_by, made_on, due_on)
    values ('wuxi', ${id}, ${code}, ${OTHER_VILLAGE}, ${['neglect']}, '督查', 'open',
            ${inspectorId}, '2026-01-01', '2026-12-31')`
  await api.ownerSql`insert into supervision_checks
    (county, supervision_id, area_path, kind, inspector_id, status)
    values ('wuxi', ${id}, ${OTHER_VILLAGE}, 'neglect', ${inspectorId}, 'planned')`
  return { supervisionId: id, areaPath: OTHER_VILLAGE, kind: 'neglect' }
}
