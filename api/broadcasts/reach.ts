import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas } from '../../db/schema'
import { getCounty } from '../counties/service'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { dayOf } from '../shared/day'
import { planAudience, type Target } from './audience'
import { costFen, segmentsOf, type VillageReach } from './rules'

export interface NamedVillageReach extends VillageReach {
  name: string
}

/** What a broadcast reaches and costs, as the one who drafts and the one who approves are shown. */
export interface Reach {
  /** Of the staff audience: members of staff. */
  households: number
  /** Without any phone in the register or linked: the loudspeaker has to tell these. */
  withoutPhone: number
  recipients: number
  /** Those who stopped broadcasts. */
  optedOut: number
  /** Of one message. */
  segments: number
  costFen: number
  villages: NamedVillageReach[]
}

/** What is stored with a broadcast: as drafted, and by village what its approval came to. */
export type StoredReach = Reach & { done?: NamedVillageReach[] }

/** Whom a body would reach now. `figure_missing` where the county has set no price. */
export async function measureReach(
  tx: Db,
  { county, now }: Pick<RequestContext, 'county' | 'now'>,
  target: Target,
  body: string,
): Promise<Reach> {
  const { recipients, villages } = await planAudience(tx, county, target)
  const segments = segmentsOf((await getCounty(tx, county)).signature, body)
  const milliyuan = await getFigure(tx, county, 'sms_segment_milliyuan', dayOf(now))
  const texts = recipients.filter(({ isText }) => isText).length
  return {
    households: sumOf(villages, 'households'),
    withoutPhone: sumOf(villages, 'withoutPhone'),
    recipients: recipients.length,
    optedOut: sumOf(villages, 'optedOut'),
    segments,
    costFen: costFen(texts, segments, milliyuan),
    villages: await withNames(tx, county, villages),
  }
}

export const sumOf = <K extends string>(rows: readonly Record<K, number>[], name: K): number =>
  rows.reduce((sum, row) => sum + row[name], 0)

export async function withNames(
  tx: Db,
  county: string,
  villages: readonly VillageReach[],
): Promise<NamedVillageReach[]> {
  if (villages.length === 0) return []
  const paths = villages.map(({ path }) => path)
  const rows = await tx
    .select({ path: areas.path, name: areas.name })
    .from(areas)
    .where(and(eq(areas.county, county), inArray(areas.path, paths)))
  const nameOf = new Map(rows.map(({ path, name }) => [path, name]))
  return villages.map((village) => ({ ...village, name: nameOf.get(village.path) ?? '' }))
}
