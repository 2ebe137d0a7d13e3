import {
  addDays,
  type AssessmentKind,
  type AssessmentStep,
  dayOf,
  parseResponse,
  say,
} from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { endWith, leftBehind, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { assessmentDropped, assessmentRefusals } from './assessment-refusals'

/** Every assessment, or null for whoever may not run them. */
export async function listRuns({ api, contact }: StepContext) {
  if (!contact.staffId) return null
  const response = await api.assessments.index.$get()
  if (isForbidden(response)) return null
  return (await parseResponse(Promise.resolve(response))).items
}

async function show(ctx: StepContext): Promise<Ask> {
  const runs = await listRuns(ctx)
  // Whoever may not run them reads what is published.
  if (!runs) return { begin: 'show-assessments', data: {} }
  if (runs.length === 0) return { say: [say('assessment.run_none', {})] }
  return {
    say: runs.map(({ kind: assessmentKind, status: assessmentStatus, year, month, code }, i) =>
      say('assessment.run_line', {
        assessmentKind,
        year,
        month,
        assessmentStatus,
        code,
        left: leftBehind(i, runs.length),
      }),
    ),
  }
}

/** 考核: every assessment and how far it is, for the office. */
export const listAssessmentRuns: Flow = {
  name: 'list-assessment-runs',
  first: 'show',
  steps: { show: { ask: show, answer: () => 'not_mine' } },
}

const KINDS: readonly [AssessmentKind, RegExp][] = [
  ['first_secretary', /第一书记/u],
  ['resident_team', /工作队/u],
  ['group_unit', /单位/u],
  ['township', /乡镇|镇街|街道/u],
]

/** Whom the words are about; undefined where they name none. */
export const kindIn = (text: string) => KINDS.find(([, words]) => words.test(text))?.[0]

/** 乡镇 2026年3月 12月20日前: whom, of which year or month, and until when it is scored. */
export function readOpening(text: string, today: string) {
  const kind = kindIn(text)
  const year = Number(/(\d{4})\s*年/u.exec(text)?.[1] ?? today.slice(0, 4))
  const month = Number(/年\s*(\d{1,2})\s*月(?!\s*\d{1,2}\s*[日号])/u.exec(text)?.[1] ?? 0)
  const due = /(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]/u.exec(text)
  const of = (y: string) =>
    due ? `${y}-${(due[1] ?? '').padStart(2, '0')}-${(due[2] ?? '').padStart(2, '0')}` : null
  const inThis = of(today.slice(0, 4))
  const isOver = inThis !== null && inThis < today
  const scoreBy = isOver ? of(String(Number(today.slice(0, 4)) + 1)) : inThis
  return { kind, year, month: month <= 12 ? month : 0, scoreBy: scoreBy ?? addDays(today, 14) }
}

/** 考核开始 乡镇 2026年 12月20日前: opens one, after one confirmation. */
export const openAssessment: Flow = {
  name: 'open-assessment',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, { text = '' }) {
        if (!(await listRuns(ctx))) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
        const { kind } = readOpening(text, dayOf(ctx.receivedAt))
        return kind ? { to: 'confirm' } : { say: [say('assessment.open_ask', {})] }
      },
      answer: () => 'not_mine',
    },
    confirm: {
      ask(ctx, { text = '' }) {
        const { kind, year, month, scoreBy: due } = readOpening(text, dayOf(ctx.receivedAt))
        if (!kind) return { say: [say('assessment.open_ask', {})] }
        const ask = say('assessment.open_confirm', { assessmentKind: kind, year, month, due })
        return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
      },
      answer(ctx, { text = '' }, { choiceId }) {
        if (choiceId === 'no') return assessmentDropped
        if (choiceId !== 'yes') return 'not_mine'
        const { kind, year, month, scoreBy } = readOpening(text, dayOf(ctx.receivedAt))
        if (!kind) return { to: 'begin' }
        return {
          do: { type: 'open_assessment', kind, year, month, scoreBy },
          outcomes: {
            opened: endWith('assessment.opened'),
            ...assessmentRefusals(ctx.hotline, ['no_plan', 'already_open', 'no_subjects']),
          },
        }
      },
    },
  },
}

const ENDS = {
  end_scoring: { scoring_ended: endWith('assessment.scoring_ended') },
  release: { released: endWith('assessment.released') },
  lock: { locked_now: endWith('assessment.locked_now') },
  publish: { published_now: endWith('assessment.published_now') },
} as const satisfies Record<AssessmentStep, object>

async function runOf(ctx: StepContext, { code }: Data) {
  return (await listRuns(ctx))?.find((each) => each.code === code)
}

/** 考核公布 CODE and the like: the next step, after one confirmation. */
export const stepAssessment: Flow = {
  name: 'step-assessment',
  first: 'confirm',
  steps: {
    confirm: {
      async ask(ctx, data) {
        if (!(await listRuns(ctx))) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
        const run = await runOf(ctx, data)
        if (!run) return { say: [say('assessment.unknown_code', {})] }
        const assessmentStep = (data['step'] ?? 'lock') as AssessmentStep
        const { kind: assessmentKind, year } = run
        const ask = say('assessment.step_confirm', { assessmentStep, assessmentKind, year })
        return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
      },
      answer(ctx, { code = '', step = 'lock' }, { choiceId }) {
        if (choiceId === 'no') return assessmentDropped
        if (choiceId !== 'yes') return 'not_mine'
        const which = step as AssessmentStep
        return {
          do: { type: 'step_assessment', code, step: which },
          outcomes: {
            ...ENDS[which],
            ...assessmentRefusals(ctx.hotline, [
              'not_scoring',
              'not_moderation',
              'not_draft',
              'not_locked',
              'too_few_scores',
              'scored_it',
              'outliers_open',
              'asked_again',
              'window_open',
              'appeals_open',
              'second_person',
            ]),
          },
        }
      },
    },
  },
}
