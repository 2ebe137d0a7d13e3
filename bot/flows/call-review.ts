import { type Calling, parseResponse, type Reply, say } from '../../api/client'
import type { After, Ask, Data, Flow, Heard, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { understand } from '../conversation/understand'
import { isForbidden } from './allowed'
import { listCalled, meetingChoices } from './review-meetings'

/** More words than a place and a time take. */
const LONGEST = 200

async function draft({ api }: StepContext, data: Data): Promise<Calling | null> {
  const { text = '', areaWords, timeWords, roundId } = data
  const response = await api.reviews.drafts.$post({
    json: {
      text: text.slice(0, LONGEST),
      areaWords: areaWords?.slice(0, LONGEST) || null,
      timeWords: timeWords?.slice(0, LONGEST) || null,
      roundId: roundId || null,
    },
  })
  return isForbidden(response) ? null : parseResponse(Promise.resolve(response))
}

/** What is due with what is known; asked anew whenever the question comes up again. */
async function next(ctx: StepContext, data: Data): Promise<Ask> {
  const { hotline, contact } = ctx
  const calling = contact.staffId ? await draft(ctx, data) : null
  if (!calling) return { say: [say('staff.refused', { hotline })] }
  switch (calling.state) {
    case 'area':
      return { to: 'area' }
    case 'time': {
      const { area, refusal } = calling
      return { to: 'time', data: { area, isRefused: refusal ? 'yes' : '' } }
    }
    case 'which_round': {
      const { area, rounds } = calling
      return { to: 'round', data: { area, rounds: JSON.stringify(rounds) } }
    }
    case 'no_entries':
      return { say: [say('review.no_entries', { area: calling.area, left: calling.left })] }
    case 'exit_gap':
      return { say: [say('review.exit_gap', calling.short)] }
    case 'called':
      return { say: [say('review.already_called', { area: calling.area, day: calling.day })] }
    case 'ready':
      return { to: 'confirm', data: { ready: JSON.stringify(calling) } }
    default:
      return { say: [say(`review.${calling.state}`, { area: calling.area })] }
  }
}

type Ready = Extract<Calling, { state: 'ready' }>
const readyIn = ({ ready = '{}' }: Data) => JSON.parse(ready) as Ready

const dropped: Move = { say: [say('review.not_called', {})] }

function leaves({ text }: Heard): Move | undefined {
  const { intent, isBare } = understand(text)
  if (['call_review', 'hold_review', 'cancel_review', 'todo'].includes(intent)) return 'not_mine'
  return isBare && intent === 'no' ? dropped : undefined
}

function confirmation({ area, kind, body, meetsAt: at, cases, left, leftNames: names }: Ready) {
  return say('review.call_confirm', { area, kind, body, at, cases, left, names })
}

/** 开会 宝坪村3社 明天下午2点: calls the review meeting of an area after one confirmation. */
export const callReview: Flow = {
  name: 'call-review',
  first: 'begin',
  steps: {
    begin: { ask: next, answer: () => 'not_mine' },
    area: {
      ask: () => ({ ask: say('review.ask_area', {}), kind: 'menu' }),
      answer: (_ctx, _data, heard) =>
        leaves(heard) ?? { to: 'begin', data: { areaWords: heard.text } },
    },
    time: {
      ask: (_ctx, { area = '', isRefused }) => ({
        ask: say(isRefused ? 'review.time_refused' : 'review.ask_time', { area }),
        kind: 'menu',
      }),
      // What was said of the time before is not counted any more.
      answer: (_ctx, { area = '' }, heard) =>
        leaves(heard) ?? {
          to: 'begin',
          data: { areaWords: area, text: '', timeWords: heard.text },
        },
    },
    round: {
      ask: (_ctx, { area = '', rounds = '[]' }) => ({
        ask: { ...say('review.which_round', { area }), choices: roundChoices(rounds) },
        kind: 'menu',
      }),
      answer: (_ctx, _data, { choiceId }) =>
        choiceId ? { to: 'begin', data: { roundId: choiceId } } : 'not_mine',
    },
    confirm: {
      ask(_ctx, data) {
        const ready = readyIn(data)
        const ask = { ...confirmation(ready), choices: YES_NO }
        const before = ready.short && say('review.exit_gap', ready.short)
        return { ask, kind: 'confirm', ...(before && { before }) }
      },
      answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return dropped
        return choiceId === 'yes' ? call(ctx, readyIn(data)) : 'not_mine'
      },
    },
  },
}

export function roundChoices(rounds: string): Reply['choices'] {
  const all = JSON.parse(rounds) as Extract<Calling, { state: 'which_round' }>['rounds']
  return all.map(({ roundId: id, kind }) => ({ id, say: say('review.round', { kind }) }))
}

function call({ hotline }: StepContext, ready: Ready): Move {
  const { roundId, areaPath, meetsAt, area, left, short } = ready
  return {
    do: { type: 'call_review', roundId, areaPath, meetsAt },
    outcomes: {
      called: endWith('review.called'),
      already_called: endWith('review.already_called'),
      nobody: endWith('review.nobody', { area }),
      no_entries: endWith('review.no_entries', { area, left }),
      // Somebody opened the survey again since.
      exit_gap: short ? endWith('review.exit_gap', { ...short }) : endSorry(hotline),
      no_round: endWith('review.no_round', { area }),
      other_level: endWith('review.other_level', { area }),
      past: endWith('review.time_refused', { area }),
      too_far: endWith('review.time_refused', { area }),
      forbidden: endWith('staff.refused', { hotline }),
      refused: endSorry(hotline),
    },
  }
}

/** 不开了: calls a meeting off after one confirmation. */
export const cancelReview: Flow = {
  name: 'cancel-review',
  first: 'begin',
  // A meeting under way is not asked about any more.
  ends: ['hold-review'],
  steps: {
    begin: {
      async ask(ctx, { text = '' }) {
        const { hotline, contact } = ctx
        const called = contact.staffId ? await listCalled(ctx, text) : null
        if (!called) return { say: [say('staff.refused', { hotline })] }
        const [only, ...others] = called
        if (!only) return { say: [say('review.none_called', {})] }
        if (others.length > 0) return { to: 'which', data: { called: JSON.stringify(called) } }
        return { to: 'confirm', data: { id: only.id, area: only.area, day: only.meetsOn } }
      },
      answer: () => 'not_mine',
    },
    which: {
      ask: (_ctx, { called = '[]' }) => ({
        ask: {
          ...say('review.which_meeting', {}),
          choices: meetingChoices(JSON.parse(called) as Parameters<typeof meetingChoices>[0]),
        },
        kind: 'menu',
      }),
      answer(_ctx, { called = '[]' }, { choiceId }) {
        const all = JSON.parse(called) as { id: string; area: string; meetsOn: string }[]
        const picked = all.find(({ id }) => id === choiceId)
        if (!picked) return 'not_mine'
        const { id, area, meetsOn: day } = picked
        return { to: 'confirm', data: { id, area, day } }
      },
    },
    confirm: {
      ask: (_ctx, { area = '', day = '' }) => ({
        ask: { ...say('review.off_confirm', { area, day }), choices: YES_NO },
        kind: 'confirm',
      }),
      answer({ hotline }, { id = '' }, { choiceId }) {
        if (choiceId === 'no') return { say: [say('review.kept', {})] }
        if (choiceId !== 'yes') return 'not_mine'
        const over: After = endWith('review.over')
        return {
          do: { type: 'void_review', reviewId: id },
          outcomes: {
            voided: endWith('review.voided'),
            review_closed: over,
            review_void: over,
            forbidden: endWith('staff.refused', { hotline }),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}
