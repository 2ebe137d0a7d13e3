import { gunzipSync, gzipSync } from 'node:zlib'
import type { RequestContext } from '../http/context'
import type { FrameRow } from './draw-sample'

type Context = Pick<RequestContext, 'county' | 'deps'>
type Sealed =
  | 'evaluations.frame_sealed'
  | 'evaluation_answers.value_sealed'
  | 'evaluation_results.content_sealed'
  | 'evaluation_samples.doubt_reason_sealed'
  | 'evaluation_replies.text_sealed'
  | 'evaluation_replies.reason_sealed'

function placeOf({ county }: Context, what: Sealed, row: string) {
  const [table = '', column = ''] = what.split('.')
  return { county, table, column, row }
}

/** @param row its key without the county, `<evaluation>:<seq>` */
export const sealIn = (ctx: Context, what: Sealed, row: string, text: string): Buffer =>
  ctx.deps.sealer.seal(placeOf(ctx, what, row), text)

export const openIn = (ctx: Context, what: Sealed, row: string, sealed: Buffer): string =>
  ctx.deps.sealer.open(placeOf(ctx, what, row), sealed)

/** A county's frame is millions of characters that are much alike. */
export const sealFrame = (ctx: Context, id: string, frame: readonly FrameRow[]): Buffer =>
  sealIn(ctx, 'evaluations.frame_sealed', id, gzipSync(JSON.stringify(frame)).toString('base64'))

export const openFrame = (ctx: Context, id: string, sealed: Buffer): FrameRow[] =>
  JSON.parse(
    gunzipSync(
      Buffer.from(openIn(ctx, 'evaluations.frame_sealed', id, sealed), 'base64'),
    ).toString(),
  ) as FrameRow[]
