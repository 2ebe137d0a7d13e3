import { and, eq, inArray, isNotNull, isNull, like, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Db } from '../../db/client'
import {
  areas,
  contactLinks,
  contacts,
  households,
  people,
  staff,
  staffRoles,
} from '../../db/schema'
import type { BroadcastAudience } from '../../db/values/broadcasts'
import type { StaffRole } from '../../db/values/staff'
import { wants } from '../contacts/wants'
import { areaAt } from '../shared/area-path'
import { type Home, type HomePhone, type KnownContact, planRecipients, STATUSES } from './rules'

export interface Target {
  areaPath: string
  audience: BroadcastAudience
  /** Of the staff audience; none: all of them. */
  roles: readonly StaffRole[]
}

/** Values of one `in (…)`; PostgreSQL takes 65,535 parameters a statement. */
const CHUNK = 5_000

/** Whom a broadcast would go to now, and how many it cannot reach, by village. */
export async function planAudience(tx: Db, county: string, target: Target) {
  const members =
    target.audience === 'staff'
      ? await listStaff(tx, county, target)
      : await listHouseholds(tx, county, target, STATUSES[target.audience])
  const { homes, phones, links } = members
  const contacts = await listContacts(tx, county, {
    phones: phones.map(({ phone }) => phone),
    ids: links.map(({ contactId }) => contactId),
  })
  return planRecipients({ homes, phones, links, contacts })
}

interface Members {
  homes: Home[]
  phones: HomePhone[]
  links: { homeId: string; contactId: string }[]
}

const villageOf = (path: string) => areaAt(path, 'village')
const hex = (index: Buffer) => index.toString('hex')

async function listHouseholds(
  tx: Db,
  county: string,
  { areaPath }: Target,
  statuses: (typeof STATUSES)[keyof typeof STATUSES],
): Promise<Members> {
  const ofArea = and(
    eq(households.county, county),
    await within(tx, county, areaPath, households.areaPath),
    inArray(households.status, [...statuses]),
  )
  const rows = await tx
    .select({ id: households.id, areaPath: households.areaPath })
    .from(households)
    .where(ofArea)
    .orderBy(households.areaPath, households.id)
  const phones = await tx
    .select({ homeId: people.householdId, ownerId: people.id, index: people.phoneIndex })
    .from(people)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, people.householdId)),
    )
    .where(and(eq(people.county, county), isNotNull(people.phoneIndex), ofArea))
    .orderBy(people.id)
  const links = await tx
    .select({ homeId: contactLinks.householdId, contactId: contactLinks.contactId })
    .from(contactLinks)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, contactLinks.householdId)),
    )
    .where(and(eq(contactLinks.county, county), isNull(contactLinks.endedAt), ofArea))
  return {
    homes: rows.map((row) => ({ id: row.id, villagePath: villageOf(row.areaPath) })),
    phones: phones.flatMap(({ index, ...owner }) =>
      index ? [{ ...owner, phone: hex(index) }] : [],
    ),
    links,
  }
}

async function listStaff(tx: Db, county: string, { areaPath, roles }: Target): Promise<Members> {
  const rows = await tx
    .select({ id: staff.id, areaPath: staffRoles.areaPath, index: staff.phoneIndex })
    .from(staffRoles)
    .innerJoin(
      staff,
      and(eq(staff.county, county), eq(staff.id, staffRoles.staffId), eq(staff.isActive, true)),
    )
    .where(
      and(
        eq(staffRoles.county, county),
        await within(tx, county, areaPath, staffRoles.areaPath),
        roles.length > 0 ? inArray(staffRoles.role, [...roles]) : undefined,
      ),
    )
    .orderBy(staffRoles.areaPath, staff.id)
  // Somebody with several roles counts where the first one is.
  const members = [...new Map(rows.toReversed().map((row) => [row.id, row])).values()].toReversed()
  return {
    homes: members.map((row) => ({ id: row.id, villagePath: villageOf(row.areaPath) })),
    phones: members.flatMap(({ id, index }) =>
      index ? [{ homeId: id, ownerId: id, phone: hex(index) }] : [],
    ),
    links: [],
  }
}

/** Rows of an area, of all it contains, and of what was merged into one of these. */
async function within(
  tx: Db,
  county: string,
  areaPath: string,
  column: PgColumn,
): Promise<SQL | undefined> {
  const merged = await tx
    .select({ path: areas.path })
    .from(areas)
    .where(
      and(
        eq(areas.county, county),
        or(eq(areas.successorPath, areaPath), like(areas.successorPath, `${areaPath}.%`)),
      ),
    )
  const paths = [areaPath, ...merged.map(({ path }) => path)]
  return or(...paths.flatMap((path) => [eq(column, path), like(column, `${path}.%`)]))
}

/** A phone that writes to us is preferred to a chat: a text reaches it for sure. */
async function listContacts(
  tx: Db,
  county: string,
  by: { phones: readonly string[]; ids: readonly string[] },
): Promise<KnownContact[]> {
  const found = new Map<string, KnownContact & { channel: string }>()
  const add = async (which: SQL | undefined) => {
    const rows = await tx
      .select({
        id: contacts.id,
        channel: contacts.channel,
        isPhone: contacts.isPhone,
        phone: sql<Buffer | null>`coalesce(${contacts.phoneIndex},
          case when ${contacts.isPhone} then ${contacts.addressIndex} end)`,
        isStopped: sql<boolean>`not (${wants('broadcast')})`,
      })
      .from(contacts)
      .where(and(eq(contacts.county, county), which))
    for (const { phone, ...row } of rows) found.set(row.id, { ...row, phone: phone && hex(phone) })
  }
  for (const some of chunksOf([...new Set(by.ids)])) await add(inArray(contacts.id, some))
  // Whoever stopped them from one chat is found from the other by their phone.
  const linked = [...found.values()].flatMap(({ phone }) => phone ?? [])
  for (const some of chunksOf([...new Set([...by.phones, ...linked])])) {
    const indexes = some.map((phone) => Buffer.from(phone, 'hex'))
    await add(and(contacts.isPhone, inArray(contacts.addressIndex, indexes)))
    await add(inArray(contacts.phoneIndex, indexes))
  }
  return [...found.values()].toSorted(
    (a, b) =>
      Number(b.isPhone) - Number(a.isPhone) ||
      (a.channel === b.channel ? 0 : a.channel < b.channel ? -1 : 1) ||
      (a.id < b.id ? -1 : 1),
  )
}

export function* chunksOf<T>(all: readonly T[], size = CHUNK): Generator<T[]> {
  for (let i = 0; i < all.length; i += size) yield all.slice(i, i + size)
}
