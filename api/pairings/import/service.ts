import type { Db } from '../../../db/client'
import type { RequestContext } from '../../http/context'
import { inTransaction } from '../../http/write'
import { chunksOf } from '../../roll/load/context'
import { contains } from '../../shared/area-path'
import { dayOf } from '../../shared/day'
import { readTable } from '../../sheets/read'
import { tellAll } from '../pair'
import type { PairRefusal } from '../rules'
import { type Made, makePairings, type PairedHousehold, readHelpers } from '../write'
import { matchLines } from './match'
import { partsOf } from './parts'
import { type PairingLine, parsePairings, type RejectedLine } from './parse'

export interface PairingImportOptions {
  /** Check only: everything is done and then undone. */
  isTrial: boolean
  /** Those who are paired anew are told. */
  isTold: boolean
  sheet?: string
  onProgress?: (lines: number) => void
}

/** What became of a file. */
export interface PairingImport {
  seen: number
  /** Paired with somebody who was not theirs before. */
  paired: number
  /** Of these, pairings that took the place of another. */
  changed: number
  /** Stood so already: the same file again changes nothing. */
  same: number
  rejected: RejectedLine[]
}

const WHY = {
  household_closed: '户头已注销',
  helper_left: '帮扶人已离岗',
  helper_elsewhere: '帮扶人的岗位不管这一片',
  helper_tied: '和帮扶人有亲属或同事关系，不能结对',
  already_paired: '已经是他帮扶',
  day_in_future: '日期在今天以后',
  day_before_former: '日期比现有的结对还早',
  tied: '和经办人有亲属或同事关系',
} as const satisfies Record<PairRefusal | 'tied', string>

/** So many at once: a county has 25,000, and a file that breaks off has lost nothing that was taken in. */
const AT_ONCE = 1_000

/** Takes a list of pairings in, line by line or not at all; what was not is told by its line. */
export async function importPairings(
  ctx: RequestContext,
  file: string,
  { isTrial, isTold, sheet, onProgress }: PairingImportOptions,
): Promise<PairingImport> {
  const read = await parsePairings(readTable(file, sheet ? { sheet } : {}), dayOf(ctx.now))
  const result: PairingImport = {
    seen: read.seen,
    paired: 0,
    changed: 0,
    same: 0,
    rejected: [...read.rejected],
  }
  const { matched, rejected } = await matchAll(ctx, read.lines)
  result.rejected.push(...rejected)
  let taken = 0
  for (const some of partsOf(matched, AT_ONCE)) {
    const part = await takeSome(ctx, some, { isTrial, isTold })
    result.paired += part.paired
    result.changed += part.changed
    result.same += part.same
    result.rejected.push(...part.rejected)
    taken += some.length
    onProgress?.(taken)
  }
  result.rejected.sort((a, b) => a.line - b.line)
  return result
}

interface MatchedLine {
  line: PairingLine
  householdId: string
  staffId: string
}

/** Whom the lines are about; of several of one household the first counts. */
async function matchAll(ctx: RequestContext, lines: readonly PairingLine[]) {
  const known = new Set<string>()
  const matched: MatchedLine[] = []
  const rejected: RejectedLine[] = []
  for (const some of chunksOf(lines, AT_ONCE)) {
    for (const each of await matchLines(ctx.deps.connection.db, ctx, some)) {
      if (each.householdId === undefined) rejected.push(each)
      else if (known.has(each.householdId)) rejected.push({ line: each.line.line, ...AGAIN })
      else {
        known.add(each.householdId)
        matched.push(each)
      }
    }
  }
  return { matched, rejected }
}

const AGAIN = { column: '户主', message: '这一户在文件里前面已有一行' }

interface How {
  isTrial: boolean
  isTold: boolean
}

/** Thrown to undo a trial. */
class Undone extends Error {
  constructor(readonly result: Omit<PairingImport, 'seen'>) {
    super('trial')
  }
}

async function takeSome(
  ctx: RequestContext,
  lines: readonly MatchedLine[],
  { isTrial, isTold }: How,
): Promise<Omit<PairingImport, 'seen'>> {
  try {
    return await inTransaction(ctx.deps.connection.db, async (tx) => {
      const result = await pairLines(tx, ctx, lines, isTold)
      if (isTrial) throw new Undone(result)
      return result
    })
  } catch (error) {
    if (error instanceof Undone) return error.result
    throw error
  }
}

async function pairLines(
  tx: Db,
  ctx: RequestContext,
  lines: readonly MatchedLine[],
  isTold: boolean,
): Promise<Omit<PairingImport, 'seen'>> {
  const rejected: RejectedLine[] = []
  const wanted = lines.map(({ line: { fromDay, reason }, householdId, staffId }) => ({
    householdId,
    staffId,
    fromDay,
    reason,
  }))
  const made = await makePairings(tx, ctx, wanted, isReachedBy(ctx))
  const found = new Map(made.map((each) => [each.wanted.householdId, each]))
  const done: Made[] = []
  let same = 0
  for (const {
    householdId,
    line: { line },
  } of lines) {
    const each = found.get(householdId)
    if (!each) rejected.push({ line, column: '户主', message: '经办人管不到这一户' })
    else if (each.refusal === null) done.push(each)
    else if (each.refusal === 'already_paired') same += 1
    else rejected.push({ line, column: '帮扶人', message: WHY[each.refusal] })
  }
  if (isTold) await tellThem(tx, ctx, done)
  const changed = done.filter(({ former }) => former !== null).length
  return { paired: done.length, changed, same, rejected }
}

async function tellThem(tx: Db, ctx: RequestContext, done: readonly Made[]) {
  const byHelper = Map.groupBy(done, ({ wanted }) => wanted.staffId)
  const helpers = await readHelpers(tx, ctx.county, [...byHelper.keys()])
  for (const [staffId, theirs] of byHelper) {
    const helper = helpers.get(staffId)
    if (helper) await tellAll(tx, ctx, staffId, helper, theirs)
  }
}

const isReachedBy =
  ({ grant }: RequestContext) =>
  ({ areaPath }: PairedHousehold): boolean =>
    grant.reach === 'all' ||
    (grant.reach !== 'own' && grant.areaPaths.some((path) => contains(path, areaPath)))
