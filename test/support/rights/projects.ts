import type { TestApi } from '../api'
import { VILLAGE } from '../api'
import { addProject } from '../projects'
import type { ProjectStatus } from '../../../db/values/projects'
import type { Standing } from '../rights-world'
import { outcome, plain, type Row } from './row'

const countyOf = ({ place }: Pick<Standing, 'place'>) => (place === 'foreign' ? 'wushan' : 'wuxi')

/** A project of the village in which a place lies. */
async function projectAt(api: TestApi, standing: Standing, status: ProjectStatus) {
  const areaPath = standing.areaPath.split('.').slice(0, 3).join('.')
  const name = `${standing.head}门前修路`
  return addProject(api, {
    county: countyOf(standing),
    areaPath,
    status,
    name,
    plannedFen: 100_000,
  })
}

const villageOf = ({ areaPath }: Standing) => areaPath.split('.').slice(0, 3).join('.')

const NOBODY = '01900000-0000-7000-8000-000000000000'
const APPLICATION = {
  sector: 'water',
  nature: 'new',
  place: '3社',
  content: '修水池',
  startsOn: '2026-04-01',
  endsOn: '2026-06-30',
  unit: '村委会',
  leaderId: NOBODY,
  plannedFen: 100_000,
  goals: [{ text: '受益', target: 8, unit: '户' }],
  helps: '吃水',
  householdIds: [],
}

const onProject = (
  action: Row['action'],
  path: string,
  status: ProjectStatus,
  body: object | undefined,
  done: string,
): Row => ({
  action,
  about: 'item',
  call: async (standing, _part, api) => ({
    path: `/projects/${(await projectAt(api, standing, status)).code}${path}`,
    ...(body && { body }),
  }),
  isDone: (answer) => outcome(answer) === done || answer.body['reason'] === done,
})

let named = 0

export const projectsRows: Record<string, Row> = {
  'GET /projects': plain('project.list', '/projects?limit=100'),
  'GET /projects/counts': plain('project.list', '/projects/counts'),
  'GET /projects/projects.xlsx': plain(
    'project.list',
    `/projects/projects.xlsx?areaPath=${VILLAGE}`,
  ),
  'POST /projects': {
    action: 'project.apply',
    about: 'item',
    call: (standing) => ({
      path: '/projects',
      body: {
        areaPath: villageOf(standing),
        // Of one name a village has one project a year.
        name: `修路${++named}`,
        sector: 'transport',
        present: 9,
        inFavour: 9,
      },
    }),
    // The same path lies in this county as well.
    isRefused: ({ status }) => status === 404 || status === 200,
    isDone: (answer) => outcome(answer) === 'discussed',
  },
  'POST /projects/drafts': plain('project.apply', '/projects/drafts', { text: '修路' }),
  'GET /projects/:code': {
    action: 'project.read',
    about: 'plain',
    call: async (_standing, _part, api) => ({
      path: `/projects/${(await addProject(api, { status: 'applied' })).code}`,
    }),
  },
  'GET /projects/:code/acts': {
    action: 'project.list',
    about: 'item',
    call: async (standing, _part, api) => {
      const { areaPath, head } = standing
      const of = { county: countyOf(standing), areaPath, name: `${head}门前修路` }
      const { code } = await addProject(api, { ...of, status: 'applied' })
      return { path: `/projects/${code}/acts` }
    },
  },
  'POST /projects/:code/applications': onProject(
    'project.apply',
    '/applications',
    'discussed',
    APPLICATION,
    'leader_unknown',
  ),
  'POST /projects/:code/applications/drafts': {
    action: 'project.apply',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/projects/${(await projectAt(api, standing, 'discussed')).code}/applications/drafts`,
      body: {},
    }),
  },
  'POST /projects/:code/submissions': onProject(
    'project.submit',
    '/submissions',
    'applied',
    { type: 'return', reason: '不行' },
    'returned',
  ),
  'POST /projects/:code/decisions': {
    action: 'project.approve',
    about: 'item',
    call: async (standing, _part, api) => {
      const { code } = await projectAt(api, standing, 'submitted')
      return { path: `/projects/${code}/decisions`, body: { type: 'reject', reason: '不行' } }
    },
    isDone: (answer) => outcome(answer) === 'rejected',
  },
  'POST /projects/:code/decisions/drafts': {
    action: 'project.approve',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/projects/${(await projectAt(api, standing, 'submitted')).code}/decisions/drafts`,
      body: { text: '' },
    }),
  },
  'POST /projects/:code/works': onProject(
    'project.carry_out',
    '/works',
    'under_way',
    { act: 'progress', text: '挖好了', percent: 40 },
    'progressed',
  ),
  'POST /projects/:code/cancellations': onProject(
    'project.cancel',
    '/cancellations',
    'applied',
    { reason: '不做了' },
    'cancelled',
  ),
}
