import { and, asc, desc, eq } from 'drizzle-orm'
import { households, people } from '../../db/schema'
import { areaInWords } from '../areas/words'
import { recordAccess } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireInScope } from '../http/scope'
import { ApiError } from '../shared/errors'
import { maskBankAccount, maskIdNumber, maskPhone } from '../shared/phone'

/** A household of the actor's area with its members, ID, phone and account masked; put on record. */
export async function getHousehold(ctx: RequestContext, id: string) {
  const { county, deps } = ctx
  const { db } = deps.connection
  const ofHousehold = and(eq(households.county, county), eq(households.id, id))
  const [found] = await db.select().from(households).where(ofHousehold)
  if (!found) throw new ApiError('not_found', 'household')
  requireInScope(ctx, found.areaPath, 'household')
  await recordAccess(db, ctx, 'household.read', `household:${id}`)
  const { county: _, key, headName, bankAccountSealed, fingerprint, ...plain } = found
  const open = opener(ctx)
  const account = open('households', 'bank_account_sealed', id, bankAccountSealed)
  return {
    ...plain,
    head: headName,
    area: await areaInWords(db, county, found.areaPath),
    bankAccount: account && maskBankAccount(account),
    members: await listMembers(ctx, id),
  }
}

async function listMembers(ctx: RequestContext, householdId: string) {
  const rows = await ctx.deps.connection.db
    .select()
    .from(people)
    .where(and(eq(people.county, ctx.county), eq(people.householdId, householdId)))
    .orderBy(desc(people.isHead), asc(people.name), asc(people.id))
  const open = opener(ctx)
  return rows.map((row) => {
    const { county: _, idNumberSealed, idNumberIndex, phoneSealed, phoneIndex, ...plain } = row
    const idNumber = open('people', 'id_number_sealed', row.id, idNumberSealed)
    const phone = open('people', 'phone_sealed', row.id, phoneSealed)
    return {
      ...plain,
      idNumber: idNumber && maskIdNumber(idNumber),
      phone: phone && maskPhone(phone),
    }
  })
}

const opener =
  ({ county, deps }: RequestContext) =>
  (table: string, column: string, row: string, sealed: Buffer | null) =>
    sealed && deps.sealer.open({ county, table, column, row }, sealed)
