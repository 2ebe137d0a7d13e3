import type { RequestContext } from '../../api/http/context'
import { inTransaction } from '../../api/http/write'
import { post } from '../../api/funds/post'
import { dayOf } from '../../api/shared/day'
import { newId } from '../../api/shared/ids'
import { fundSources, projects } from '../../db/schema'
import type { Db } from '../../db/client'
import type { FundPostingType } from '../../db/values/funds'
import { COUNTY, type TestApi, TOWNSHIP, VILLAGE } from './api'
import { commandContext } from './command'

type Source = typeof fundSources.$inferInsert
type Api = Pick<TestApi, 'deps' | 'db' | 'clock'>

let sources = 0

/**
 * A source of money, with all of it arrived unless `arrivedFen` says otherwise; nothing of it is allocated yet. It may
 * be used in all ten sectors and in the whole county.
 */
export async function addSource(
  api: Api,
  given: Partial<Source> & { arrivedFen?: number } = {},
): Promise<{ id: string; name: string }> {
  const { arrivedFen, ...row } = given
  const source = {
    county: COUNTY,
    id: newId(),
    name: `溪财发${++sources}`,
    kind: 'central' as const,
    giver: '中央',
    year: 2026,
    plannedFen: 100_000_000,
    sectors: [],
    areaPath: row.county ?? COUNTY,
    recordedBy: newId(),
    recordedOn: dayOf(api.clock.now),
    ...row,
  }
  await api.db.insert(fundSources).values(source)
  const { county, id, name } = source
  const amountFen = arrivedFen ?? source.plannedFen
  if (amountFen > 0)
    await move(api, { county, sourceId: id, type: 'arrive', from: '', to: '', amountFen })
  return { id, name }
}

/** Gives a place money of a source. */
export const allocate = (
  api: Api,
  given: { county?: string; sourceId: string; areaPath?: string; amountFen: number },
): Promise<void> =>
  move(api, {
    county: given.county ?? COUNTY,
    sourceId: given.sourceId,
    type: 'allocate',
    from: '',
    to: given.areaPath ?? TOWNSHIP,
    amountFen: given.amountFen,
  })

/** A source of which a place, the township, has been given all: a project there can be funded from it. */
export async function addAllocatedSource(
  api: Api,
  given: Partial<Source> & { allocatedTo?: string } = {},
): Promise<{ id: string; name: string }> {
  const { allocatedTo, ...row } = given
  const source = await addSource(api, row)
  const amountFen = row.plannedFen ?? 100_000_000
  await allocate(api, {
    county: row.county ?? COUNTY,
    sourceId: source.id,
    amountFen,
    ...(allocatedTo && { areaPath: allocatedTo }),
  })
  return source
}

/** Gives a project money that was allocated to its township, ready to be paid out. */
export async function fund(
  api: Api,
  {
    county = COUNTY,
    projectId,
    amountFen,
  }: { county?: string; projectId: string; amountFen: number },
): Promise<void> {
  const { id: sourceId } = await addAllocatedSource(api, { county, plannedFen: amountFen })
  const of = { county, sourceId, projectId, amountFen }
  await move(api, { ...of, type: 'fund', from: TOWNSHIP, to: projectId })
}

interface Move {
  projectId?: string
  county: string
  sourceId: string
  type: FundPostingType
  from: string
  to: string
  amountFen: number
}

async function move(api: Api, { county, ...posting }: Move): Promise<void> {
  const ctx: RequestContext = { ...commandContext(api), county }
  await inTransaction(api.db, (tx: Db) => post(tx, ctx, { ...posting, text: '' }))
}

type ProjectRow = typeof projects.$inferInsert
let made = 0

/** A project of the village that waits for the county's approval, unless told otherwise. */
export async function addProjectRow(api: Api, given: Partial<ProjectRow> = {}) {
  const project = {
    county: COUNTY,
    id: newId(),
    code: String(100_000_000 + ++made),
    areaPath: VILLAGE,
    year: 2026,
    name: '硬化3社公路',
    sector: 'transport' as const,
    plannedFen: 20_000_000,
    status: 'submitted' as const,
    openedOn: dayOf(api.clock.now),
    ...given,
  }
  await api.db.insert(projects).values(project)
  return project
}
