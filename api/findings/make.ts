import type { Db } from '../../db/client'
import type { AreaPath } from '../../db/values/areas'
import type { MisconductKind, MisconductTag } from '../../db/values/integrity'
import { giveCode } from '../receipts/codes'
import type { RequestContext } from '../http/context'
import { newId } from '../shared/ids'

interface Made {
  areaPath: AreaPath
  kind: MisconductKind
  tags: readonly MisconductTag[]
  text: string
  amountFen: number | null
  ownerId: string
  dueOn?: string | undefined
  supervisionId?: string | null | undefined
}

/** Notes a problem 问题 by the actor. */
export async function makeFinding(
  tx: Db,
  ctx: RequestContext,
  _given: Made,
): Promise<{ code: string; id: string }> {
  const id = newId()
  const subject = `finding:${id}`
  const code = await giveCode(tx, {
    county: ctx.county,
    kind: 'receipt',
    subject,
    contactId: null,
  })
  return { code, id }
}
