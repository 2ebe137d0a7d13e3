import type { RequestContext } from '../http/context'

/** Somebody's own words within an event of a subject, `finding:<id>`, sealed to it. */
export function sealWords(
  ctx: RequestContext,
  subject: string,
  column: string,
  text: string,
): string {
  const place = { county: ctx.county, table: 'events', column, row: subject }
  return ctx.deps.sealer.seal(place, text).toString('base64')
}
