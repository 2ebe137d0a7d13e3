import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { satisfactionDraws, satisfactionSurveys } from '../../db/schema'
import type { SatisfactionKind, SatisfactionQuestion } from '../../db/values/satisfaction'
import type { RequestContext } from '../http/context'
import { requireContact } from '../http/scope'

/** The survey a contact was asked last: how it is about to be gone on with. */
export interface AskedSatisfaction {
  drawId: string
  openSeq: number
  isOpen: boolean
  questions: SatisfactionQuestion[]
}

/** Put by a message that began no conversation, or within one. */
export interface Surveyed {
  drawId: string
  seq: number
  kind: SatisfactionKind
  askedAt: string
}

/** What the contact that asks was asked last; null where that is nothing. */
export async function findAsked(ctx: RequestContext): Promise<{ asked: AskedSatisfaction | null }> {
  const { county } = ctx
  const contactId = requireContact(ctx)
  const [row] = await ctx.deps.connection.db
    .select({
      drawId: satisfactionDraws.id,
      openSeq: satisfactionDraws.openSeq,
      status: satisfactionDraws.status,
      questions: satisfactionSurveys.questions,
      surveyStatus: satisfactionSurveys.status,
    })
    .from(satisfactionDraws)
    .innerJoin(
      satisfactionSurveys,
      and(
        eq(satisfactionSurveys.county, county),
        eq(satisfactionSurveys.id, satisfactionDraws.surveyId),
      ),
    )
    .where(
      and(
        eq(satisfactionDraws.county, county),
        eq(satisfactionDraws.contactId, contactId),
        isNotNull(satisfactionDraws.askedAt),
      ),
    )
    .orderBy(desc(satisfactionDraws.askedAt), satisfactionDraws.id)
    .limit(1)
  if (!row) return { asked: null }
  const { status, surveyStatus, ...asked } = row
  return { asked: { ...asked, isOpen: status === 'asked' && surveyStatus === 'asking' } }
}

/**
 * Part of the statement that begins a turn: the question of a survey a contact was asked last and has not answered, as JSON.
 * Still told of for a while after its survey is over, so that what comes late is thanked for.
 */
export const surveyedJson = (contactId: string, county: string, now: string) => `(
  select json_build_object('drawId', d.id, 'seq', d.open_seq, 'askedAt', d.asked_at,
                           'kind', s.questions -> (d.open_seq - 1) ->> 'kind')
    from satisfaction_draws d
    join satisfaction_surveys s on s.county = ${county} and s.id = d.survey_id
   where d.county = ${county} and d.contact_id = ${contactId} and d.status = 'asked'
     and d.asked_at > ${now}::timestamptz - interval '14 days'
   order by d.asked_at desc, d.id limit 1)`
