import { type InspectionDraft, parseResponse, type ProjectStanding, say } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import {
  confirmStep,
  LONGEST,
  LONGEST_SAID,
  photoStep,
  refusals,
  refused,
  SUM,
  wordsStep,
} from './project-steps'
import { photosOf, STORY, withAttachments } from './visit-note'

/** 验收 CODE 合格 18万 水池30立方, with a photo; or 不合格 and why. */
export const acceptProject: Flow = {
  name: 'accept-project',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    verdict: wordsStep(
      (_ctx, { name = '' }) => ({
        ask: say('acceptance.ask_verdict', { name }),
        kind: 'menu',
        takes: SUM,
        takesAttachments: true,
      }),
      (text) => ({ to: 'begin', data: { text } }),
    ),
    amount: wordsStep(
      (_ctx, { name = '' }) => ({
        ask: say('acceptance.ask_amount', { name }),
        kind: 'menu',
        takes: SUM,
      }),
      (said, { words = '' }) => ({ to: 'begin', data: { text: `合格 ${inYuan(said)} ${words}` } }),
    ),
    words: wordsStep(
      (_ctx, { name = '' }) => ({
        ask: say('acceptance.ask_words', { name }),
        kind: 'menu',
        takes: STORY,
        takesAttachments: true,
      }),
      (said, { amount = '' }) => ({
        to: 'begin',
        data: { text: `合格 ${Number(amount) / 100}元 ${said}` },
      }),
    ),
    reason: wordsStep(
      (_ctx, { name = '' }) => ({
        ask: say('acceptance.ask_reason', { name }),
        kind: 'menu',
        takes: STORY,
      }),
      (said) => ({ to: 'begin', data: { text: `不合格 ${said}` } }),
    ),
    photo: photoStep('goal'),
    goal: {
      ask(_ctx, { goals = '[]', achieved = '[]' }) {
        const all = JSON.parse(goals) as Goal[]
        const next = all[(JSON.parse(achieved) as number[]).length]
        if (!next) return { to: 'confirm' }
        return {
          ask: say('acceptance.ask_goal', { ...goalOf(next) }),
          kind: 'menu',
          isNumeric: true,
          takes: ['code_other', 'code_wrong', 'link_code'],
        }
      },
      answer(_ctx, { achieved = '[]' }, { plain }) {
        const found = /^(\d{1,9})\D{0,3}$/u.exec(plain)
        if (!found) return 'not_mine'
        const all = [...(JSON.parse(achieved) as number[]), Number(found[1])]
        return { to: 'short', data: { achieved: JSON.stringify(all) } }
      },
    },
    /** A goal that was not reached is seen before it is accepted: a slip of one digit says so as well. */
    short: {
      ask(_ctx, { goals = '[]', achieved = '[]' }) {
        const all = JSON.parse(achieved) as number[]
        const goal = (JSON.parse(goals) as Goal[])[all.length - 1]
        const reached = all.at(-1) ?? 0
        if (!goal || reached >= goal.target) return { to: 'goal' }
        const ask = say('acceptance.ask_short', { ...goalOf(goal), reached })
        return { ask: { ...ask, choices: SHORT_CHOICES }, kind: 'menu' }
      },
      answer(_ctx, { achieved = '[]' }, { choiceId }) {
        if (choiceId === 'right') return { to: 'goal' }
        const before = (JSON.parse(achieved) as number[]).slice(0, -1)
        return choiceId === 'again'
          ? { to: 'goal', data: { achieved: JSON.stringify(before) } }
          : 'not_mine'
      },
    },
    confirm: confirmStep((_ctx, data) => {
      const { name = '', words: text = '', amount = '' } = data
      const photos = photosOf(data).length
      const short = countShort(data)
      const confirm = say('acceptance.confirm', { name, sum: Number(amount), text, photos, short })
      return { ask: { ...confirm, choices: YES_NO }, kind: 'confirm', takesAttachments: true }
    }, keep),
    send_back: confirmStep(
      (_ctx, { name = '', words: text = '' }) => ({
        ask: { ...say('acceptance.return_confirm', { name, text }), choices: YES_NO },
        kind: 'confirm',
      }),
      (ctx, data) => ({
        do: {
          type: 'return_work',
          code: data['code'] ?? '',
          reason: data['words'] ?? '',
          photos: photosOf(data),
        },
        outcomes: { ...ends(ctx), returned: endWith('acceptance.returned_done') },
      }),
      'send_back',
    ),
  },
}

type Goal = ProjectStanding['goals'][number]

const goalOf = ({ text, target, unit }: Goal) => ({ text, target, unit })

function countShort({ goals = '[]', achieved = '[]' }: Data): number {
  const all = JSON.parse(achieved) as number[]
  return (JSON.parse(goals) as Goal[]).filter(({ target }, i) => (all[i] ?? target) < target).length
}

/** What stands below a goal that was not reached. */
export const SHORT_CHOICES = [
  { id: 'right', say: say('acceptance.short_right', {}) },
  { id: 'again', say: say('acceptance.short_again', {}) },
]

/** 180000 in answer to how much. */
const inYuan = (said: string) => (/^\d+(?:\.\d+)?$/.test(said.trim()) ? `${said.trim()}元` : said)

async function begin(ctx: StepContext, data: Data): Promise<Ask> {
  const { code = '', text = '' } = data
  if (!ctx.contact.staffId) return refused(ctx)
  if (code === '') return { say: [say('acceptance.format', {})] }
  const response = await ctx.api.acceptances.drafts.$post({
    json: { code, text: text.slice(0, LONGEST_SAID) },
  })
  if (isForbidden(response)) return refused(ctx)
  if (!response.ok) return { say: [say('step.unknown_project', {})] }
  const draft = await parseResponse(Promise.resolve(response))
  return hindrance(draft) ?? onwards(draft, withAttachments(ctx, data))
}

/** What stands in the way before anything is asked; the API looks at it again. */
function hindrance({ project, isPassed, isOwnWork }: InspectionDraft): Ask | null {
  const { status, openComments } = project
  if (['accepted', 'checked', 'settled'].includes(status))
    return { say: [say('acceptance.already', {})] }
  if (status !== 'finished') return { say: [say('acceptance.not_finished', {})] }
  if (isOwnWork) return { say: [say('acceptance.own_work', {})] }
  if (isPassed && openComments.length > 0)
    return { say: [say('acceptance.comments_open', { receipts: openComments.join('、') })] }
  return null
}

function onwards({ project, isPassed, amountFen, ...said }: InspectionDraft, seen: Data): Ask {
  const { name, approvedFen, goals } = project
  const words = said.text.slice(0, LONGEST)
  const data: Data = { ...seen, name, words, goals: JSON.stringify(goals), achieved: '[]' }
  if (isPassed === null) return { to: 'verdict', data }
  if (!isPassed) return words === '' ? { to: 'reason', data } : { to: 'send_back', data }
  if (amountFen === null) return { to: 'amount', data }
  if (amountFen > (approvedFen ?? 0))
    return { say: [say('acceptance.above_approved', { sum: approvedFen ?? 0 })] }
  const known = { ...data, amount: String(amountFen) }
  if (!said.saysQuantity) return { to: 'words', data: known }
  return { to: photosOf(known).length > 0 ? 'goal' : 'photo', data: known }
}

function keep(ctx: StepContext, data: Data): Move {
  const { code = '', words: text = '', amount = '', achieved = '[]' } = data
  return {
    do: {
      type: 'accept_project',
      code,
      amountFen: Number(amount),
      text,
      achieved: JSON.parse(achieved) as number[],
      photos: photosOf(data),
    },
    outcomes: {
      ...ends(ctx),
      accepted: endWith('acceptance.done'),
      comments_open: endWith('acceptance.comments_open'),
      no_quantity: endWith('acceptance.format'),
      no_photo: endWith('acceptance.format'),
    },
  }
}

const ends = ({ hotline }: StepContext) => ({
  ...refusals(hotline),
  own_work: endWith('acceptance.own_work'),
  not_finished: endWith('acceptance.not_finished'),
  already_accepted: endWith('acceptance.already'),
})
