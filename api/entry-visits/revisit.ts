import type { Db } from '../../db/client'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireStaff, requireUntied } from '../http/scope'
import { joinOpenRound, type Round } from '../rounds/find'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { keepPhotos } from '../media/service'
import { isFarAway, lockVisited, toPoint } from '../visits/service'
import { contestedIn, settledIn } from './contested'
import { type AssuranceFacts, type Dispute, NO_FACTS, type SurveyFacts } from './facts'
import type { NewRevisit } from './input'
import { toleranceOf } from './list'
import { type RevisitRefusal, revisitRefusal } from './rules'
import { findCase, found } from './screening'
import { type Entry, listEntries, saveEntry } from './store'

/**
 * Goes back 复核 to a household about which something is disputed, and says how it is. Neither kin nor
 * whoever surveyed it may. What it has no answer to stays open.
 */
export async function revisitHousehold(
  tx: Db,
  ctx: RequestContext,
  input: NewRevisit,
): Promise<Outcome> {
  const { county, now } = ctx
  const household = await lockVisited(tx, ctx, input.householdId)
  requireUntied(ctx, household.id)
  const round = await joinOpenRound(tx, county, household.areaPath)
  const ofRound = { roundId: round?.id ?? '', householdId: household.id }
  const entries = round ? await listEntries(tx, ctx, ofRound) : []
  const disputes = round ? await listDisputes(tx, ctx, round, entries) : []
  const isWhole = input.settled.length === disputes.length
  const refusal = await refusalOf(tx, ctx, { round, entries, householdId: household.id, isWhole })
  if (refusal || !round) throw new ApiError('refused', refusal ?? 'no_round')

  const before = entryOfKind(entries, 'revisit')
  const facts = factsOf(input, entries, disputes)
  const point = input.place && toPoint(input.place)
  const isFar = point !== null && (await isFarAway(tx, ctx, household.areaPath, point))
  const verdict = input.verdict ?? (input.isAsFound ? baseOf(entries)?.verdict : null) ?? null
  const { id } = await saveEntry(tx, ctx, {
    ...ofRound,
    kind: 'revisit',
    areaPath: household.areaPath,
    status: 'finished',
    staffId: requireStaff(ctx).staffId,
    companionId: null,
    startedAt: now,
    finishedAt: now,
    visitedOn: dayOf(now),
    verdict,
    facts,
    point,
    isFar,
  })
  await keepPhotos(tx, ctx, `entry:${id}`, input.photos)
  const seen = { isFar, photos: input.photos.length, isAsFound: input.isAsFound }
  const old = before && { before: found(before.verdict, before.facts) }
  const details = { ...ofRound, ...seen, ...found(verdict, facts), ...old }
  const type = before ? 'entry.revisit_corrected' : 'entry.revisited'
  await record(tx, ctx, { subject: `entry:${id}`, type, details })
  const open = facts.disputes.filter(({ settled }) => settled === null).length
  return { code: isFar ? 'revisited_far' : 'revisited', vars: { head: household.headName, open } }
}

interface Facts {
  round: Round | undefined
  entries: readonly Entry[]
  householdId: string
  isWhole: boolean
}

/** Why the actor may not go back there; null where they may. Ties are looked at apart. */
export async function refusalOf(
  tx: Db,
  ctx: RequestContext,
  { round, entries, householdId, isWhole }: Facts,
): Promise<RevisitRefusal | null> {
  const { staffId } = requireStaff(ctx)
  const survey = entryOfKind(entries, 'survey')
  return revisitRefusal({
    isRoundOpen: round !== undefined,
    isEntered: baseOf(entries) !== undefined,
    hasSurveyed: survey?.staffId === staffId || survey?.companionId === staffId,
    isWhole,
    case: round ? await findCase(tx, ctx, round.id, householdId) : null,
  })
}

export async function listDisputes(
  tx: Db,
  ctx: RequestContext,
  round: Round,
  entries: readonly Entry[],
): Promise<Dispute[]> {
  return contestedIn(entries, await toleranceOf(tx, ctx, round)).disputes
}

const entryOfKind = (entries: readonly Entry[], wanted: Entry['kind']) =>
  entries.find(({ kind, status }) => kind === wanted && status === 'finished')

/** What a revisit goes by: the survey, or the screening while there is none. */
const baseOf = (entries: readonly Entry[]) =>
  entryOfKind(entries, 'survey') ?? entryOfKind(entries, 'screening')

/** What the line does not speak of is as it was found before. */
const laidOver = (base: AssuranceFacts, said: AssuranceFacts): AssuranceFacts => {
  const spoken = Object.entries(said).filter(([, finding]) => finding !== null)
  return { ...base, ...Object.fromEntries(spoken) }
}

function factsOf(
  input: NewRevisit,
  entries: readonly Entry[],
  disputes: readonly Dispute[],
): SurveyFacts {
  const { note, settled } = input
  const base = (input.isAsFound && baseOf(entries)?.facts) || NO_FACTS
  const { housing } = base
  return {
    ...NO_FACTS,
    size: input.size ?? base.size,
    workers: input.workers ?? base.workers,
    housing: {
      areaM2: input.areaM2 ?? housing.areaM2,
      structure: housing.structure,
      grade: input.grade ?? housing.grade,
    },
    netIncomePerHeadFen: input.netIncomePerHeadFen ?? base.netIncomePerHeadFen,
    assurances: laidOver(base.assurances, input.assurances),
    note,
    disputes: [
      ...settledIn(entryOfKind(entries, 'revisit')),
      ...disputes.map((dispute, i) => ({ ...dispute, settled: settled[i] ?? null })),
    ],
  }
}
