import type { RequestContext } from '../http/context'
import { payments } from '../../db/schema'
import type { Db } from '../../db/client'
import { and, eq, sum } from 'drizzle-orm'
import type { Project } from '../projects/find'
import { areaName, inChargeOf } from '../projects/tell-area'
import { ApiError } from '../shared/errors'
import { countComments, findByCode } from './find'
import { isProjectOver, periodOf } from './rules'

/** A project as everybody may see it, by its nine digits: no household, no word of anybody. */
export async function viewProject(ctx: RequestContext, { code }: { code: string }) {
  const { county, deps } = ctx
  const { db } = deps.connection
  const project = await findByCode(db, county, code)
  if (!project) throw new ApiError('not_found', 'project')
  const { name, sector, status, startsOn, endsOn, content, approvedFen, plannedFen } = project
  const paidFen = await countPaid(db, project)
  const area = await areaName(db, county, project.areaPath)
  return {
    /** The successor's, where the one asked for is superseded. */
    code: project.code,
    name,
    area,
    sector,
    content,
    status,
    startsOn,
    endsOn,
    period: periodOf(project),
    plannedFen,
    /** Null while the county has not decided. */
    approvedFen,
    acceptedFen: project.acceptedFen,
    /** What was paid out for it so far. */
    paidFen,
    inCharge: (await inChargeOf(db, project)) || area,
    mayComment: !isProjectOver(status),
    comments: await countComments(db, project),
  }
}

async function countPaid(db: Db, { county, id }: Project): Promise<number> {
  const [row] = await db
    .select({ fen: sum(payments.amountFen) })
    .from(payments)
    .where(and(eq(payments.county, county), eq(payments.projectId, id)))
  return Number(row?.fen ?? 0)
}
