import type { Db } from '../../db/client'
import type { RequestContext } from '../http/context'
import { acceptProof, loseProof } from '../notices/settle-proof'
import { acceptNoticePhoto, loseNoticePhoto } from '../projects/settle-notice'

/** A picture whose fate is decided. */
interface Picture {
  id: string
  contactId: string
}

/** Who waits for a picture, hears that it is kept or gone, and then tells its sender. */
interface Owner {
  kept(tx: Db, ctx: RequestContext, picture: Picture & { contentHash: Buffer }): Promise<void>
  gone(tx: Db, ctx: RequestContext, picture: Picture): Promise<void>
}

/** By what a picture belongs to: the part of its subject before the colon. */
const OWNERS: Partial<Record<string, Owner>> = {
  notice: { kept: acceptProof, gone: loseProof },
  project_notice: { kept: acceptNoticePhoto, gone: loseNoticePhoto },
}

/** Undefined where nobody waits: the picture is one of several that only lie there. */
export const ownerOf = (subject: string | null): Owner | undefined =>
  OWNERS[subject?.split(':')[0] ?? '']
