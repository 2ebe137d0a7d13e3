import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts, projectComments, staff } from '../../db/schema'
import { record } from '../audit/record'
import { askerIndexOf } from '../contacts/address'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { enqueue } from '../outbox/enqueue'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { grantFor } from '../shared/rights'
import type { Outcome } from '../turns/answer'
import { commentPlace, findCommentByCode, lockComment } from './find'
import { commentAnswerRefusal } from './rules'

/** An answer to what was asked or said about a project; whoever said it gets it as a message. */
export async function answerComment(
  tx: Db,
  given: RequestContext,
  { id, text: said }: { id: string; text: string },
): Promise<Outcome> {
  const ctx = asAnswerer(given)
  const { county, now, deps } = ctx
  const { staffId } = requireStaff(ctx)
  const { comment, project } = await lockComment(tx, ctx, id)
  const text = said.trim()
  const me = await getMember(tx, county, staffId)
  const isOwn = await isPhoneOf(tx, county, comment.contactId, me.phoneIndex)
  const refusal = commentAnswerRefusal({ text, isOpen: comment.status === 'open', isOwn })
  if (refusal) throw new ApiError('refused', refusal)
  await tx
    .update(projectComments)
    .set({
      status: 'answered',
      answeredBy: staffId,
      answeredOn: dayOf(now),
      answerSealed: deps.sealer.seal(commentPlace(county, id, 'answer_sealed'), text),
    })
    .where(and(eq(projectComments.county, county), eq(projectComments.id, id)))
  const subject = `project_comment:${id}`
  const details = { projectId: project.id }
  await record(tx, ctx, { subject, type: 'project_comment.answered', details })
  await enqueue(tx, ctx, {
    contactId: comment.contactId,
    purpose: `${subject}:answer`,
    class: 'filing',
    say: say('project_comment.answer', { project: project.name, name: me.name, text }),
  })
  return { code: 'answered', vars: { code: comment.code } }
}

export async function answerByCode(
  tx: Db,
  ctx: RequestContext,
  { code, text }: { code: string; text: string },
): Promise<Outcome> {
  const found = await findCommentByCode(tx, ctx.county, code)
  if (!found) throw new ApiError('not_found', 'project_comment')
  return answerComment(tx, ctx, { id: found.comment.id, text })
}

/** 答 is a word for calls for help, too: who may answer those need not answer this. */
function asAnswerer(ctx: RequestContext): RequestContext {
  const grant = grantFor(ctx.actor, 'project_comment.answer')
  if (!grant) throw new ApiError('forbidden', 'may_not')
  return { ...ctx, grant }
}

async function getMember(tx: Db, county: string, staffId: string) {
  const [member] = await tx
    .select({ name: staff.name, phoneIndex: staff.phoneIndex })
    .from(staff)
    .where(and(eq(staff.county, county), eq(staff.id, staffId)))
  if (!member) throw new ApiError('not_found', 'staff')
  return member
}

async function isPhoneOf(tx: Db, county: string, contactId: string, phoneIndex: Buffer | null) {
  const [contact] = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.county, county), eq(contacts.id, contactId)))
  const asked = contact && askerIndexOf(contact)
  return Boolean(asked && phoneIndex?.equals(asked))
}
