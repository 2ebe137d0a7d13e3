import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas } from '../../db/schema'
import { getCounty } from '../counties/service'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { dayOf } from '../shared/day'
import { type Audience, findAudience, membersOf, readersOf } from './audience'
import type { Target } from './draft'
import { type Group, listGroups, type Sample, summarise, type Words } from './lengths'
import { costFen } from './rules'

export interface VillageReach {
  path: string
  /** Of the staff audience: members of staff. */
  households: number
  /** Without any phone in the register or linked: the loudspeaker has to tell these. */
  withoutPhone: number
  recipients: number
  /** Those who stopped broadcasts. */
  optedOut: number
  /** With phones nothing can be sent to. */
  unreachable: number
}

export interface NamedVillageReach extends VillageReach {
  name: string
}

/** What a broadcast reaches and costs, as the one who drafts and the one who approves are shown. */
export interface Reach extends Omit<VillageReach, 'path'> {
  /** Of the recipients: by texts, which cost money, and by chats. */
  texts: number
  chats: number
  /** Of the longest message, of the shortest, and of all texts together. */
  segments: number
  segmentsLeast: number
  segmentsTotal: number
  costFen: number
  villages: NamedVillageReach[]
}

export type StoredReach = Reach

/** Whom words would reach now. `over`: by how many units the longest is too long. */
export async function measureReach(
  tx: Db,
  ctx: Pick<RequestContext, 'county' | 'now'>,
  target: Target,
  words: Words,
): Promise<{ reach: Reach; samples: Sample[]; over: number }> {
  const { county, now } = ctx
  const audience = await findAudience(tx, county, target)
  const villages = await countVillages(tx, ctx, audience)
  const groups: Group[] = await listGroups(tx, ctx, audience, words)
  const { signature } = await getCounty(tx, county)
  const { over, samples, ...sizes } = summarise(groups, signature, words)
  const milliyuan = await getFigure(tx, county, 'sms_segment_milliyuan', dayOf(now))
  const total = (name: Exclude<keyof VillageReach, 'path'>) => sumOf(villages, name)
  const reach = {
    households: total('households'),
    withoutPhone: total('withoutPhone'),
    recipients: total('recipients'),
    optedOut: total('optedOut'),
    unreachable: total('unreachable'),
    ...sizes,
    costFen: costFen(sizes.segmentsTotal, milliyuan),
    villages: await withNames(tx, county, villages),
  }
  return { reach, samples, over }
}

/** What an audience comes to now, by village. */
export async function countVillages(
  tx: Db,
  ctx: Pick<RequestContext, 'county' | 'now'>,
  audience: Audience,
  villages?: readonly string[],
): Promise<VillageReach[]> {
  const only = villages ? { villages } : {}
  const rows = await tx.execute<VillageReach & Record<string, unknown>>(sql`
    ${membersOf(ctx, audience, { ...only, strangers: true })},
    homes as (
      select home.village, count(*)::int as households,
             (count(*) filter (where home.id not in (select home_id from way)))::int as "withoutPhone"
        from home group by 1
    ), persons as (
      select village,
             (count(*) filter (where has_stopped))::int as "optedOut",
             (count(*) filter (where not has_stopped and fault is not null))::int as unreachable,
             (count(*) filter (where not has_stopped and fault is null))::int as recipients
        from best where ${readersOf(audience)} group by 1
    )
    select homes.village as path, households, "withoutPhone", coalesce(recipients, 0) as recipients,
           coalesce("optedOut", 0) as "optedOut", coalesce(unreachable, 0) as unreachable
      from homes left join persons on persons.village = homes.village
     order by homes.village`)
  return [...rows]
}

export const sumOf = <K extends string>(rows: readonly Record<K, number>[], name: K): number =>
  rows.reduce((sum, row) => sum + row[name], 0)

export async function withNames<T extends { path: string }>(
  tx: Db,
  county: string,
  villages: readonly T[],
): Promise<(T & { name: string })[]> {
  if (villages.length === 0) return []
  const paths = villages.map(({ path }) => path)
  const rows = await tx
    .select({ path: areas.path, name: areas.name })
    .from(areas)
    .where(and(eq(areas.county, county), inArray(areas.path, paths)))
  const nameOf = new Map(rows.map(({ path, name }) => [path, name]))
  return villages.map((village) => ({ ...village, name: nameOf.get(village.path) ?? '' }))
}
