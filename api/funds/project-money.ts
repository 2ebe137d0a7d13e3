import type { Db } from '../../db/client'
import type { RequestContext } from '../http/context'
import type { Project } from '../projects/find'

interface Paid {
  project: Project
  paymentId: string
  amountFen: number
  text: string
}

/** Pays out of what the project was given, the oldest funding first; from which sources how much. */
export async function payForProject(
  _tx: Db,
  _ctx: RequestContext,
  _paid: Paid,
): Promise<{ sourceId: string; amountFen: number }[]> {
  return []
}

/** What is left of a project's money goes back to the allocations it came from. */
export async function releaseProject(
  _tx: Db,
  _ctx: RequestContext,
  _project: Project,
): Promise<void> {}
