import type { Db } from '../../db/client'
import type { StaffRole } from '../../db/values/staff'
import { areaInWords, findArea } from '../areas/words'
import { getFigure } from '../figures/service'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { type Say, say } from '../messages/templates'
import { enqueueMany, type OutboxMessage } from '../outbox/enqueue'
import { areaAt } from '../shared/area-path'
import { addDays, dayOf, instantOf } from '../shared/day'
import { newId } from '../shared/ids'
import type { Case, SignOff } from './cases'
import type { SignCode } from './codes'
import type { Candidate } from './officials'
import type { SpeakingContact } from './phones'
import { isOfficial } from './rules'
import { factsLine, type SignedFacts } from './snapshot-facts'

interface Asked {
  cases: readonly Case[]
  rows: readonly SignOff[]
  facts: ReadonlyMap<string, SignedFacts>
  /** By member of staff, or by application where the household signs. */
  codes: ReadonlyMap<string, SignCode>
  officials: readonly Candidate[]
  around: ReadonlyMap<string, readonly string[]>
  speaking: readonly SpeakingContact[]
  isAgain: boolean
}

/** Everybody who is to sign hears it with the code, and whoever has to help where one cannot. */
export async function tellAsked(tx: Db, ctx: RequestContext, asked: Asked): Promise<void> {
  await tellSigners(tx, ctx, asked)
  await tellHouseholds(tx, ctx, asked)
  await tellWhoHelps(tx, ctx, asked)
}

const again = ({ isAgain }: Asked) => (isAgain ? 1 : 0)
const untilOf = ({ codeExpiresAt }: SignCode) => codeExpiresAt.toISOString()

async function tellSigners(tx: Db, ctx: RequestContext, asked: Asked) {
  const { rows, codes, cases, facts } = asked
  const ofStaff = rows.filter(({ staffId }) => staffId !== null)
  const caseOf = new Map(cases.map((each) => [each.application.id, each]))
  for (const [staffId, own] of Map.groupBy(ofStaff, (row) => row.staffId)) {
    const code = staffId === null ? undefined : codes.get(staffId)
    const [first] = own
    if (staffId === null || !code || !first) continue
    const what = { code: code.code, until: untilOf(code), again: again(asked) }
    const only = caseOf.get(first.applicationId)
    const known = facts.get(first.applicationId)
    const area = only ? await areaInWords(tx, ctx.county, only.areaPath) : ''
    const message =
      own.length === 1 && only && known
        ? say('sign_off.ask_one', {
            ...what,
            role: first.role,
            head: only.head,
            area,
            facts: factsLine(known),
          })
        : say('sign_off.ask_many', { ...what, households: own.length })
    await tellSigner(tx, ctx, { staffId, message, code })
  }
}

/** One official's message with the code, and reminders while anything waits. */
export async function tellSigner(
  tx: Db,
  ctx: RequestContext,
  { staffId, message, code }: { staffId: string; message: Say; code: SignCode },
): Promise<void> {
  const guard = { kind: 'sign_off_asked' as const, id: staffId }
  const told = { staffId, asker: ANYWHERE, guard }
  const purpose = `sign_off:asked:${staffId}:${newId()}`
  await tellStaff(tx, ctx, { ...told, purpose, say: message, notAfter: code.codeExpiresAt })
  for (const notBefore of await remindersAt(tx, ctx)) {
    await tellStaff(tx, ctx, {
      ...told,
      purpose: `sign_off:remind:${staffId}:${dayOf(notBefore)}`,
      class: 'reminder',
      say: say('sign_off.remind', {}),
      notBefore,
    })
  }
}

async function tellHouseholds(tx: Db, ctx: RequestContext, asked: Asked) {
  const { cases, rows, facts, codes, speaking } = asked
  const reminders = await remindersAt(tx, ctx)
  const ofHouseholds = rows.filter(({ role }) => role === 'household')
  const ownOf = new Map(ofHouseholds.map((row) => [row.applicationId, row]))
  const phonesOf = Map.groupBy(speaking, ({ householdId }) => householdId)
  const messages = cases.flatMap(({ application, head }): OutboxMessage[] => {
    const own = ownOf.get(application.id)
    const known = facts.get(application.id)
    if (!own || !known) return []
    const code = codes.get(application.id)
    const guard = { kind: 'sign_off_asked' as const, id: own.id }
    const phones = phonesOf.get(application.householdId) ?? []
    return phones.flatMap(({ contactId, maySign }): OutboxMessage[] => {
      const told = { contactId, class: 'filing' as const, guard }
      const purpose = `sign_off:${own.id}:asked:${contactId}`
      if (!maySign || !code) {
        const isOther = phones.some((each) => each.maySign)
        return isOther ? [] : [{ ...told, purpose, say: say('sign_off.paper_only', { head }) }]
      }
      const vars = { head, facts: factsLine(known), again: again(asked) }
      const what = { ...vars, code: code.code, until: untilOf(code) }
      const message = say('sign_off.ask_household', what)
      return [
        { ...told, purpose, say: message, notAfter: code.codeExpiresAt },
        ...reminders.map((notBefore) => ({
          ...told,
          purpose: `sign_off:${own.id}:remind:${dayOf(notBefore)}:${contactId}`,
          class: 'reminder' as const,
          say: say('sign_off.remind', {}),
          notBefore,
        })),
      ]
    })
  })
  await enqueueMany(tx, ctx, messages)
}

const REMINDERS = 3
const REMINDER_HOUR = 8

/** Every so many days in the morning, three times. */
async function remindersAt(tx: Db, { county, now }: RequestContext): Promise<Date[]> {
  const today = dayOf(now)
  const days = await getFigure(tx, county, 'sign_remind_days', today)
  return Array.from({ length: REMINDERS }, (_, i) =>
    instantOf(addDays(today, days * (i + 1)), REMINDER_HOUR),
  )
}

/** Where no phone of the household may sign, and where nobody untied holds the office. */
async function tellWhoHelps(tx: Db, ctx: RequestContext, asked: Asked) {
  const { cases, rows, codes } = asked
  const areaOf = new Map(cases.map(({ application, areaPath }) => [application.id, areaPath]))
  const gaps = rows.flatMap(({ role, staffId, applicationId }) => {
    const isFilled = isOfficial(role) ? staffId !== null : codes.has(applicationId)
    const areaPath = areaOf.get(applicationId) ?? ''
    const level = role === 'township_committee' ? 'township' : 'village'
    return isFilled ? [] : [{ role, path: areaAt(areaPath, level), areaPath }]
  })
  for (const some of Map.groupBy(gaps, ({ role, path }) => `${role}:${path}`).values()) {
    const [gap] = some
    if (!gap) continue
    const households = some.length
    const area = (await findArea(tx, ctx.county, gap.path))?.name ?? ''
    const helpers = isOfficial(gap.role) ? WHO_NAMES_DEPUTIES : WHO_CARRIES_PAPER
    const staffId = nearest(asked, gap.areaPath, helpers)
    if (!staffId) continue
    const message = isOfficial(gap.role)
      ? say('sign_off.deputy_needed', { area, role: gap.role, households })
      : say('sign_off.paper_needed', { area, households })
    const purpose = `sign_off:help:${newId()}`
    await tellStaff(tx, ctx, { staffId, asker: ANYWHERE, purpose, say: message })
  }
}

const WHO_NAMES_DEPUTIES = ['township_clerk', 'county_office'] as const
/** Who signs themselves may not enter a paper. */
const WHO_CARRIES_PAPER = ['village_cadre', 'resident_cadre', 'township_clerk'] as const

function nearest(
  { officials, around }: Asked,
  areaPath: string,
  roles: readonly StaffRole[],
): string | null {
  const here = around.get(areaPath) ?? []
  const serves = (role: StaffRole) => (official: Candidate) =>
    official.hasPhone &&
    official.roles.some((held) => held.role === role && here.includes(held.areaPath))
  const found = roles.flatMap((role) => officials.filter(serves(role)))
  return found[0]?.staffId ?? null
}
