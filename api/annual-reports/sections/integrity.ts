import { sql } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import { MISCONDUCT_KINDS, type MisconductKind } from '../../../db/values/integrity'
import { kindName } from '../../supervisions/wording'
import type { Block, Subject } from '../block'
import { within } from '../within'

/**
 * 二 管理, last part: cases that were told to everybody. Of a case that is open, of one that was not published, and of
 * complaints altogether there is nothing, not even how many.
 */
export async function readIntegrity(tx: Db, { county, area, year }: Subject): Promise<Block> {
  const rows = await tx.execute<{ kind: MisconductKind; all: number }>(sql`
    select a.kind, count(*)::int as all
      from published_cases c
      join accountabilities a on a.county = ${county} and a.id = c.accountability_id
     where c.county = ${county} and c.status = 'approved' and c.quarter like ${`${year}Q%`}
       and (exists (select 1 from staff_roles r
                     where r.county = ${county} and r.staff_id = a.staff_id and ${within('r.area_path', area.path)})
            -- Whoever was recalled for it is posted there no longer.
            or exists (select 1 from recalls l
                        where l.county = ${county} and l.staff_id = a.staff_id and l.status = 'recalled'
                          and ${within('l.area_path', area.path)}))
     group by a.kind`)
  return {
    title: '作风和廉洁：公开曝光的',
    heading: ['问题', '件数'],
    rows: MISCONDUCT_KINDS.flatMap((kind) => {
      const all = rows.find((row) => row.kind === kind)?.all ?? 0
      return all === 0 ? [] : [[kindName(kind), all]]
    }),
    none: '本年没有公开曝光的问题。',
  }
}
