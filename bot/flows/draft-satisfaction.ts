import { KIND_WORDS, parseResponse, type SatisfactionDraft, say } from '../../api/client'
import type { Ask, Data, Flow, Heard, Move, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { satisfactionRefusals } from './satisfaction-refusals'
import { isNo } from './visit-note'

type Draft = SatisfactionDraft | 'unset' | null

/** How it is understood; null to whoever may draft none, `unset` in a county that has not set its days and sample. */
async function readDraft({ api, contact }: StepContext, { text = '' }: Data): Promise<Draft> {
  if (!contact.staffId) return null
  const response = await api.satisfaction.drafts.$post({ json: { text: text.slice(0, 1000) } })
  if (isForbidden(response)) return null
  if (response.status === (409 as number)) return 'unset'
  return (await parseResponse(Promise.resolve(response))) as SatisfactionDraft
}

async function plan(ctx: StepContext, data: Data): Promise<Ask> {
  const draft = await readDraft(ctx, data)
  if (draft === null) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  if (draft === 'unset') return { say: [say('satisfaction.refused', { why: 'figure_missing' })] }
  switch (draft.state) {
    case 'area':
      return { to: 'area' }
    case 'nobody':
      return { say: [say('satisfaction.nobody', { area: draft.area })] }
    case 'ready':
      return { to: 'confirm' }
    case 'questions':
      return { to: 'questions', data: { area: draft.area } }
    case 'too_long':
      return { to: 'questions', data: { area: draft.area, long: draft.text } }
    case 'personal':
      return { to: 'questions', data: { area: draft.area, personal: 'yes' } }
  }
}

const dropped: Move = { say: [say('satisfaction.dropped', {})] }

/** 1 干部上门勤不勤（1到5分） 2 …, as they will be asked. */
const inWords = (questions: Extract<SatisfactionDraft, { state: 'ready' }>['questions']) =>
  questions.map(({ kind, text }, at) => `${at + 1} ${text}（${KIND_WORDS[kind]}）`).join(' ')

/** 满意度 天元乡 200户 问题；问题；还有啥想说的: whom it asks and what it costs, one confirmation, then a colleague approves. */
export const draftSatisfaction: Flow = {
  name: 'draft-satisfaction',
  first: 'plan',
  steps: {
    plan: { ask: plan, answer: () => 'not_mine' },
    area: {
      ask: () => ({ ask: say('satisfaction.ask_area', {}), kind: 'menu' }),
      answer: (_ctx, _data, { text }: Heard): Move =>
        isNo(text) ? dropped : { to: 'plan', data: { text } },
    },
    questions: {
      ask: (_ctx, { area = '', long, personal }) => ({
        ask: personal
          ? say('satisfaction.personal', {})
          : long
            ? say('satisfaction.too_long', { text: long })
            : say('satisfaction.ask_questions', { area }),
        kind: 'menu',
        takes: ['question', 'complaint', 'help'],
      }),
      answer: (_ctx, { area = '' }, { text }): Move =>
        isNo(text)
          ? dropped
          : { to: 'plan', data: { text: `${area} ${text}`, long: '', personal: '' } },
    },
    confirm: {
      async ask(ctx, data) {
        const draft = await readDraft(ctx, data)
        if (typeof draft !== 'object' || draft?.state !== 'ready') return { to: 'plan' }
        const { area, questions, reach, days } = draft
        const { households, reachable, size: count, messages, segments, costFen: cost } = reach
        const vars = { area, households, reachable, count, messages, segments, cost, days }
        return {
          before: say('satisfaction.preview', { text: inWords(questions) }),
          ask: { ...say('satisfaction.confirm', vars), choices: YES_NO },
          kind: 'confirm',
        }
      },
      async answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return dropped
        if (choiceId !== 'yes') return 'not_mine'
        const draft = await readDraft(ctx, data)
        if (typeof draft !== 'object' || draft?.state !== 'ready') return { to: 'plan' }
        const { areaPath, questions, size, area } = draft
        const sized = size === null ? {} : { size }
        return {
          do: { type: 'draft_satisfaction', areaPath, questions, ...sized },
          outcomes: {
            drafted: endWith('satisfaction.drafted'),
            nobody: endWith('satisfaction.nobody', { area }),
            ...satisfactionRefusals(ctx.hotline),
          },
        }
      },
    },
  },
}
