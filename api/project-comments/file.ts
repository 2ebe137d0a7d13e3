import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { projectComments, projects } from '../../db/schema'
import { record } from '../audit/record'
import { askerIndexOf } from '../contacts/address'
import { lockContact } from '../contacts/service'
import { getFigure } from '../figures/service'
import { findResponder } from '../help/responders'
import { isSameQuestion } from '../help/rules'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { say } from '../messages/templates'
import { areaName, inChargeOf } from '../projects/tell-area'
import type { Project } from '../projects/find'
import { giveCode } from '../receipts/codes'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import { addWorkingDays } from '../shared/working-days'
import type { Outcome } from '../turns/answer'
import { type Comment, commentPlace, findByCode } from './find'
import type { NewProjectComment } from './input'
import { commentKindOf, commentRefusal } from './rules'

/** What anybody asks or says about a project: a receipt, and the day by which it is answered. */
export async function fileComment(
  tx: Db,
  ctx: RequestContext,
  { code: projectCode, text: said }: NewProjectComment,
): Promise<Outcome> {
  const { county, now, deps } = ctx
  const contact = await lockContact(tx, ctx)
  const project = await holdProject(tx, county, projectCode)
  const text = said.trim()
  const open = await listOwnOpen(tx, ctx, project.id, contact.id)
  const same = open.find((each) => isSameQuestion(each.text, text))
  if (same) return { code: 'already_filed', vars: { code: same.code, due: same.dueOn } }
  const refusal = commentRefusal({ text, status: project.status, open: open.length })
  if (refusal === 'project_over') return { code: refusal, vars: { step: project.status } }
  if (refusal) throw new ApiError('refused', refusal)

  const today = dayOf(now)
  const days = await getFigure(tx, county, 'project_comment_days', today)
  const id = newId()
  const subject = `project_comment:${id}`
  const kind = commentKindOf(text)
  const comment: Comment = {
    county,
    id,
    projectId: project.id,
    code: await giveCode(tx, { county, kind: 'receipt', subject, contactId: contact.id }),
    kind,
    contactId: contact.id,
    bodySealed: deps.sealer.seal(commentPlace(county, id, 'body_sealed'), text),
    status: 'open',
    saidAt: now,
    dueOn: addWorkingDays(today, days),
    answeredBy: null,
    answeredOn: null,
    answerSealed: null,
  }
  await tx.insert(projectComments).values(comment)
  const details = { projectId: project.id, kind, dueOn: comment.dueOn }
  await record(tx, ctx, { subject, type: 'project_comment.filed', details })
  await tellThoseWhoAnswer(tx, ctx, project, comment, { text, asker: askerIndexOf(contact) })
  const { code, dueOn: due } = comment
  const inCharge = (await inChargeOf(tx, project)) || (await areaName(tx, county, project.areaPath))
  return { code: 'filed', vars: { code, due, inCharge } }
}

/** Shared with others who ask, so that it is not accepted meanwhile. */
async function holdProject(tx: Db, county: string, code: string): Promise<Project> {
  const found = await findByCode(tx, county, code)
  if (!found) throw new ApiError('not_found', 'project')
  const [project] = await tx
    .select()
    .from(projects)
    .where(and(eq(projects.county, county), eq(projects.id, found.id)))
    .for('share')
  if (!project) throw new ApiError('not_found', 'project')
  return project
}

async function listOwnOpen(
  tx: Db,
  { county, deps }: RequestContext,
  projectId: string,
  contactId: string,
) {
  const rows = await tx
    .select()
    .from(projectComments)
    .where(
      and(
        eq(projectComments.county, county),
        eq(projectComments.projectId, projectId),
        eq(projectComments.contactId, contactId),
        eq(projectComments.status, 'open'),
      ),
    )
  return rows.map(({ id, code, dueOn, bodySealed }) => ({
    code,
    dueOn,
    text: deps.sealer.open(commentPlace(county, id, 'body_sealed'), bodySealed),
  }))
}

/** In a village its secretary hears of it, of a township's project its clerk. */
const OVERSEERS = ['village_secretary', 'township_clerk'] as const

/** Whoever is in charge and the secretary hear what was said, and not by whom. */
async function tellThoseWhoAnswer(
  tx: Db,
  ctx: RequestContext,
  project: Project,
  { id, code, kind, dueOn: due }: Comment,
  { text, asker }: { text: string; asker: Buffer | null },
): Promise<void> {
  const { county } = ctx
  const place = { areaPath: project.areaPath, householdId: null, askerIndex: asker }
  const overseer = await findResponder(tx, ctx, place, OVERSEERS)
  const area = await areaName(tx, county, project.areaPath)
  const staffIds = new Set([project.leaderId, overseer?.staffId ?? null].filter((each) => each))
  for (const staffId of staffIds)
    await tellStaff(tx, ctx, {
      staffId: staffId ?? '',
      asker: ANYWHERE,
      purpose: `project_comment:${id}:to:${staffId}`,
      say: say('project_comment.to_answer', { area, project: project.name, kind, text, due, code }),
      guard: { kind: 'project_comment_open', id },
    })
}
