import { say } from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { understand } from '../conversation/understand'
import { attendees, ballot, entitled } from './review-attendance'
import { amend, confirm, minutes } from './review-closing'
import {
  listCalled,
  meetingChoices,
  type MeetingProgress,
  readMeeting,
  withCase,
  withProblem,
} from './review-meetings'
import { reason, recount, vote } from './review-votes'

/** Which meeting: the one that is named, the only one there is, or one to pick. */
async function begin(ctx: StepContext, { text = '' }: Data): Promise<Ask> {
  const { hotline, contact } = ctx
  const called = contact.staffId ? await listCalled(ctx, text) : null
  if (!called) return { say: [say('staff.refused', { hotline })] }
  const [only, ...others] = called
  if (!only) return { say: [say('review.none_called', {})] }
  if (others.length > 0) return { to: 'which', data: { called: JSON.stringify(called) } }
  return { to: 'plan', data: { id: only.id } }
}

/** Looks how far the meeting has come and asks what is next. */
async function plan(ctx: StepContext, data: Data): Promise<Ask> {
  const meeting = await readMeeting(ctx, data)
  if (!meeting) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  const { area, meetsOn: day, refusal, next } = meeting
  if (refusal === 'not_yet') return { say: [say('review.not_yet', { area, day })] }
  if (refusal) return { say: [say('review.over', {})] }
  const known = { ...knownOf(meeting), ...withCase(next.case), ...withProblem(null) }
  switch (next.step) {
    case 'set_up':
      return { to: 'entitled', data: known }
    case 'nothing':
      return { say: [say('review.nothing', {})] }
    case 'other':
      return { say: [say('review.other_records', {})] }
    default:
      return { to: next.step, data: known }
  }
}

const knownOf = (meeting: MeetingProgress): Data => ({
  area: meeting.area,
  body: meeting.body,
  basis: meeting.basis,
  suggested: String(meeting.suggested ?? 0),
  entitled: String(meeting.entitled ?? 0),
  needed: String(meeting.needed),
  present: String(meeting.present),
  attendance: meeting.attendance ?? '',
  lacking: meeting.minutes ?? '',
  passed: String(meeting.next.passed),
  declined: String(meeting.next.declined),
  left: String(meeting.next.left),
})

/** 评议: holds a meeting step by step; whatever was written down stays, and it goes on from there. */
export const holdReview: Flow = {
  name: 'hold-review',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    which: {
      ask: (_ctx, { called = '[]' }) => ({
        ask: {
          ...say('review.which_meeting', {}),
          choices: meetingChoices(JSON.parse(called) as Parameters<typeof meetingChoices>[0]),
        },
        kind: 'menu',
      }),
      answer: (_ctx, _data, { choiceId, text }) => {
        if (choiceId) return { to: 'plan', data: { id: choiceId } }
        return understand(text).intent === 'unknown' ? { to: 'begin', data: { text } } : 'not_mine'
      },
    },
    plan: { ask: plan, answer: () => 'not_mine' },
    entitled,
    ballot,
    attendees,
    vote,
    recount,
    reason,
    minutes,
    amend,
    confirm,
  },
}
