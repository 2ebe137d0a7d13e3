import type { Db } from '../../../db/client'
import type { RequestContext } from '../../http/context'
import { say } from '../../messages/templates'
import { enqueue } from '../../outbox/enqueue'
import type { Complaint } from './find'

/** Who filed by name. */
interface Filer {
  name: string
  phone?: string | null
  contactId: string
}

export function readFiler(
  { county, deps }: Pick<RequestContext, 'county' | 'deps'>,
  { id, filerSealed }: Complaint,
): Filer | null {
  if (!filerSealed) return null
  const place = { county, table: 'complaints', column: 'filer_sealed', row: id }
  return JSON.parse(deps.sealer.open(place, filerSealed)) as Filer
}

/** To one who gave a name: something is there to be fetched. Of what, is only said to who has the digits. */
export async function tellFiler(
  tx: Db,
  ctx: RequestContext,
  complaint: Complaint,
  occasion: string,
): Promise<void> {
  const filer = readFiler(ctx, complaint)
  if (!filer?.contactId) return
  // Once an occasion, and without the key nothing that leads from the message to the complaint.
  const told = ctx.deps.sealer.index('complaint_code', ctx.county, `${complaint.id} ${occasion}`)
  await enqueue(tx, ctx, {
    contactId: filer.contactId,
    purpose: `complaint:${told.toString('hex')}`,
    class: 'filing',
    say: say('complaint.fetch', {}),
  })
}
