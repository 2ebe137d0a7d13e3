import type { Command } from '../../api/turns/command'
import { giveCode } from '../../api/receipts/codes'
import { addDays, dayOf } from '../../api/shared/day'
import { newId } from '../../api/shared/ids'
import { claims, payments, projectHouseholds, spotCheckDraws, spotChecks } from '../../db/schema'
import type { StaffRole } from '../../db/values/staff'
import { COUNTY, createSeeds, type TestApi, VILLAGE } from './api'

type Api = Pick<TestApi, 'db' | 'deps' | 'clock'>

export const PHOTO = { reference: 'photo-1' }

const somebody = async ({ deps }: Api, county: string) =>
  (await createSeeds(deps, county).addStaff({ roles: [['evaluator', county]], phone: null })).id

/** A member of staff with a phone that runs commands, as a turn of theirs ends with. */
export async function addDesk(
  api: TestApi,
  role: StaffRole,
  areaPath: string,
  given: { name?: string; unit?: string } = {},
) {
  const member = await api.addStaff({ ...given, roles: [[role, areaPath]] })
  const contact = await api.addContact({ phone: member.phone ?? '' })
  const run = async (command: Command) => (await api.runCommand(contact.id, command)).code
  const full = (command: Command) => api.runCommand(contact.id, command)
  return { ...member, contact, run, full }
}

/** A claim as a row. */
export async function addClaim(
  api: Api,
  given: Partial<typeof claims.$inferInsert> & { projectId: string },
) {
  const { county = COUNTY, status = 'claimed' } = given
  const id = newId()
  const today = dayOf(api.clock.now)
  const subject = `claim:${id}`
  const code = await giveCode(api.db, { county, kind: 'receipt', subject, contactId: null })
  const claimedBy = given.claimedBy ?? (await somebody(api, county))
  const opinionBy = status === 'claimed' ? null : await somebody(api, county)
  await api.db.insert(claims).values({
    county,
    id,
    code,
    amountFen: 1_000_000,
    status,
    claimedOn: today,
    dueOn: addDays(today, 5),
    ...(opinionBy && { opinionBy, opinionOn: today, opinion: '票据齐全' }),
    ...given,
    claimedBy,
  })
  return { id, code, county }
}

/** A payment as a row, to a household unless another payee is said; nobody was asked yet. */
export async function addPayment(
  api: Api,
  given: Partial<typeof payments.$inferInsert> & {
    projectId: string
    claimId: string
    householdId: string | null
  },
) {
  const { county = COUNTY } = given
  const id = newId()
  const subject = `payment:${id}`
  const code = await giveCode(api.db, { county, kind: 'receipt', subject, contactId: null })
  await api.db.insert(payments).values({
    county,
    id,
    code,
    payeeKind: 'household',
    payee: '户主',
    amountFen: 300_000,
    paidOn: dayOf(api.clock.now),
    ...given,
    paidBy: given.paidBy ?? (await somebody(api, county)),
  })
  return { id, code }
}

/** A project was drawn and its check is not made yet. */
export async function addDrawn(api: Api, projectId: string, county = COUNTY) {
  const id = newId()
  const drawnBy = await somebody(api, county)
  const drawnOn = dayOf(api.clock.now)
  await api.db
    .insert(spotCheckDraws)
    .values({ county, id, areaPath: VILLAGE, seed: 'seed', permille: 300, drawnBy, drawnOn })
  await api.db.insert(spotChecks).values({
    county,
    id: newId(),
    drawId: id,
    projectId,
    status: 'drawn',
    dueOn: addDays(drawnOn, 9),
  })
}

/** A household is one of those a project is for. */
export const addBeneficiary = (api: Api, projectId: string, householdId: string, county = COUNTY) =>
  api.db.insert(projectHouseholds).values({ county, projectId, householdId })
