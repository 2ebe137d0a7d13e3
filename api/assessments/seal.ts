import type { RequestContext } from '../http/context'

type Context = Pick<RequestContext, 'county' | 'deps'>

const place = (
  county: string,
  table: string,
  column: string,
  row: readonly (string | number)[],
) => ({
  county,
  table: `assessment_${table}`,
  column,
  row: row.join(':'),
})

/** Words of an assessor, a moderator or whoever is assessed, sealed to the row they stand in. */
export const sealText = (
  { county, deps }: Context,
  table: string,
  column: string,
  row: readonly (string | number)[],
  text: string,
) => deps.sealer.seal(place(county, table, column, row), text)

export const openText = (
  { county, deps }: Context,
  table: string,
  column: string,
  row: readonly (string | number)[],
  sealed: Buffer | null,
) => (sealed === null ? null : deps.sealer.open(place(county, table, column, row), sealed))
