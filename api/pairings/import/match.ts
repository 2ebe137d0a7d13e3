import { sql } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import { findByPapers } from '../../households/by-papers'
import type { RequestContext } from '../../http/context'
import type { PairingLine, RejectedLine } from './parse'

/** Whom a line is about, both found without doubt; or why not. */
export type Matched =
  | { line: PairingLine; householdId: string; staffId: string }
  | (RejectedLine & { householdId?: undefined })

/**
 * Finds the households of some lines by their number or by the identity number of anybody of them, and
 * the helpers by their phone, or by name and unit; never by a name alone.
 */
export async function matchLines(
  tx: Db,
  ctx: RequestContext,
  lines: readonly PairingLine[],
): Promise<Matched[]> {
  const byLine = Map.groupBy(await findByPapers(tx, ctx, lines), ({ line }) => line)
  const helpers = await listHelpers(tx, ctx)
  return lines.map((line) => {
    const found = byLine.get(line.line) ?? []
    const [household] = found
    const no = (column: string, message: string): Matched => ({ line: line.line, column, message })
    if (!household) return no('户主', '花名册里没有这一户')
    if (new Set(found.map(({ householdId }) => householdId)).size > 1)
      return no('户主', '户编号和身份证号不是同一户')
    if (household.head !== line.head) return no('户主', '户主姓名和花名册不一样')
    const helper = helpers.find(line)
    if (typeof helper === 'string') return no('帮扶人', helper)
    return { line, householdId: household.householdId, staffId: helper.id }
  })
}

interface Person {
  id: string
  name: string
  unit: string
  phone: string | null
}

async function listHelpers(tx: Db, { county, deps }: RequestContext) {
  const staff = await tx.execute<Person & Record<string, unknown>>(sql`
    select id, name, unit, encode(phone_index, 'base64') as phone
      from staff where county = ${county} and is_active`)
  const byPhone = new Map(
    staff.flatMap((each) => (each.phone ? [[each.phone, each] as const] : [])),
  )
  const byName = Map.groupBy(staff, ({ name }) => name)
  return {
    /** The helper, or why it is not known who it is. */
    find({ helper, phone, unit }: PairingLine): Person | string {
      if (phone) {
        const index = deps.sealer.index('phone', county, phone).toString('base64')
        const found = byPhone.get(index)
        if (found) return found.name === helper ? found : '这个电话是另一名工作人员的'
      }
      const namesakes = byName.get(helper) ?? []
      if (namesakes.length === 0) return '没有这名在岗的工作人员，先用 staff add 登记'
      const units = namesakes.filter((each) => unit !== '' && sameUnit(each.unit, unit))
      const [only] = units
      if (units.length > 1) return '同名同单位的有几位，请写电话'
      return only ?? '只有姓名对得上，请写登记的电话或单位'
    },
  }
}

/** 天元乡人民政府 and 天元乡政府 are one. */
const plainUnit = (unit: string) =>
  unit
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/人民政府|政府/u, '')
const sameUnit = (one: string, other: string) => plainUnit(one) === plainUnit(other)
