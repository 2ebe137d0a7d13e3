import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { changes } from '../../db/schema'
import { areaInWords } from '../areas/words'
import type { Occasion } from '../contacts/of-phone'
import { getFigure } from '../figures/service'
import { findResponder } from '../help/responders'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { type Say, say } from '../messages/templates'
import { cancelQueued } from '../outbox/cancel'
import { type Day, dayOf, instantOf } from '../shared/day'
import { remindingTimes } from '../shared/reminding'
import { listCheckers } from './checkers'
import { askedIn, type Change, type Household } from './find'
import { lineOf } from './line'
import { checkDueOn, CHECKING_ROLES, DECIDING_ROLES, lacksId } from './rules'

/** Gives a change to whoever looks at it on the spot: nobody of the household's kin, nor who asked for it. */
export async function giveToChecker(
  tx: Db,
  ctx: RequestContext,
  household: Household,
  change: Change,
  { asker, askerIndex }: { asker: Occasion; askerIndex: Buffer | null },
): Promise<void> {
  const { id, code, askedBy } = change
  const asked = askedIn(ctx, change)
  const place = { areaPath: household.areaPath, householdId: household.id, askerIndex }
  // A number that is still to come whoever asked brings along, unless it is their own household.
  const barred = askedBy && !lacksId(asked.details) ? [askedBy] : []
  const checker = await findResponder(tx, ctx, place, CHECKING_ROLES, barred)
  await setHolder(tx, ctx, id, checker?.staffId ?? null)
  if (!checker || checker.staffId === askedBy) return
  const area = await areaInWords(tx, ctx.county, household.areaPath)
  const head = household.headName
  const line = await lineOf(tx, ctx, household, asked.details)
  const about = { head, area, code }
  const message =
    line === ''
      ? say('change.to_check_words', { ...about, text: asked.words })
      : say('change.to_check', { ...about, change: line })
  const duty = await getFigure(tx, ctx.county, 'duty_days', dayOf(ctx.now))
  const due = checkDueOn(dayOf(change.askedAt), change.dueOn, duty)
  const reminder = say('change.check_due', { head, code, due })
  await tell(tx, ctx, {
    id,
    staffId: checker.staffId,
    asker,
    message,
    reminder,
    due,
    step: 'check',
  })
}

/** Gives a change that was checked to whoever of the township decides it: neither asked for it nor checked it. */
export async function giveToDecider(
  tx: Db,
  ctx: RequestContext,
  household: Household,
  change: Change,
): Promise<void> {
  const { id, code, askedBy, checkedBy, dueOn: due } = change
  const place = { areaPath: household.areaPath, householdId: household.id, askerIndex: null }
  const checkers = await listCheckers(tx, ctx.county, id)
  const barred = [askedBy, checkedBy, ...checkers].filter((each) => each !== null)
  const decider = await findResponder(tx, ctx, place, DECIDING_ROLES, barred)
  await setHolder(tx, ctx, id, decider?.staffId ?? null)
  await cancelQueued(tx, ctx, `change:${id}:check_due`)
  if (!decider) return
  const { details, finding } = askedIn(ctx, change)
  const head = household.headName
  const area = await areaInWords(tx, ctx.county, household.areaPath)
  const message = finding?.isRight
    ? say('change.to_decide', {
        head,
        area,
        code,
        change: await lineOf(tx, ctx, household, details),
      })
    : say('change.to_decline', { head, area, code, text: finding?.words ?? '' })
  const reminder = say('change.decision_due', { head, code, due })
  const { staffId } = decider
  await tell(tx, ctx, { id, staffId, asker: ANYWHERE, message, reminder, due, step: 'decision' })
}

interface Told {
  id: string
  staffId: string
  asker: Occasion
  message: Say
  reminder: Say
  due: Day
  step: 'check' | 'decision'
}

async function tell(tx: Db, ctx: RequestContext, told: Told): Promise<void> {
  const { id, staffId, asker, message, reminder, due, step } = told
  // Checked once more it is to be decided once more.
  const purpose = `change:${id}:${step}:${ctx.now.toISOString()}`
  await tellStaff(tx, ctx, { staffId, asker, purpose, say: message })
  const when = remindingTimes(ctx.now, instantOf(due, 24))
  if (!when) return
  await tellStaff(tx, ctx, {
    staffId,
    asker,
    purpose: `change:${id}:${step}_due`,
    say: reminder,
    class: 'reminder',
    guard: { kind: step === 'check' ? 'change_asked' : 'change_checked', id },
    ...when,
  })
}

async function setHolder(tx: Db, { county }: RequestContext, id: string, holderId: string | null) {
  await tx
    .update(changes)
    .set({ holderId })
    .where(and(eq(changes.county, county), eq(changes.id, id)))
}
