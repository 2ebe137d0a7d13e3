import type { Db } from '../../db/client'
import type { HelpKind } from '../../db/values/filings'
import { areaInWords } from '../areas/words'
import { phoneOf } from '../contacts/address'
import { lockContact } from '../contacts/service'
import { getCounty } from '../counties/service'
import type { RequestContext } from '../http/context'
import { say } from '../messages/templates'
import { settleCall } from '../monitoring/settle-call'
import { raiseFromCall } from '../monitoring/signals'
import { headOf } from '../objections/objector'
import { handOver } from '../policies/questions/note'
import { type Proxy, requireProxy, tellFiled } from '../proxies/acting'
import { addHours } from '../shared/day'
import { ApiError } from '../shared/errors'
import { remindingTimes } from '../shared/reminding'
import type { Outcome } from '../turns/answer'
import { addMessage } from './messages'
import { findOpenQuestion } from './questions'
import {
  type Asker,
  closeRequest,
  findOpen,
  findResponderName,
  type HelpRequest,
  openRequest,
  respondent,
} from './requests'
import { isOpenAt, isTalking, nextOpen, talkLapsesAt } from './rules'
import { getTalkFigures } from './talk-figures'
import { tellStaff } from './tell-staff'

export interface Call {
  kind: HelpKind
  text: string
  proxyId?: string | null | undefined
  /** Somebody is in danger: whoever answers hears of it at night as well. */
  isUrgent?: boolean | undefined
  /** All is well again: added to an open call of the last day, and else to nothing. */
  isOver?: boolean | undefined
}

/** Hours; what is well again after longer may be something else. */
const OVER_WITHIN = 24

/**
 * A call for help 求助 or for a person 人工, or a question passed on: somebody is named to answer it by a time.
 * While one of the kind is open, what is said now is added to it; another question is one of its own. Outside opening hours a wish for a person is
 * taken down all the same, to be answered once they open. Under a proxy the call is the household's.
 */
export async function callForHelp(
  tx: Db,
  ctx: RequestContext,
  { kind, text, proxyId, isUrgent, isOver }: Call,
): Promise<Outcome> {
  // A talk is with whoever writes, for nobody else.
  if (proxyId && kind !== 'help') throw new ApiError('invalid', 'proxyId')
  const asker = await lockContact(tx, ctx)
  const proxy = proxyId ? await requireProxy(tx, ctx, asker, proxyId) : null
  const talk = kind === 'person' ? await getTalkFigures(tx, ctx) : null
  const hours = talk && { opens: talk.opens, closes: talk.closes }
  const isClosed = talk !== null && !isOpenAt(ctx.now, talk)
  const begins = talk ? nextOpen(ctx.now, talk) : ctx.now

  const found =
    kind === 'question'
      ? await findOpenQuestion(tx, ctx, asker.id, text)
      : await findOpen(tx, ctx, asker.id, kind, proxy?.householdId)
  const isRecent = found && addHours(found.openedAt, OVER_WITHIN) > ctx.now
  if (isOver && !isRecent) return { code: 'nothing_open', vars: {} }
  const request = found ?? (await openRequest(tx, ctx, asker, kind, begins, proxy))
  const staffId = found ? await respondent(tx, ctx, asker, found) : request.staffId
  const lapsesAt = talk && !isClosed ? talkLapsesAt(ctx.now, talk.minutes, talk) : null
  const isEmergency = isUrgent ?? false
  const heard = { ...request, staffId, lapsesAt, isUrgent: isEmergency || request.isUrgent }
  const said = { text, isEmergency, isOver: isOver ?? false }
  await hear(tx, ctx, asker, heard, said, begins, proxy)
  if (kind === 'question') await handOver(tx, ctx, asker.id, { helpRequestId: request.id, text })
  if (!found) await remindResponder(tx, ctx, asker, request, begins)
  if (proxy) await tellFiled(tx, ctx, proxy, 'help', request.code)

  const { code } = request
  if (hours && isClosed) return { code: 'closed_hours', vars: { ...hours, code } }
  const county = await getCounty(tx, ctx.county)
  const name = (staffId && (await findResponderName(tx, ctx, staffId))) || county.name
  const due = request.answerDueAt.toISOString()
  const vars = { code, due, responder: name, name, hotline: county.hotline, ...hours }
  return { code: 'called', vars }
}

/** Adds to the talk with a person and passes it on; `over` when there is none or it has lapsed. */
export async function sayInTalk(
  tx: Db,
  ctx: RequestContext,
  { text }: { text: string },
): Promise<Outcome> {
  const asker = await lockContact(tx, ctx)
  const talk = await findOpen(tx, ctx, asker.id, 'person')
  if (!talk || !isTalking(talk.lapsesAt, ctx.now)) return { code: 'over', vars: {} }
  const figures = await getTalkFigures(tx, ctx)
  const lapsesAt = talkLapsesAt(ctx.now, figures.minutes, figures)
  const staffId = await respondent(tx, ctx, asker, talk)
  await hear(tx, ctx, asker, { ...talk, staffId, lapsesAt }, { text }, ctx.now)
  return { code: 'passed_on', vars: { code: talk.code } }
}

/** The contact has no more to say to the person. */
export async function endTalk(tx: Db, ctx: RequestContext): Promise<Outcome> {
  const asker = await lockContact(tx, ctx)
  const talk = await findOpen(tx, ctx, asker.id, 'person')
  if (talk) await closeRequest(tx, ctx, talk.id, 'help.ended')
  return { code: 'over', vars: {} }
}

/** A working day before the answer is due, unless it is given by then. */
async function remindResponder(
  tx: Db,
  ctx: RequestContext,
  asker: Asker,
  request: HelpRequest,
  begins: Date,
): Promise<void> {
  const { id, code, areaPath, staffId, answerDueAt } = request
  const when = remindingTimes(begins, answerDueAt)
  if (!staffId || !when) return
  const area = await areaInWords(tx, ctx.county, areaPath)
  await tellStaff(tx, ctx, {
    staffId,
    asker,
    purpose: `help:${id}:due`,
    say: say('todo.help_due', { code, area, due: answerDueAt.toISOString() }),
    class: 'reminder',
    guard: { kind: 'help_open', id },
    ...when,
  })
}

interface Said {
  text: string
  /** Said now, by somebody in danger. */
  isEmergency?: boolean
  /** All is well again. */
  isOver?: boolean
}

/** Keeps what the asker says and tells whoever answers, the phone in the clear for calling back. */
async function hear(
  tx: Db,
  ctx: RequestContext,
  asker: Asker,
  request: HelpRequest,
  { text, isEmergency = false, isOver = false }: Said,
  notBefore: Date,
  proxy: Proxy | null = null,
): Promise<void> {
  const { id, kind, code, areaPath, staffId, lapsesAt, isUrgent } = request
  const heard = { side: 'contact', staffId: null, text } as const
  const seq = await addMessage(tx, ctx, id, heard, { staffId, lapsesAt, isUrgent })
  if (isOver) await settleCall(tx, ctx, request, text)
  else await raiseFromCall(tx, ctx, { request, text, seq, isUrgent: isEmergency })
  if (!staffId) return
  const phone = phoneOf(ctx.deps, ctx.county, asker) ?? ''
  const area = await areaInWords(tx, ctx.county, areaPath)
  const said = { code, area, text, phone }
  const message = proxy
    ? say('proxy.help_responder', {
        ...said,
        head: await headOf(tx, ctx.county, proxy.householdId),
      })
    : say('help.told_responder', { ...said, kind })
  const purpose = `help:${id}:${seq}`
  await tellStaff(tx, ctx, { staffId, asker, purpose, say: message, notBefore, isEmergency })
}
