import { giveCode } from '../../api/receipts/codes'
import { addDays, dayOf } from '../../api/shared/day'
import { newId } from '../../api/shared/ids'
import { commentPlace } from '../../api/project-comments/find'
import { projectActs, projectComments, projectNotices, projects } from '../../db/schema'
import { COUNTY, createSeeds, type TestApi, VILLAGE } from './api'

type Api = Pick<TestApi, 'db' | 'deps' | 'clock'>

let phones = 0
/** Of nobody else whom tests make up. */
const nextPhone = () => `+86198${String(++phones).padStart(8, '0')}`

const addSomebody = async ({ deps }: Api, county: string) =>
  (await createSeeds(deps, county).addStaff({ roles: [['evaluator', county]], phone: null })).id

/** A project as a row: the county has approved it unless given. */
export async function addProjectRow(api: Api, given: Partial<typeof projects.$inferInsert> = {}) {
  const { county = COUNTY } = given
  const id = newId()
  const subject = `project:${id}`
  const code = await giveCode(api.db, { county, kind: 'project', subject, contactId: null })
  const [row] = await api.db
    .insert(projects)
    .values({
      county,
      id,
      code,
      areaPath: VILLAGE,
      year: 2026,
      name: '3社通组路硬化',
      sector: 'transport',
      content: '硬化1.2公里，宽4.5米',
      startsOn: '2026-03-01',
      endsOn: '2026-10-31',
      unit: '宝坪村委会',
      plannedFen: 25_000_000,
      approvedFen: 20_000_000,
      status: 'approved',
      openedOn: dayOf(api.clock.now),
      ...given,
    })
    .returning()
  if (!row) throw new Error('no project')
  return row
}

/** A notice of it that hangs for nine days. */
export async function addProjectNotice(api: Api, projectId: string, county = COUNTY) {
  const postedOn = dayOf(api.clock.now)
  const postedBy = await addSomebody(api, county)
  const row = { county, id: newId(), projectId, stage: 'before' as const, postedBy, postedOn }
  await api.db.insert(projectNotices).values({ ...row, lastOn: addDays(postedOn, 9) })
}

/** Something that was done about it, as the last of its acts. */
export async function addProjectAct(
  api: Api,
  given: Partial<typeof projectActs.$inferInsert> &
    Pick<typeof projectActs.$inferInsert, 'projectId' | 'act' | 'seq'>,
) {
  const { county = COUNTY } = given
  const staffId = given.staffId ?? (await addSomebody(api, county))
  const { now } = api.clock
  await api.db
    .insert(projectActs)
    .values({ county, id: newId(), on: dayOf(now), at: now, facts: {}, ...given, staffId })
}

/** What somebody said about it, open unless answered. */
export async function addProjectComment(
  api: Api,
  given: Partial<typeof projectComments.$inferInsert> & { projectId: string; text?: string },
) {
  const { county = COUNTY, text = '路修窄了', ...set } = given
  const id = newId()
  const contactId =
    given.contactId ?? (await createSeeds(api.deps, county).addContact({ phone: nextPhone() })).id
  const subject = `project_comment:${id}`
  const code = await giveCode(api.db, { county, kind: 'receipt', subject, contactId })
  await api.db.insert(projectComments).values({
    county,
    id,
    code,
    kind: 'comment',
    bodySealed: api.deps.sealer.seal(commentPlace(county, id, 'body_sealed'), text),
    status: 'open',
    saidAt: api.clock.now,
    dueOn: addDays(dayOf(api.clock.now), 4),
    ...set,
    contactId,
  })
  return { id, code }
}
