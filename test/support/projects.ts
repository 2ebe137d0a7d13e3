import { giveCode } from '../../api/receipts/codes'
import { dayOf } from '../../api/shared/day'
import { newId } from '../../api/shared/ids'
import { projectActs, projectGoals, projects } from '../../db/schema'
import type { ProjectAct, ProjectStatus } from '../../db/values/projects'
import { COUNTY, createSeeds, type TestApi, VILLAGE } from './api'

type Api = Pick<TestApi, 'db' | 'deps' | 'clock'>

/** What was done about a project that stands so. */
const PATH = [
  ['discussed', 'discussed'],
  ['applied', 'applied'],
  ['submitted', 'submitted'],
  ['approved', 'approved'],
  ['under_way', 'started'],
  ['finished', 'finished'],
  ['accepted', 'accepted'],
  ['checked', 'not_drawn'],
  ['settled', 'settled'],
] as const satisfies readonly (readonly [ProjectStatus, ProjectAct])[]

interface NewProject extends Partial<Omit<typeof projects.$inferInsert, 'status'>> {
  status?: ProjectStatus
  /** Who did a step; somebody unknown else. */
  by?: Partial<Record<ProjectAct, string>>
}

/**
 * A project as rows, at any status, with the acts that lead there. From 'approved' on it has the amount
 * planned, from 'accepted' on it is accepted; no money is posted for it.
 */
export async function addProject(api: Api, { by = {}, ...given }: NewProject = {}) {
  const { county = COUNTY, status = 'discussed', plannedFen = 20_000_000 } = given
  const id = newId()
  const today = dayOf(api.clock.now)
  const somebody = async () =>
    (await createSeeds(api.deps, county).addStaff({ roles: [['evaluator', county]], phone: null }))
      .id
  const code = await giveCode(api.db, {
    county,
    kind: 'project',
    subject: `project:${id}`,
    contactId: null,
  })
  const reached = PATH.findIndex(([at]) => at === status)
  const hasPassed = (of: ProjectStatus) => reached >= PATH.findIndex(([at]) => at === of)
  const row: typeof projects.$inferInsert = {
    county,
    id,
    code,
    areaPath: VILLAGE,
    year: Number(today.slice(0, 4)),
    name: '修3社水池',
    sector: 'water',
    place: '3社',
    content: '修水池一口100方',
    startsOn: today,
    endsOn: `${today.slice(0, 4)}-12-31`,
    unit: '宝坪村委会',
    helps: '解决吃水',
    openedOn: today,
    ...given,
    status,
    plannedFen,
    ...(hasPassed('approved') && { approvedFen: given.approvedFen ?? plannedFen }),
    ...(hasPassed('accepted') && {
      acceptedFen: given.acceptedFen ?? given.approvedFen ?? plannedFen,
    }),
  }
  await api.db.insert(projects).values(row)
  const unknown = await somebody()
  const steps = reached < 0 ? PATH.slice(0, 1) : PATH.slice(0, reached + 1)
  for (const [place, [, act]] of steps.entries())
    await api.db.insert(projectActs).values({
      county,
      projectId: id,
      seq: place + 1,
      id: newId(),
      act,
      staffId: by[act] ?? unknown,
      on: today,
      at: api.clock.now,
      facts: {},
    })
  if (hasPassed('applied'))
    await api.db
      .insert(projectGoals)
      .values({ county, projectId: id, seq: 1, text: '受益户', target: 80, unit: '户' })
  return { id, code, county }
}
