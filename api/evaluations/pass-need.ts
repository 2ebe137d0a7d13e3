import type { Db } from '../../db/client'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { openLeads } from '../leads/open'
import { newId } from '../shared/ids'
import type { Outcome } from '../turns/answer'
import { holdSample, subjectOf } from './find'
import type { PassedNeed } from './input'
import { sealIn } from './seal'

/**
 * Somebody in need is not left to wait for a result: what an evaluator saw is passed on at once as a call for help. It
 * reads as from anybody who passed by: neither who saw it nor that the household is of a sample goes with it.
 */
export async function passNeed(tx: Db, ctx: RequestContext, given: PassedNeed): Promise<Outcome> {
  const { sample } = await holdSample(tx, ctx, given)
  const callId = newId()
  const asNobody: RequestContext = {
    ...ctx,
    actor: { kind: 'job', name: 'worker' },
    requestId: callId,
  }
  const found = {
    kind: 'risk' as const,
    class: 'call_for_help' as const,
    householdId: sample.householdId,
    personId: null,
    isPossible: false,
    records: null,
    evidence: `call:${callId}`,
    source: 'help' as const,
    subject: `help:${callId}`,
    text: given.text,
    isUrgent: true,
  }
  await openLeads(tx, asNobody, [found])
  const subject = subjectOf(given)
  const textSealed = sealIn(
    ctx,
    'evaluation_samples.doubt_reason_sealed',
    `${given.evaluationId}:${given.seq}:need:${callId}`,
    given.text,
  ).toString('base64')
  await record(tx, ctx, { subject, type: 'evaluation.need_passed', details: { textSealed } })
  return { code: 'passed', vars: { head: sample.headName } }
}
