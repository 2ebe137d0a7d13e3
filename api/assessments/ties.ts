import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { staff, staffRoles } from '../../db/schema'
import type { AssessmentKind, RecusalReason } from '../../db/values/assessments'
import type { StaffRole } from '../../db/values/staff'
import { listKin } from '../declarations/ties'
import { areaAt, contains } from '../shared/area-path'
import { TOWNSHIP } from '../shared/parts'
import { isSameUnit } from '../shared/unit'
import type { StoredSubjectRow } from './subjects'

interface Post {
  staffId: string
  unit: string
  role: StaffRole
  areaPath: string
}

const TOWNSHIP_ROLES: readonly StaffRole[] = TOWNSHIP

/** Whether somebody in a post is assessed by an assessment of this subject: they see its draft and may appeal. */
export function isAssessedBy(kind: AssessmentKind, subject: StoredSubjectRow, post: Post): boolean {
  switch (kind) {
    case 'township':
      return TOWNSHIP_ROLES.includes(post.role) && post.areaPath === subject.areaPath
    case 'group_unit':
      return post.role === 'group_unit' && isSameUnit(post.unit, subject.unit ?? '')
    case 'first_secretary':
      return post.role === 'first_secretary' && post.staffId === subject.staffId
    case 'resident_team':
      return post.role === 'resident_cadre' && post.areaPath === subject.areaPath
  }
}

export async function listPosts(tx: Db, county: string, staffIds?: readonly string[]) {
  const rows: Post[] = await tx
    .select({
      staffId: staff.id,
      unit: staff.unit,
      role: staffRoles.role,
      areaPath: staffRoles.areaPath,
    })
    .from(staffRoles)
    .innerJoin(
      staff,
      and(eq(staff.county, county), eq(staff.id, staffRoles.staffId), eq(staff.isActive, true)),
    )
    .where(
      and(eq(staffRoles.county, county), staffIds && inArray(staffRoles.staffId, [...staffIds])),
    )
    .orderBy(staffRoles.staffId, staffRoles.role, staffRoles.areaPath)
  return rows
}

/**
 * By `staff id`, then by subject's key, why somebody has no part in that subject's points: it is their own, their
 * unit's, their kin's, or they work there. Work for the whole county is no tie.
 */
export async function listTies(
  tx: Db,
  county: string,
  given: {
    kind: AssessmentKind
    subjects: readonly StoredSubjectRow[]
    staffIds: readonly string[]
  },
): Promise<Map<string, Map<string, RecusalReason>>> {
  const { kind, subjects, staffIds } = given
  const ties = new Map<string, Map<string, RecusalReason>>()
  if (staffIds.length === 0 || subjects.length === 0) return ties
  const posts = await listPosts(tx, county)
  const postsOf = Map.groupBy(posts, ({ staffId }) => staffId)
  const kinOf = await listKin(tx, county, staffIds)
  const assessed = subjects.map((subject) => ({
    subject,
    those: posts.filter((post) => isAssessedBy(kind, subject, post)),
  }))
  const units = await tx
    .select({ id: staff.id, unit: staff.unit })
    .from(staff)
    .where(and(eq(staff.county, county), inArray(staff.id, [...staffIds])))
  for (const { id: staffId, unit } of units) {
    const kin = kinOf.get(staffId) ?? new Set()
    const own = postsOf.get(staffId) ?? []
    const found = new Map<string, RecusalReason>()
    for (const { subject, those } of assessed) {
      const why = whyTied({ staffId, unit, kin, own }, subject, those)
      if (why) found.set(subject.key, why)
    }
    ties.set(staffId, found)
  }
  return ties
}

function whyTied(
  somebody: { staffId: string; unit: string; kin: ReadonlySet<string>; own: readonly Post[] },
  subject: StoredSubjectRow,
  those: readonly Post[],
): RecusalReason | null {
  if (those.some(({ staffId }) => staffId === somebody.staffId)) return 'self'
  const units = [subject.unit ?? '', ...those.map(({ unit }) => unit)]
  if (units.some((unit) => isSameUnit(unit, somebody.unit))) return 'same_unit'
  if (those.some(({ staffId }) => somebody.kin.has(staffId))) return 'kin'
  const township = subject.areaPath === null ? null : areaAt(subject.areaPath, 'township')
  const isThere = somebody.own.some(
    ({ areaPath }) => township !== null && contains(township, areaPath),
  )
  return isThere ? 'role_there' : null
}

/** Whether one member of staff is tied to one subject. */
export async function isTiedTo(
  tx: Db,
  county: string,
  kind: AssessmentKind,
  subject: StoredSubjectRow,
  staffId: string,
): Promise<boolean> {
  const ties = await listTies(tx, county, { kind, subjects: [subject], staffIds: [staffId] })
  return ties.get(staffId)?.has(subject.key) ?? false
}
