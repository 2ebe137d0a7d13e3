import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { changes, leads, reports, staff } from '../../db/schema'
import type { TracedEvent } from './events-of'

/** What an entry of a file rests on. */
export interface Basis {
  /** To be looked up by: a change's, a lead's or a report's; null where it has none. */
  code: string | null
  /** 变更5103821292，熊长富报，汪晓松定. */
  words: string
}

const KINDS = ['change', 'lead', 'report', 'import'] as const
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** By the evidence of the events; what has none, or none that is left, is not in it. */
export async function readBases(
  db: Db,
  county: string,
  events: readonly TracedEvent[],
): Promise<ReadonlyMap<string, Basis>> {
  const subjects = [...new Set(events.flatMap(({ details }) => details.evidence ?? []))]
  const [ofChanges, ofLeads, ofReports, ofImports] = KINDS.map((kind) =>
    subjects.flatMap((subject) => {
      const [of, id = ''] = subject.split(':')
      return of === kind && ID.test(id) ? [id] : []
    }),
  ) as [string[], string[], string[], string[]]
  const changed = await findChanges(db, county, ofChanges)
  const led = await findLeads(db, county, ofLeads)
  const reported = await findReports(db, county, ofReports)
  const people = [...changed, ...led].flatMap(({ by, decidedBy }) => [by ?? [], decidedBy ?? []])
  const nameOf = await findNames(db, county, people.flat())
  const bases: [string, Basis][] = [
    ...changed.map(({ id, code, isOwn, by, decidedBy }): [string, Basis] => {
      const asked = isOwn ? '群众报' : did(nameOf(by), '报')
      return [`change:${id}`, basis('变更', code, asked, did(nameOf(decidedBy), '定'))]
    }),
    ...led.map(({ id, code, by, decidedBy }): [string, Basis] => {
      const visited = did(nameOf(by), '上门')
      return [`lead:${id}`, basis('线索', code, visited, did(nameOf(decidedBy), '定'))]
    }),
    ...reported.map(({ id, code }): [string, Basis] => [`report:${id}`, basis('公告', code)]),
    ...ofImports.map((id): [string, Basis] => [`import:${id}`, basis('导入花名册', null)]),
  ]
  return new Map(bases)
}

const basis = (what: string, code: string | null, ...who: string[]): Basis => ({
  code,
  words: [`${what}${code ?? ''}`, ...who].filter(Boolean).join('，'),
})

const did = (name: string, what: string) => (name === '' ? '' : `${name}${what}`)

/** `by`: who asked for it; `isOwn`: somebody of the household did. */
async function findChanges(db: Db, county: string, ids: readonly string[]) {
  if (ids.length === 0) return []
  const rows = await db
    .select({
      id: changes.id,
      code: changes.code,
      contactId: changes.contactId,
      by: changes.askedBy,
      decidedBy: changes.decidedBy,
    })
    .from(changes)
    .where(and(eq(changes.county, county), inArray(changes.id, [...ids])))
  return rows.map(({ contactId, ...row }) => ({ ...row, isOwn: contactId !== null }))
}

/** `by`: who went there. */
async function findLeads(db: Db, county: string, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .select({
      id: leads.id,
      code: leads.code,
      by: leads.visitedBy,
      decidedBy: leads.decidedBy,
    })
    .from(leads)
    .where(and(eq(leads.county, county), inArray(leads.id, [...ids])))
}

async function findReports(db: Db, county: string, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .select({ id: reports.id, code: reports.code })
    .from(reports)
    .where(and(eq(reports.county, county), inArray(reports.id, [...ids])))
}

async function findNames(db: Db, county: string, ids: readonly string[]) {
  const rows = ids.length
    ? await db
        .select({ id: staff.id, name: staff.name })
        .from(staff)
        .where(and(eq(staff.county, county), inArray(staff.id, [...new Set(ids)])))
    : []
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return (id: string | null) => names.get(id ?? '') ?? ''
}
