import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, assessmentSubjects, staff, staffRoles } from '../../db/schema'
import type { AssessmentKind } from '../../db/values/assessments'
import type { StaffRole } from '../../db/values/staff'
import { plainUnit } from '../shared/unit'
import { type Subject, subjectKey } from './measures/measure'

export interface Named {
  subject: Subject
  key: string
  /** As it stands in the results: 天元乡, 县林业局, 卢思远（宝坪村）. */
  name: string
}

/** All of a kind as they are today, in the order of their keys. */
export async function listSubjects(tx: Db, county: string, kind: AssessmentKind): Promise<Named[]> {
  const all = await BY_KIND[kind](tx, county)
  return all
    .map((each) => ({ ...each, key: subjectKey(each.subject) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
}

type Lists = (tx: Db, county: string) => Promise<Omit<Named, 'key'>[]>

const BY_KIND: Record<AssessmentKind, Lists> = {
  async township(tx, county) {
    const rows = await tx
      .select({ path: areas.path, name: areas.name })
      .from(areas)
      .where(
        and(eq(areas.county, county), eq(areas.level, 'township'), isNull(areas.successorPath)),
      )
    return rows.map(({ path, name }) => ({ subject: { kind: 'township', areaPath: path }, name }))
  },
  async group_unit(tx, county) {
    const members = await listPlaying(tx, county, 'group_unit')
    const units = Map.groupBy(members, ({ unit }) => plainUnit(unit))
    return [...units.keys()]
      .filter((unit) => unit !== '')
      .map((unit) => ({ subject: { kind: 'group_unit', unit }, name: unit }))
  },
  async first_secretary(tx, county) {
    const posts = await listPlaying(tx, county, 'first_secretary')
    // One person, one assessment: the first of several villages.
    const first = new Map(posts.toReversed().map((post) => [post.staffId, post]))
    return [...first.values()].map(({ staffId, areaPath, name, area }) => ({
      subject: { kind: 'first_secretary', staffId, areaPath },
      name: area ? `${name}（${area}）` : name,
    }))
  },
  async resident_team(tx, county) {
    const members = await listPlaying(tx, county, 'resident_cadre')
    const teams = Map.groupBy(members, ({ areaPath }) => areaPath)
    return [...teams].flatMap(([areaPath, [first]]) =>
      first
        ? {
            subject: { kind: 'resident_team', staffId: first.staffId, areaPath },
            name: `${first.area ?? ''}驻村工作队`,
          }
        : [],
    )
  },
}

/** Whoever is active in a role, with their place, in one order. */
export function listPlaying(tx: Db, county: string, role: StaffRole) {
  return tx
    .select({
      staffId: staffRoles.staffId,
      areaPath: staffRoles.areaPath,
      name: staff.name,
      unit: staff.unit,
      area: areas.name,
    })
    .from(staffRoles)
    .innerJoin(
      staff,
      and(eq(staff.county, county), eq(staff.id, staffRoles.staffId), eq(staff.isActive, true)),
    )
    .leftJoin(areas, and(eq(areas.county, county), eq(areas.path, staffRoles.areaPath)))
    .where(and(eq(staffRoles.county, county), eq(staffRoles.role, role)))
    .orderBy(staffRoles.areaPath, staffRoles.staffId)
}

export type StoredSubjectRow = typeof assessmentSubjects.$inferSelect

/** Those of an assessment, in the order of their keys. */
export const listStored = (db: Db, county: string, assessmentId: string) =>
  db
    .select()
    .from(assessmentSubjects)
    .where(
      and(eq(assessmentSubjects.county, county), eq(assessmentSubjects.assessmentId, assessmentId)),
    )
    .orderBy(assessmentSubjects.key)

export function subjectOf(kind: AssessmentKind, row: StoredSubjectRow): Subject {
  const { areaPath, unit, staffId } = row
  if (kind === 'township') return { kind, areaPath: areaPath ?? '' }
  if (kind === 'group_unit') return { kind, unit: unit ?? '' }
  return { kind, staffId: staffId ?? '', areaPath: areaPath ?? '' }
}
