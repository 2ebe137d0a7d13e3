import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { changes, contacts, staff } from '../../db/schema'

/** Changes that a cadre asked for whose own phone the contact is, or has shown. */
export const askedByStaffOf = (county: string, contactId: string): SQL => sql`exists (
  select 1 from ${contacts} join ${staff} on ${staff.county} = ${county} and ${staff.isActive}
     and ${staff.phoneIndex} =
         case when ${contacts.isPhone} then ${contacts.addressIndex} else ${contacts.phoneIndex} end
   where ${contacts.county} = ${county} and ${contacts.id} = ${contactId}
     and ${staff.id} = ${changes.askedBy})`

/** Whether a cadre asked for the change from this phone: who asked may withdraw, as a household may. */
export async function isByStaffOf(
  db: Db,
  county: string,
  contactId: string,
  id: string,
): Promise<boolean> {
  const asked = and(
    eq(changes.county, county),
    eq(changes.id, id),
    askedByStaffOf(county, contactId),
  )
  return (await db.$count(changes, asked)) > 0
}
