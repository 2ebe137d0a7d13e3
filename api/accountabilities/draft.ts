import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { staff, staffRoles } from '../../db/schema'
import type { AccountabilityMeasure, MisconductKind } from '../../db/values/integrity'
import type { RequestContext } from '../http/context'
import { inScope } from '../http/scope'
import { halfWidth, kindFirst, trimWords } from '../supervisions/wording'
import type { AccountabilityDraftInput } from './input'
import { measureIn } from './wording'

interface Person {
  staffId: string
  name: string
  unit: string
}

/** A proposal as it was understood, for whoever makes it to look at before anything is kept. */
export interface AccountabilityDraft {
  person: Person | null
  /** Several of the name. */
  people: Person[]
  kind: MisconductKind | null
  measure: AccountabilityMeasure | null
  text: string
  /** Of a problem found, which it came of. */
  findingCode: string | null
  missing: 'person' | 'which_person' | 'kind' | 'measure' | 'text' | null
}

/** So many can be picked from by digits in one message. */
const MOST_PEOPLE = 5
const FINDING = /(?:问题|编号)?\s*(?<!\d)(\d{10})(?!\d)/u
const REASON = /^(?:理由|原因|因为?|事由)[\s,:，：]*/u

/** Reads 熊长富 优亲厚友 诫勉 理由 …; what it lacks is named in the order in which it is asked for. */
export async function readAccountabilityDraft(
  ctx: RequestContext,
  input: AccountabilityDraftInput,
): Promise<AccountabilityDraft> {
  const said = halfWidth(input.text).trim()
  const known = await listMembers(ctx.deps.connection.db, ctx)
  const name = longestAt(said, known)
  const people = peopleMeant(known, input, name)
  const coded = FINDING.exec(said)
  const afterName = name ? said.slice(name.length) : withoutUnknown(said)
  const afterCode = coded ? afterName.replace(coded[0], ' ') : afterName
  const ofKind = kindFirst(afterCode)
  const ofMeasure = measureIn(ofKind.rest)
  const text = trimWords(trimWords(input.reasonWords ?? ofMeasure.rest).replace(REASON, ''))
  const draft = {
    person: people.length === 1 ? (people[0] ?? null) : null,
    people: people.length > 1 ? people.slice(0, MOST_PEOPLE) : [],
    kind: ofKind.kind ?? kindFirst(input.kindWords ?? '').kind,
    measure: ofMeasure.measure ?? measureIn(input.measureWords ?? '').measure,
    text: text.replace(/\s+/gu, ' '),
  }
  return { ...draft, findingCode: coded?.[1] ?? null, missing: missingIn(draft) }
}

/** A name nobody has, 李不知 优亲厚友: asked for again, and no part of the reason. */
function withoutUnknown(text: string): string {
  const first = /^\p{Script=Han}{2,4}(?=[\s,，:：]|$)/u.exec(text)?.[0]
  if (!first || kindFirst(first).kind || measureIn(first).measure) return text
  return text.slice(first.length)
}

function missingIn(
  draft: Pick<AccountabilityDraft, 'person' | 'people' | 'kind' | 'measure' | 'text'>,
): AccountabilityDraft['missing'] {
  if (draft.people.length > 0) return 'which_person'
  if (!draft.person) return 'person'
  if (!draft.kind) return 'kind'
  if (!draft.measure) return 'measure'
  return draft.text === '' ? 'text' : null
}

/** The name a text begins with, the longest there is. */
const longestAt = (text: string, people: readonly Person[]): string | null =>
  people
    .map(({ name }) => name)
    .filter((name) => text.startsWith(name))
    .toSorted((a, b) => b.length - a.length)[0] ?? null

function peopleMeant(
  people: readonly Person[],
  { staffId, personWords }: AccountabilityDraftInput,
  name: string | null,
): Person[] {
  if (staffId !== null) return people.filter((each) => each.staffId === staffId)
  const words = personWords?.normalize('NFKC').trim() ?? name
  return words === null ? [] : people.filter((each) => words.startsWith(each.name))
}

/** Everybody active who plays a part within the actor's reach. */
const listMembers = (db: Db, ctx: RequestContext): Promise<Person[]> =>
  db
    .selectDistinct({ staffId: staff.id, name: staff.name, unit: staff.unit })
    .from(staffRoles)
    .innerJoin(
      staff,
      and(eq(staff.county, ctx.county), eq(staff.id, staffRoles.staffId), eq(staff.isActive, true)),
    )
    .where(and(eq(staffRoles.county, ctx.county), inScope(ctx, staffRoles.areaPath)))
    .orderBy(staff.name, staff.id)
