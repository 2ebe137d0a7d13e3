import type { Db } from '../../db/client'
import { closeLeads } from '../leads/close'
import { passLeads } from '../leads/pass'
import { endLinksOfGone } from '../links/end-of-gone'
import { followMembers } from '../links/follow'
import { leaveLedgerBy } from '../monitoring/ledger'
import { endProxiesOf } from '../proxies/stop'
import type { ArchiveContext } from './change-household'
import type { Work } from './store'

/**
 * What hangs on a household beside its file goes with it: linked phones with the members they belong to, and those of whoever leaves the county's roll end; of one
 * that is none any more its proxies and its place in the ledger end. What is still to be looked into of one that was
 * merged is looked into where its members are; else it is over, since there is nobody left to visit or to hear.
 */
export async function followUp(
  tx: Db,
  ctx: ArchiveContext,
  all: readonly Pick<Work, 'held' | 'plan' | 'about'>[],
): Promise<void> {
  for (const { held, plan, about } of all) {
    const from = held.row.id
    const isEnded = held.row.status !== 'closed' && plan.household.status === 'closed'
    const gone = Map.groupBy(plan.left, ({ to }) => to)
    for (const [to, members] of gone) {
      if (!to) continue
      const personIds = members.map(({ personId }) => personId)
      await followMembers(tx, ctx, { from, to, personIds, isEnded })
      if (isEnded) await passLeads(tx, ctx, { from, to })
    }
    if (!isEnded) {
      await endLinksOfGone(tx, ctx, {
        from,
        head: held.row.headName,
        left: plan.left,
        members: held.members,
      })
      continue
    }
    await endProxiesOf(tx, ctx, from)
    await leaveLedgerBy(tx, ctx, [from], 'closed')
    if (!plan.left.some(({ to }) => to)) await closeLeads(tx, ctx, [from], about.evidence)
  }
}
