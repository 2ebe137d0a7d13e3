import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { staff } from '../../db/schema'

/** What a member of staff is called, also once they have left. */
export async function staffName(db: Db, county: string, staffId: string): Promise<string> {
  const [member] = await db
    .select({ name: staff.name })
    .from(staff)
    .where(and(eq(staff.county, county), eq(staff.id, staffId)))
  return member?.name ?? ''
}
