import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households } from '../../db/schema'
import { areaInWords } from '../areas/words'
import { findClaim } from '../claims/find'
import { plainOf, sumsIn, trimmed } from '../claims/wording'
import type { RequestContext } from '../http/context'
import { requireInScope } from '../http/scope'
import { findProject, type Project } from '../projects/find'
import { ApiError } from '../shared/errors'
import { isBeneficiary } from './find'

export interface PayeeCandidate {
  id: string
  head: string
  area: string
  size: number
}

export interface PayeeLine {
  /** As it was written: a head of a household, or a firm. */
  payee: string
  amountFen: number
  householdId: string | null
  /** Several households of the name: which one? */
  candidates: PayeeCandidate[]
}

export interface PayeesDraft {
  name: string
  status: string
  amountFen: number
  opinionBy: string | null
  lines: PayeeLine[]
  sumFen: number
  /** Neither a household of the area nor, by its name, a firm. */
  unknown: string | null
  missing: 'payees' | 'which' | 'unknown' | null
}

export interface PayeesInput {
  code: string
  text: string
  /** Households that were picked, by the line. */
  picked: readonly { payee: string; householdId: string }[]
}

const FIRM =
  /公司|合作社|工程队|施工队|建筑队|厂$|店$|门市|部$|行$|局$|站$|中心|委员会|村委|企业|集团|园$|场$|大队|经营/u
/** 承包人张三: a person who worked for it. */
const WORKER = /^(?:承包人|承包方|施工方|包工头|供货方|供应商|劳务)[\s:：]*/u
const MOST_CANDIDATES = 5
/** Of what somebody is called. */
const LONGEST = 100

/** Reads 牟大岭 3000元, or a firm and its sum, one or several; nothing of it is kept. */
export async function readPayees(ctx: RequestContext, input: PayeesInput): Promise<PayeesDraft> {
  const { county, deps } = ctx
  const { db } = deps.connection
  const claim = await findClaim(db, county, input.code)
  const project = claim && (await findProject(db, county, { id: claim.projectId }))
  if (!claim || !project) throw new ApiError('not_found', 'claim')
  requireInScope(ctx, project.areaPath, 'claim')
  const said = payeesIn(input.text)
  const found = await householdsNamed(db, project, [...new Set(said.map(({ payee }) => payee))])
  const lines = said.map((line): PayeeLine => {
    const picked = input.picked.find(({ payee }) => payee === line.payee)?.householdId
    const all = found.filter(({ head }) => head === line.payee)
    const meant = all.filter(({ isMeant }) => isMeant)
    const candidates = meant.length > 0 ? meant : all
    const [only] = picked ? candidates.filter(({ id }) => id === picked) : candidates
    const isOne = only !== undefined && (picked !== undefined || candidates.length === 1)
    return {
      ...line,
      payee: line.payee.replace(WORKER, ''),
      householdId: isOne ? only.id : null,
      candidates: isOne
        ? []
        : candidates
            .slice(0, MOST_CANDIDATES)
            .map(({ id, head, area, size }) => ({ id, head, area, size })),
    }
  })
  const unknown = lines.find(
    ({ householdId, candidates }, i) =>
      householdId === null &&
      candidates.length === 0 &&
      !FIRM.test(said[i]?.payee ?? '') &&
      !WORKER.test(said[i]?.payee ?? ''),
  )
  const isOpen = lines.some(({ candidates }) => candidates.length > 0)
  return {
    name: project.name,
    status: claim.status,
    amountFen: claim.amountFen,
    opinionBy: claim.opinionBy,
    lines,
    sumFen: lines.reduce((sum, { amountFen }) => sum + amountFen, 0),
    unknown: unknown?.payee ?? null,
    missing: lines.length === 0 ? 'payees' : unknown ? 'unknown' : isOpen ? 'which' : null,
  }
}

/** 谭家旺 2000: behind a name a number alone is yuan. */
const BARE_SUM = /(\p{Script=Han}{2,}[\s:：]+)(\d{1,9}(?:\.\d{1,2})?)(?=$|[\s,，、;；。])/gu

/** Who gets how much, as it is written one after the other. */
export function payeesIn(text: string): { payee: string; amountFen: number }[] {
  const plain = plainOf(text).replace(BARE_SUM, '$1$2元')
  let from = 0
  return sumsIn(plain).flatMap(({ fen, start, end }) => {
    const payee = trimmed(
      plain.slice(from, start).replace(/^[\s,，、;；。]*(?:和|给|付|付给)/u, ''),
    )
    from = end
    return payee === ''
      ? []
      : { payee: payee.replace(/\s+/gu, '').slice(0, LONGEST), amountFen: fen }
  })
}

async function householdsNamed(
  db: Db,
  { county, id, areaPath }: Project,
  heads: readonly string[],
) {
  if (heads.length === 0) return []
  const isMeant = isBeneficiary(county, id)
  const rows = await db
    .select({
      id: households.id,
      head: households.headName,
      areaPath: households.areaPath,
      size: households.size,
      isMeant,
    })
    .from(households)
    .where(
      and(
        eq(households.county, county),
        inArray(households.headName, [...heads]),
        sql`(${households.areaPath} = ${areaPath} or ${households.areaPath} like ${`${areaPath}.%`} or ${isMeant})`,
      ),
    )
    .orderBy(asc(households.areaPath), asc(households.id))
    .limit(100)
  return Promise.all(
    rows.map(async (row) => ({
      ...row,
      area: await areaInWords(db, county, row.areaPath),
    })),
  )
}
