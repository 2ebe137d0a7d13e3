import { asc, eq } from 'drizzle-orm'
import { fundSources } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { requireInScope } from '../http/scope'
import { ApiError } from '../shared/errors'
import { findProject } from './find'
import { isSame, mergeLines, type MoneyLine, sumOf } from './rules'
import { agreedLines, approvalsOf, isPlanned, listActs, readApprovalsNeeded } from './standing'
import { moneySaid } from './wording'

/** What an approval as it is worded would be about; nothing is kept. */
export interface ApprovalDraft {
  name: string
  plannedFen: number
  lines: MoneyLine[]
  /** 溪财发174 12万元, in words for whoever confirms it. */
  sources: { name: string; amountFen: number }[]
  sumFen: number
  /** Money is said of a source nobody has recorded. */
  isUnknown: boolean
  /** A colleague has said which money before. */
  isAgreed: boolean
  /** What was approved before, where the lines are not the same; null else. */
  agreedSources: { name: string; amountFen: number }[] | null
  needed: number
  given: number
  isPlanned: boolean
}

/** 资金 溪财发174 12万 县级2026 8万; without it what a colleague approved. */
export async function readApprovalDraft(
  ctx: RequestContext,
  code: string,
  text: string,
): Promise<ApprovalDraft> {
  const { county, deps, now } = ctx
  const { db } = deps.connection
  const project = await findProject(db, county, { code })
  if (!project) throw new ApiError('not_found', 'project')
  requireInScope(ctx, project.areaPath, 'project')
  const known = await db
    .select({ id: fundSources.id, name: fundSources.name })
    .from(fundSources)
    .where(eq(fundSources.county, county))
    .orderBy(asc(fundSources.name))
  const approvals = approvalsOf(await listActs(db, project))
  const agreed = agreedLines(approvals)
  const { lines: said, isUnknown } = linesIn(text, known)
  const lines = mergeLines(said.length > 0 ? said : (agreed ?? []))
  const nameOf = new Map(known.map(({ id, name }) => [id, name]))
  const named = (all: readonly MoneyLine[]) =>
    all.map(({ sourceId, amountFen }) => ({ name: nameOf.get(sourceId) ?? '', amountFen }))
  const sources = named(lines)
  const differs = agreed !== null && !isSame(agreed, lines)
  return {
    name: project.name,
    plannedFen: project.plannedFen,
    lines,
    sources,
    sumFen: sumOf(lines),
    isUnknown,
    isAgreed: agreed !== null,
    agreedSources: differs ? named(agreed) : null,
    needed: await readApprovalsNeeded(db, project, now),
    given: approvals.length,
    isPlanned: await isPlanned(db, project),
  }
}

interface Source {
  id: string
  name: string
}

/** 溪财发〔2026〕174号 is typed as 溪财发174, and the other way round. */
const loose = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[〔[(【]\d{4}[〕\])】]/gu, '')
    .replace(/(?<=\d)号/gu, '')
    .toUpperCase()

/** Each source that is named, with the sum behind it; the longer name first, so that none is found in another. */
function linesIn(said: string, known: readonly Source[]) {
  const text = loose(said)
  let rest = text
  const found: { at: number; id: string; end: number }[] = []
  const names = known.map(({ id, name }) => ({ id, name: loose(name).trim() }))
  for (const { id, name } of names.toSorted((a, b) => b.name.length - a.name.length)) {
    const at = name === '' ? -1 : rest.indexOf(name)
    if (at < 0) continue
    found.push({ at, id, end: at + name.length })
    rest = rest.slice(0, at) + '\u0000'.repeat(name.length) + rest.slice(at + name.length)
  }
  const inOrder = found.toSorted((a, b) => a.at - b.at)
  const parts = inOrder.map(({ id, end }, i) => ({
    id,
    sums: moneySaid(text.slice(end, inOrder[i + 1]?.at)),
  }))
  const lines = parts.flatMap(({ id, sums: [amountFen] }) =>
    amountFen ? [{ sourceId: id, amountFen }] : [],
  )
  const isUnknown =
    moneySaid(text.slice(0, inOrder[0]?.at)).length > 0 || parts.some(({ sums }) => sums.length > 1)
  return { lines, isUnknown }
}
