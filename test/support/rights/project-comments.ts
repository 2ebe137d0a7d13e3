import type { TestApi } from '../api'
import { addProjectComment, addProjectRow } from '../project-rows'
import type { Standing } from '../rights-world'
import { plain, outcome, type Row } from './row'

const countyOf = ({ place }: Pick<Standing, 'place'>) => (place === 'foreign' ? 'wushan' : 'wuxi')

/** A project of a place that names its household, so that one sees whose it is. */
const projectAt = (api: TestApi, standing: Standing) =>
  addProjectRow(api, {
    county: countyOf(standing),
    areaPath: standing.areaPath,
    name: `${standing.head}家门前路硬化`,
  })

async function commentAt(api: TestApi, standing: Standing) {
  const { id: projectId } = await projectAt(api, standing)
  return addProjectComment(api, { county: countyOf(standing), projectId })
}

/** One in every place there is. */
async function commentsEverywhere(api: TestApi) {
  const places = await api.sql<{ county: string; areaPath: string; head: string }[]>`
    select h.county, h.area_path as "areaPath", h.head_name as head
      from households h join contact_links l on l.county = h.county and l.household_id = h.id
     where h.head_name like '户主_'
     order by h.id, l.id`
  for (const { county, areaPath, head } of places) {
    const { id: projectId } = await addProjectRow(api, {
      county,
      areaPath,
      name: `${head}家门前路`,
    })
    await addProjectComment(api, { county, projectId })
  }
}

export const projectCommentsRows: Record<string, Row> = {
  'GET /project-comments': {
    action: 'project_comment.list',
    about: 'list',
    call: async (_standing, _part, api) => {
      await commentsEverywhere(api)
      return { path: '/project-comments?limit=100' }
    },
  },
  'POST /project-comments': {
    action: 'project_comment.file',
    about: 'plain',
    call: async (standing, _part, api) => {
      const { code } = await projectAt(api, { ...standing, place: 'inside' })
      return { path: '/project-comments', body: { code, text: '路修窄了' } }
    },
  },
  'GET /project-comments/projects': plain('project.read', '/project-comments/projects'),
  'GET /project-comments/projects/:code': {
    action: 'project.read',
    about: 'plain',
    call: async (standing, _part, api) => {
      const { code } = await projectAt(api, { ...standing, place: 'inside' })
      return { path: `/project-comments/projects/${code}` }
    },
  },
  'GET /project-comments/by-code/:code': {
    action: 'project_comment.answer',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/project-comments/by-code/${(await commentAt(api, standing)).code}`,
    }),
  },
  'POST /project-comments/by-code/:code/actions': {
    action: 'project_comment.answer',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/project-comments/by-code/${(await commentAt(api, standing)).code}/actions`,
      body: { type: 'answer', text: '明天来量' },
    }),
    isDone: (answer) => outcome(answer) === 'answered',
  },
}
