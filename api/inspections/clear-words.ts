import { and, eq, inArray, or, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contactLinks, households, people, proxies } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { maskNames, type Named, withoutGaps } from '../objections/rules'
import { areaAt } from '../shared/area-path'
import type { Inspection } from './facts'

interface Bearer {
  householdId: string
  name: string
}

/** Who objected, as far as their names must not come out of the words of a decision. */
export interface Objectors {
  contactIds: readonly string[]
  proxyIds: readonly string[]
}

/**
 * Whatever cadres wrote, without what a file that leaves the office may not hold: of the register's
 * names those of the case's own household alone, of a meeting's minutes those it voted on, and no long
 * number, be it of an ID, a phone or an account.
 */
export async function clearWords(
  db: Db,
  { county }: Pick<RequestContext, 'county'>,
  { cases, meetings, lists }: Inspection,
  objectors: Objectors,
): Promise<Inspection> {
  const clear = clearer(await listBearers(db, county, cases, objectors))
  const votedOn = new Map<string, Set<string>>()
  for (const { votes, householdId } of cases)
    for (const { meetingId } of votes) {
      const known = votedOn.get(meetingId) ?? new Set()
      votedOn.set(meetingId, known.add(householdId))
    }
  const cleared = [...meetings].map(([id, meeting]) => {
    const minutes = clear(meeting.minutes, votedOn.get(id) ?? new Set())
    return [id, { ...meeting, minutes }] as const
  })
  return {
    cases: cases.map((each) => {
      const of = (text: string) => clear(text, new Set([each.householdId]))
      const ofReason = <T extends { reason: string }>(row: T) => ({
        ...row,
        reason: of(row.reason),
      })
      return {
        ...each,
        reason: of(each.reason),
        votes: each.votes.map(ofReason),
        objections: each.objections.map(ofReason),
        signatures: each.signatures.map((row) => {
          return { ...ofReason(row), deputyReason: of(row.deputyReason) }
        }),
        reports: each.reports.map(ofReason),
        measures: each.measures.map((row) => ({ ...row, content: of(row.content) })),
      }
    }),
    meetings: new Map(cleared),
    lists,
  }
}

/** Heads and members of the townships the cases lie in, and of the households objectors speak for. */
async function listBearers(
  db: Db,
  county: string,
  cases: Inspection['cases'],
  { contactIds, proxyIds }: Objectors,
): Promise<Bearer[]> {
  const townships = [...new Set(cases.map(({ areaPath }) => areaAt(areaPath, 'township')))]
  const spokenFor = (ids: readonly string[], table: typeof contactLinks | typeof proxies) => {
    const key = table === proxies ? proxies.id : contactLinks.contactId
    return ids.length === 0
      ? undefined
      : sql`${households.id} in (
          select ${table.householdId} from ${table}
           where ${table.county} = ${county} and ${inArray(key, [...new Set(ids)])})`
  }
  const here = or(
    ...townships.map((path) => sql`(${households.areaPath} like ${`${path}.%`})`),
    spokenFor(contactIds, contactLinks),
    spokenFor(proxyIds, proxies),
  )
  const heads = db
    .select({ householdId: households.id, name: households.headName })
    .from(households)
    .where(and(eq(households.county, county), here))
  const members = db
    .select({ householdId: households.id, name: people.name })
    .from(households)
    .innerJoin(people, and(eq(people.county, county), eq(people.householdId, households.id)))
    .where(and(eq(households.county, county), here))
  return heads.union(members)
}

/** Eleven digits and more, as they are written: apart by blanks or strokes, full width, with an X. */
const LONG_NUMBER = /(?<!\p{Nd})\+?\p{Nd}(?:[\s-]?\p{Nd}){9,}[\s-]?[\p{Nd}Xx]/gu

/** Names are looked up by how they begin: a township has ten thousand. */
function clearer(bearers: readonly Bearer[]) {
  const byStart = Map.groupBy(
    bearers.map((each) => ({ ...each, plain: withoutGaps(each.name) })),
    ({ plain }) => [...plain].slice(0, 2).join(''),
  )
  return (text: string, own: ReadonlySet<string>): string => {
    if (text === '') return text
    const plain = withoutGaps(text)
    const characters = [...plain]
    const starts = new Set(characters.map((first, i) => first + (characters[i + 1] ?? '')))
    const named = [...starts].flatMap((start) =>
      (byStart.get(start) ?? []).filter((each) => plain.includes(each.plain)),
    )
    const masked = maskNames(
      text,
      named.map(({ householdId, name }): Named => ({
        name,
        of: own.has(householdId) ? 'own' : 'other',
      })),
    )
    return masked.replace(LONG_NUMBER, '（号码略）')
  }
}
