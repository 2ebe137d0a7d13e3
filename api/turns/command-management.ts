import { z } from 'zod'
import {
  DiscussionPhotos,
  MoneyLines,
  NewApplication,
  NewDiscussion,
  ProjectCode,
  ProjectReason,
  Work,
} from '../projects/input'
import { CLAIM_COMMANDS } from './command-claims'
import { Adoption, LineEnd, NewLine, NewPlan } from '../plans/input'
import { NewProjectComment } from '../project-comments/input'
import { NewMove, NewSource } from '../funds/input'
import { AddedToComplaint, NewComplaint } from '../complaints/input'
import { ComplaintNumber, HandlingAct } from '../complaints/handling/input'
import { CaseCode, Contest, Decision, NewAccountability } from '../accountabilities/input'
import { FindingCode, FindingText, NewFinding } from '../findings/input'
import { NewPublishedCase, PublishedDecision } from '../published-cases/input'
import { AnswerPhotos, NewCheckAnswer, NewSupervision } from '../supervisions/input'
import { HitCode, HitReason, NewInterest, NewKin } from '../declarations/input'
import { LoanCode, NewLoan, NewRepayment } from '../loans/input'

const OfProject = { code: ProjectCode }

/** What a turn may ask to be done about projects, money and integrity; part of `Command`. */
export const MANAGEMENT_COMMANDS = [
  NewDiscussion.extend({ type: z.literal('discuss_project'), ...DiscussionPhotos.shape }),
  NewApplication.extend({ type: z.literal('apply_project'), ...OfProject }),
  z.object({ type: z.literal('post_project'), ...OfProject, ...DiscussionPhotos.shape }),
  z.object({ type: z.literal('submit_project'), ...OfProject }),
  z.object({ type: z.literal('return_project'), ...OfProject, reason: ProjectReason }),
  z.object({ type: z.literal('approve_project'), ...OfProject, lines: MoneyLines }),
  z.object({
    type: z.literal('refuse_project'),
    ...OfProject,
    reason: ProjectReason,
    isFinal: z.boolean(),
  }),
  Work.extend({
    type: z.literal('carry_out_project'),
    ...OfProject,
    ...DiscussionPhotos.shape,
  }),
  z.object({ type: z.literal('cancel_project'), ...OfProject, reason: ProjectReason }),
  ...CLAIM_COMMANDS,
  NewProjectComment.extend({ type: z.literal('file_project_comment') }),
  NewPlan.extend({ type: z.literal('begin_plan') }),
  NewLine.extend({ type: z.literal('add_plan_line') }),
  LineEnd.extend({ type: z.literal('end_plan_line') }),
  Adoption.extend({ type: z.literal('adopt_plan') }),
  NewSource.extend({ type: z.literal('record_fund_source') }),
  NewMove.extend({ type: z.literal('move_funds') }),
  NewComplaint.extend({ type: z.literal('file_complaint') }),
  AddedToComplaint.extend({ type: z.literal('add_to_complaint') }),
  z.object({ type: z.literal('handle_complaint'), number: ComplaintNumber, act: HandlingAct }),
  NewSupervision.extend({ type: z.literal('plan_supervision') }),
  NewCheckAnswer.extend({ type: z.literal('answer_supervision'), ...AnswerPhotos.shape }),
  NewFinding.extend({ type: z.literal('make_finding') }),
  z.object({
    type: z.literal('rectify_finding'),
    code: FindingCode,
    text: FindingText,
    ...AnswerPhotos.shape,
  }),
  z.object({ type: z.literal('verify_finding'), code: FindingCode }),
  z.object({ type: z.literal('return_finding'), code: FindingCode, reason: FindingText }),
  NewAccountability.extend({ type: z.literal('propose_accountability') }),
  Decision.extend({ type: z.literal('decide_accountability'), code: CaseCode }),
  Contest.extend({ type: z.literal('contest_accountability'), code: CaseCode }),
  NewPublishedCase.extend({ type: z.literal('draft_published_case') }),
  PublishedDecision.extend({ type: z.literal('settle_published_case'), code: CaseCode }),
  NewLoan.extend({ type: z.literal('record_loan') }),
  NewRepayment.extend({ type: z.literal('repay_loan'), code: LoanCode }),
  NewKin.extend({ type: z.literal('declare_kin') }),
  NewInterest.extend({ type: z.literal('declare_interest') }),
  z.object({ type: z.literal('declare_none') }),
  z.object({ type: z.literal('withdraw_declaration'), declarationId: z.uuid() }),
  z.object({ type: z.literal('remind_undeclared'), areaPath: z.string().min(1).max(200) }),
  z.object({ type: z.literal('compare_declarations'), areaPath: z.string().min(1).max(200) }),
  z.object({
    type: z.literal('decide_declaration_hit'),
    code: HitCode,
    isProper: z.boolean(),
    reason: HitReason,
  }),
] as const
