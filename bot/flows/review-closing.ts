import { say } from '../../api/client'
import type { Data, Move, Step, StepContext } from '../conversation/flow'
import { endWith, sayOutcome, YES_NO } from '../conversation/say'
import { attend, overOutcomes } from './review-attendance'
import { isFinished, leaves, OF_A_MEETING, problemIn } from './review-meetings'
import { takeVotes } from './review-votes'

/** 去掉 张三: who was present is put right. */
const OF_ATTENDANCE =
  /^(?:去掉|删掉|还有|再加|加上|补上)[\s:：]*\p{Script=Han}{2,4}(?:$|[\s、，,])/u

const counted = (data: Data, key: string) => Number(data[key] ?? 0)

/** The minutes: a photo of the signed sheet, or words; 好了 ends them. */
export const minutes: Step = {
  ask: (_ctx, data) => ({
    ask: minutesQuestion(data),
    kind: 'menu',
    takes: OF_A_MEETING,
    takesAttachments: true,
  }),
  answer(ctx, data, heard) {
    const left = leaves(heard)
    if (left) return left
    if (isFinished(heard)) return { to: 'plan', data: { isAsked: 'minutes' } }
    if (OF_ATTENDANCE.test(heard.text.trim())) return attend(ctx, data, heard)
    return keepMinutes(ctx, data, heard.text)
  },
}

function minutesQuestion(data: Data) {
  if (data['isAsked'] === 'minutes') {
    if (data['lacking'] === 'proxy_paper_missing') return say('review.proxy_paper_missing', {})
    if (data['lacking'] === 'minutes_missing') return say('review.minutes_missing', {})
  }
  const [passed, declined] = [counted(data, 'passed'), counted(data, 'declined')]
  return say('review.ask_minutes', { passed, declined })
}

function keepMinutes({ attachments, hotline }: StepContext, data: Data, text: string): Move {
  const photos = attachments?.photos ?? []
  const at = { step: 'minutes', data, takesAttachments: true as const, takes: OF_A_MEETING }
  return {
    do: { type: 'minute_review', reviewId: data['id'] ?? '', text, photos },
    outcomes: {
      minuted: { say: [sayOutcome('review.minuted')], at },
      minutes_too_long: { say: [say('review.minutes_too_long', {})], at },
      minutes_missing: { say: [say('review.minutes_missing', {})], at },
      ...overOutcomes(hotline),
    },
  }
}

/** The one confirmation, with all that will stand. */
export const confirm: Step = {
  ask: (_ctx, data) => ({
    ask: {
      ...say('review.close_confirm', {
        area: data['area'] ?? '',
        present: counted(data, 'present'),
        entitled: counted(data, 'entitled'),
        passed: counted(data, 'passed'),
        declined: counted(data, 'declined'),
        left: counted(data, 'left'),
      }),
      choices: YES_NO,
    },
    kind: 'confirm',
  }),
  answer({ hotline }, data, { choiceId }) {
    if (choiceId === 'no') return { to: 'amend' }
    if (choiceId !== 'yes') return 'not_mine'
    const changed = endWith('review.case_gone')
    return {
      do: { type: 'close_review', reviewId: data['id'] ?? '' },
      outcomes: {
        closed: endWith('review.closed'),
        recount: changed,
        reason_missing: changed,
        nothing_voted: changed,
        no_quorum: changed,
        over_entitled: changed,
        minutes_missing: endWith('review.minutes_missing'),
        proxy_paper_missing: endWith('review.proxy_paper_missing'),
        tied: endWith('review.other_records'),
        ...overOutcomes(hotline),
      },
    }
  },
}

/** Not closed yet: a vote or who was present is put right first. */
export const amend: Step = {
  ask: (_ctx, data) => ({
    ask: problemIn(data) ?? say('review.amend', {}),
    kind: 'menu',
    takes: OF_A_MEETING,
    takesAttachments: true,
  }),
  answer(ctx, data, heard) {
    const left = leaves(heard)
    if (left) return left
    if (isFinished(heard)) return { to: 'plan', data: { problem: '' } }
    if (OF_ATTENDANCE.test(heard.text.trim())) return attend(ctx, data, heard)
    if (heard.text === '') return keepMinutes(ctx, data, '')
    return takeVotes(ctx, data, heard, 'amend')
  },
}
