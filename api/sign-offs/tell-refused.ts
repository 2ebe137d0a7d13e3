import type { Db } from '../../db/client'
import type { StaffRole } from '../../db/values/staff'
import { areaInWords } from '../areas/words'
import { findResponder } from '../help/responders'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { tellHousehold } from '../links/tell-household'
import { say } from '../messages/templates'
import type { Case } from './cases'
import { areasAround, listOfficials } from './officials'
import type { SignOffOf } from './signer'

interface SentBack {
  row: SignOffOf
  reason: string
  /** Who surveyed it before. */
  surveyorId: string | null
}

/**
 * Whoever has to survey again hears why; the household hears that its case goes back, and not who
 * refused or with what words. Where it refused itself it knows.
 */
export async function tellSentBack(
  tx: Db,
  ctx: RequestContext,
  held: Case,
  { row, reason, surveyorId }: SentBack,
): Promise<void> {
  const { head, areaPath, application } = held
  const staffId = await whoSurveys(tx, ctx, held, surveyorId)
  if (staffId) {
    const area = await areaInWords(tx, ctx.county, areaPath)
    const message = say('sign_off.survey_again', { head, area, role: row.role, text: reason })
    const purpose = `sign_off:${row.id}:survey_again`
    await tellStaff(tx, ctx, { staffId, asker: ANYWHERE, purpose, say: message })
  }
  await tellHousehold(tx, ctx, {
    householdId: application.householdId,
    purpose: `sign_off:${row.id}:sent_back`,
    say: say('sign_off.sent_back', { head }),
    except: ctx.actor.kind === 'contact' ? ctx.actor.contactId : undefined,
  })
}

/** The household keeps its place on the register; the village that proposed its exit hears why. */
export async function tellDeclined(
  tx: Db,
  ctx: RequestContext,
  held: Case,
  reason: string,
): Promise<void> {
  const { head, areaPath, application } = held
  const staffId = await whoSurveys(tx, ctx, held, null)
  if (!staffId) return
  const area = await areaInWords(tx, ctx.county, areaPath)
  await tellStaff(tx, ctx, {
    staffId,
    asker: ANYWHERE,
    purpose: `application:${application.id}:exit_declined`,
    say: say('sign_off.exit_declined', { head, area, text: reason }),
  })
}

const SURVEY_TEAM = [
  'village_cadre',
  'resident_cadre',
  'village_secretary',
  'first_secretary',
  'township_clerk',
] as const satisfies readonly StaffRole[]

/** Who did it before if they still may, else the nearest of the survey team who is not tied. */
async function whoSurveys(
  tx: Db,
  ctx: RequestContext,
  { application: { householdId }, areaPath }: Case,
  before: string | null,
): Promise<string | null> {
  const around = (await areasAround(tx, ctx.county, [areaPath])).get(areaPath) ?? []
  const known = await listOfficials(tx, ctx.county, around)
  const same = known.find(({ staffId }) => staffId === before)
  if (same?.hasPhone && !same.tiedHouseholdIds.includes(householdId)) return same.staffId
  const place = { areaPath, householdId, askerIndex: null }
  return (await findResponder(tx, ctx, place, SURVEY_TEAM))?.staffId ?? null
}
