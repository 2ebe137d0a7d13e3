import type { Db } from '../../db/client'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { randomCode } from '../shared/codes'
import { addHours, dayOf } from '../shared/day'

type Context = Pick<RequestContext, 'county' | 'deps' | 'now'>

/** A one-time code of 7 digits, as a link's: it goes out in one message, and only its hash is kept. */
export interface SignCode {
  code: string
  codeHash: Buffer
  codeExpiresAt: Date
}

export const hashOf = ({ deps, county }: Context, code: string): Buffer =>
  deps.sealer.index('sign_code', county, code)

/** Makes codes that lapse after the county's `sign_code_hours`; `figure_missing` where it set none. */
export async function codeMaker(tx: Db, ctx: Context): Promise<() => SignCode> {
  const hours = await getFigure(tx, ctx.county, 'sign_code_hours', dayOf(ctx.now))
  const codeExpiresAt = addHours(ctx.now, hours)
  return () => {
    const code = randomCode('link')
    return { code, codeHash: hashOf(ctx, code), codeExpiresAt }
  }
}
