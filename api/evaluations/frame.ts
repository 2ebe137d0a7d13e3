import { sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import type { AreaPath } from '../../db/values/areas'
import { FRAME_STATUSES } from '../sampling/frame-rules'
import type { FrameRow } from './draw-sample'

/** Every household on the roll of an area, in an order that stays the same wherever it is asked for. */
export async function readFrame(tx: Db, county: string, areaPath: AreaPath): Promise<FrameRow[]> {
  const beneath = `${areaPath.replace(/[\\%_]/g, '\\$&')}.%`
  const rows = await tx.execute<{
    id: string
    areaPath: string
    status: FrameRow['status']
    isKey: boolean
    hasLabour: boolean
    people: number
  }>(sql`
    select h.id, h.area_path as "areaPath", h.status, h.size as people,
           (h.watch is not null
             or coalesce(h.type, '') in ('subsistence_allowance', 'extreme_hardship')) as "isKey",
           exists (select 1 from people p
                    where p.county = ${county} and p.household_id = h.id
                      and p.labour in ('ordinary', 'skilled')) as "hasLabour"
      from households h
     where h.county = ${county} and (h.area_path = ${areaPath} or h.area_path like ${beneath})
       and h.status in ${[...FRAME_STATUSES]}
     order by h.area_path collate "C", h.id`)
  return rows.map(({ id, areaPath: path, status, isKey, hasLabour, people }) => ({
    id,
    areaPath: path,
    status,
    isKey,
    hasLabour,
    people,
  }))
}

/** The heads of some households, by their ids. */
export async function readHeads(tx: Db, county: string, householdIds: readonly string[]) {
  const rows = await tx.execute<{ id: string; head: string }>(sql`
    select id, head_name as head from households
     where county = ${county}
       and id in (select i::uuid
                    from jsonb_array_elements_text(${JSON.stringify(householdIds)}::text::jsonb) as t(i))`)
  return new Map(rows.map(({ id, head }) => [id, head]))
}

/** Villages where some staff have kin or colleagues, by whose they are. */
export async function readTiedVillages(tx: Db, county: string, staffIds: readonly string[]) {
  const rows = await tx.execute<{ staffId: string; village: string }>(sql`
    select distinct t.staff_id as "staffId",
           array_to_string((string_to_array(h.area_path, '.'))[1:3], '.') as village
      from staff_ties t join households h on h.county = ${county} and h.id = t.household_id
     where t.county = ${county}
       and t.staff_id in (select i::uuid
             from jsonb_array_elements_text(${JSON.stringify(staffIds)}::text::jsonb) as s(i))`)
  return [...rows]
}
