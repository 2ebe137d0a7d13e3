import { parseResponse, type Reply, say, type Voting } from '../../api/client'
import type { After, Data, Heard, Move, Step, StepContext } from '../conversation/flow'
import { endSorry, endWith } from '../conversation/say'
import {
  caseIn,
  leaves,
  type NextCase,
  OF_A_MEETING,
  problemIn,
  skippedIn,
  withCase,
  withProblem,
} from './review-meetings'

const SKIPS = /^(?:跳过|先跳过|先不评|下次评?|下次再评|放一放|缓评)[。!！]?$/u
/** What the API takes of one reason. */
const LONGEST_REASON = 200

/** The case that is voted on now, after what became of the one before. */
export function voteQuestion(
  of: NextCase | null,
  last?: { name: string; outcome: Outcome },
): Reply {
  if (!of) return say('review.nothing', {})
  const { at, of: all, name: head, facts, present, kin } = of
  const before = { last: last?.name ?? '', outcome: last?.outcome ?? null }
  return say('review.vote', { at, of: all, head, facts, present, kin, ...before })
}
type Outcome = Extract<Voting, { state: 'ready' }>['last']['outcome']

function reasonQuestion(of: NextCase | null): Reply {
  const { name: head = '', votesFor, present = 0 } = of ?? {}
  return say('review.ask_reason', { head, votes: votesFor ?? 0, present })
}

function recountQuestion(of: NextCase | null): Reply {
  const { name: head = '', present = 0, kin = 0 } = of ?? {}
  return say('review.recount', { head, present, kin })
}

const QUESTIONS = { vote: voteQuestion, reason: reasonQuestion, recount: recountQuestion } as const
export type VotingStep = keyof typeof QUESTIONS

const ask = (step: VotingStep) => (_ctx: StepContext, data: Data) => ({
  ask: problemIn(data) ?? QUESTIONS[step](caseIn(data)),
  kind: 'menu' as const,
  takes: OF_A_MEETING,
  ...(step === 'reason' ? {} : { isNumeric: true as const }),
})

/** 35 2 1 of the household that is asked about, or 张三 35 2 1；李四 30 8 0 of several. */
const voteStep = (step: 'vote' | 'recount'): Step => ({
  ask: ask(step),
  answer(ctx, data, heard) {
    const left = leaves(heard)
    if (left) return left
    if (SKIPS.test(heard.text.trim())) return { to: 'plan', data: { ...skip(data), problem: '' } }
    return takeVotes(ctx, data, heard, step)
  },
})

export const vote = voteStep('vote')
export const recount = voteStep('recount')

function skip(data: Data): Data {
  const id = caseIn(data)?.caseId
  return { skipped: [...skippedIn(data), ...(id ? [id] : [])].join(' ') }
}

/** Why the one asked about was declined, in a sentence its household is told. */
export const reason: Step = {
  ask: ask('reason'),
  answer(ctx, data, heard) {
    const left = leaves(heard)
    if (left) return left
    if (heard.text.length > LONGEST_REASON) {
      const problem = say('common.too_long', { limit: LONGEST_REASON })
      return { to: 'reason', data: withProblem(problem) }
    }
    return takeVotes(ctx, data, heard, 'reason')
  },
}

/** Reads what was said and writes it down; what cannot be taken is asked again, and why. */
export async function takeVotes(
  ctx: StepContext,
  data: Data,
  { text }: Pick<Heard, 'text'>,
  step: VotingStep | 'amend',
): Promise<Move> {
  const { id = '' } = data
  const response = await ctx.api.reviews[':id'].drafts.$post({
    param: { id },
    json: {
      text,
      caseId: step === 'amend' ? null : (caseIn(data)?.caseId ?? null),
      isReason: step === 'reason',
      skipped: skippedIn(data),
    },
  })
  if (!response.ok) return { to: 'plan', data: { problem: '' } }
  const voting = (await parseResponse(Promise.resolve(response))) as Voting
  if (voting.state === 'case_gone') return { to: 'plan', data: { problem: '' } }
  if (voting.state !== 'ready') return { to: step, data: withProblem(problemOf(voting)) }
  const { votes } = voting
  const gone = endWith('review.case_gone')
  return {
    do: { type: 'vote_in_review', reviewId: id, votes },
    outcomes: {
      voted: afterVotes(data, voting),
      case_gone: gone,
      sum_wrong: gone,
      kin_missing: gone,
      no_quorum: gone,
      over_entitled: gone,
      tied: endWith('review.tied', { head: voting.last.name }),
      review_closed: endWith('review.over'),
      review_void: endWith('review.over'),
      forbidden: endWith('staff.refused', { hotline: ctx.hotline }),
      refused: endSorry(ctx.hotline),
    },
  }
}

function problemOf(voting: Exclude<Voting, { state: 'ready' } | { state: 'case_gone' }>): Reply {
  switch (voting.state) {
    case 'unreadable':
      return say('review.vote_unread', {})
    case 'tied':
      return say('review.tied', { head: voting.name })
    case 'name_unknown':
    case 'name_ambiguous':
      return say('review.vote_name', { head: voting.name })
    case 'sum_wrong': {
      const { name: head, said, present, kin } = voting
      return say('review.sum_wrong', { head, said, present, kin })
    }
    case 'kin_missing':
      return say('review.kin_missing', { head: voting.name, kin: voting.kin })
  }
}

/** Where the meeting stands once these votes are written down. */
function afterVotes(data: Data, { next, last }: Extract<Voting, { state: 'ready' }>): After {
  const { step, case: of, passed, declined } = next
  const known = { ...data, ...withCase(of), problem: '' }
  switch (step) {
    case 'vote':
      return {
        say: [voteQuestion(of, last)],
        at: { step, data: known, isNumeric: true, takes: OF_A_MEETING },
      }
    case 'recount':
      return {
        say: [recountQuestion(of)],
        at: { step, data: known, isNumeric: true, takes: OF_A_MEETING },
      }
    case 'reason':
      return { say: [reasonQuestion(of)], at: { step, data: known, takes: OF_A_MEETING } }
    case 'minutes':
    case 'confirm': {
      const minutes = say('review.ask_minutes', { passed, declined })
      return {
        say: [minutes],
        at: { step: 'minutes', data: known, takesAttachments: true, takes: OF_A_MEETING },
      }
    }
    case 'other':
      return { say: [say('review.other_records', {})] }
    default:
      return { say: [say('review.paused', {})] }
  }
}
