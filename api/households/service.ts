import { and, asc, desc, eq } from 'drizzle-orm'
import { households, people } from '../../db/schema'
import { areaInWords } from '../areas/words'
import { recordAccess } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireInScope } from '../http/scope'
import { ApiError } from '../shared/errors'
import { maskBankAccount, maskIdNumber, maskPhone } from '../shared/phone'

/** Named one by one, so that a column added to the table is not shown by that alone. */
const SHOWN_OF_HOUSEHOLD = {
  id: households.id,
  number: households.number,
  areaPath: households.areaPath,
  head: households.headName,
  size: households.size,
  status: households.status,
  statusSince: households.statusSince,
  watch: households.watch,
  type: households.type,
  mainCause: households.mainCause,
  otherCauses: households.otherCauses,
  identifiedYear: households.identifiedYear,
  exitedYear: households.exitedYear,
  housingAreaM2: households.housingAreaM2,
  housingGrade: households.housingGrade,
  farmlandMu: households.farmlandMu,
  wageFen: households.wageFen,
  operatingFen: households.operatingFen,
  propertyFen: households.propertyFen,
  transferFen: households.transferFen,
  operatingCostFen: households.operatingCostFen,
  netIncomePerHeadFen: households.netIncomePerHeadFen,
}

const SHOWN_OF_MEMBER = {
  id: people.id,
  name: people.name,
  isHead: people.isHead,
  relation: people.relation,
  sex: people.sex,
  ethnicity: people.ethnicity,
  education: people.education,
  schooling: people.schooling,
  health: people.health,
  labour: people.labour,
  work: people.work,
  workMonths: people.workMonths,
}

/** A household of the actor's area with its members, ID, phone and account masked; put on record. */
export async function getHousehold(ctx: RequestContext, id: string) {
  const { county, deps } = ctx
  const { db } = deps.connection
  const [found] = await db
    .select({ shown: SHOWN_OF_HOUSEHOLD, accountSealed: households.bankAccountSealed })
    .from(households)
    .where(and(eq(households.county, county), eq(households.id, id)))
  if (!found) throw new ApiError('not_found', 'household')
  const { shown, accountSealed } = found
  requireInScope(ctx, shown.areaPath, 'household')
  await recordAccess(db, ctx, 'household.read', `household:${id}`)
  const account = open(ctx, 'households', 'bank_account_sealed', id, accountSealed)
  return {
    ...shown,
    area: await areaInWords(db, county, shown.areaPath),
    bankAccount: account && maskBankAccount(account),
    members: await listMembers(ctx, id),
  }
}

/** The head first. */
async function listMembers(ctx: RequestContext, householdId: string) {
  const rows = await ctx.deps.connection.db
    .select({ shown: SHOWN_OF_MEMBER, id: people.idNumberSealed, phone: people.phoneSealed })
    .from(people)
    .where(and(eq(people.county, ctx.county), eq(people.householdId, householdId)))
    .orderBy(desc(people.isHead), asc(people.name), asc(people.id))
  return rows.map(({ shown, ...sealed }) => {
    const idNumber = open(ctx, 'people', 'id_number_sealed', shown.id, sealed.id)
    const phone = open(ctx, 'people', 'phone_sealed', shown.id, sealed.phone)
    return {
      ...shown,
      idNumber: idNumber && maskIdNumber(idNumber),
      phone: phone && maskPhone(phone),
    }
  })
}

function open(
  { county, deps }: RequestContext,
  table: string,
  column: string,
  row: string,
  sealed: Buffer | null,
): string | null {
  return sealed && deps.sealer.open({ county, table, column, row }, sealed)
}
