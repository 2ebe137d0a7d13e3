import { parseResponse, say } from '../../api/client'
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
  wordsStep,
} from './project-steps'
import { photosOf, STORY, withAttachments } from './visit-note'

/** 抽查 天元乡: draws among what was accepted there. */
export const drawChecks: Flow = {
  name: 'draw-checks',
  first: 'begin',
  steps: {
    begin: { ask: beginDraw, answer: () => 'not_mine' },
    confirm: confirmStep(
      (_ctx, { area = '', among = '', count = '' }) => ({
        ask: {
          ...say('spot_check.draw_confirm', { area, among: Number(among), count: Number(count) }),
          choices: YES_NO,
        },
        kind: 'confirm',
      }),
      ({ hotline }, { areaPath = '', area = '' }) => ({
        do: { type: 'draw_spot_checks', areaPath },
        outcomes: {
          ...refusals(hotline),
          drawn: endWith('spot_check.drawn'),
          none_accepted: endWith('spot_check.none', { area }),
        },
      }),
    ),
  },
}

async function beginDraw(ctx: StepContext, { text = '' }: Data): Promise<Ask> {
  if (!ctx.contact.staffId) return refused(ctx)
  if (text === '') return { say: [say('spot_check.format', {})] }
  const response = await ctx.api.spotChecks.draws.drafts.$post({
    json: { text: text.slice(0, 200) },
  })
  if (isForbidden(response)) return refused(ctx)
  const { areaPath, area, among, count } = await parseResponse(Promise.resolve(response))
  if (areaPath === null) return { say: [say('spot_check.place_unknown', {})] }
  if (among === 0) return { say: [say('spot_check.none', { area })] }
  const data = { areaPath, area, among: String(among), count: String(count) }
  return { to: 'confirm', data }
}

/** 抽查 CODE 合格 and what was seen, with a photo; or 不合格. */
export const checkProject: Flow = {
  name: 'check-project',
  first: 'begin',
  steps: {
    begin: { ask: beginCheck, answer: () => 'not_mine' },
    verdict: wordsStep(
      (_ctx, { name = '' }) => ({
        ask: say('spot_check.ask_verdict', { name }),
        kind: 'menu',
        takes: STORY,
        takesAttachments: true,
      }),
      (text) => ({ to: 'begin', data: { text } }),
    ),
    words: wordsStep(
      (_ctx, { name = '' }) => ({
        ask: say('spot_check.ask_seen', { name }),
        kind: 'menu',
        takes: STORY,
        takesAttachments: true,
      }),
      (said, { verdict }) => ({
        to: 'begin',
        data: { text: `${verdict === 'yes' ? '合格' : '不合格'} ${said}` },
      }),
    ),
    photo: photoStep('confirm'),
    confirm: confirmStep((_ctx, data) => {
      const { name = '', text = '', verdict } = data
      const confirm = verdict === 'yes' ? 'spot_check.pass_confirm' : 'spot_check.fail_confirm'
      return {
        ask: { ...say(confirm, { name, text, photos: photosOf(data).length }), choices: YES_NO },
        kind: 'confirm',
        takesAttachments: true,
      }
    }, keep),
  },
}

async function beginCheck(ctx: StepContext, data: Data): Promise<Ask> {
  const { code = '', text = '' } = data
  if (!ctx.contact.staffId) return refused(ctx)
  const response = await ctx.api.spotChecks.results.drafts.$post({
    json: { code, text: text.slice(0, LONGEST_SAID) },
  })
  if (isForbidden(response)) return refused(ctx)
  if (!response.ok) return { say: [say('step.unknown_project', {})] }
  const { project, isPassed, isDrawn, hasDecided, ...said } = await parseResponse(
    Promise.resolve(response),
  )
  if (!isDrawn) return { say: [say('spot_check.was_not_drawn', {})] }
  if (hasDecided) return { say: [say('spot_check.own_approval', {})] }
  if (isPassed === null)
    return { to: 'verdict', data: { ...withAttachments(ctx, data), name: project.name } }
  const seen = {
    ...withAttachments(ctx, data),
    name: project.name,
    verdict: isPassed ? 'yes' : 'no',
    text: said.text.slice(0, LONGEST),
  }
  if ([...said.text].length < 2) return { to: 'words', data: seen }
  return { to: photosOf(seen).length > 0 ? 'confirm' : 'photo', data: seen }
}

function keep({ hotline }: StepContext, data: Data): Move {
  const { code = '', text = '', verdict } = data
  return {
    do: { type: 'check_project', code, isPassed: verdict === 'yes', text, photos: photosOf(data) },
    outcomes: {
      ...refusals(hotline),
      passed: endWith('spot_check.passed_done'),
      failed: endWith('spot_check.failed_done'),
      not_drawn: endWith('spot_check.was_not_drawn'),
      own_approval: endWith('spot_check.own_approval'),
      own_acceptance: endWith('spot_check.own_approval'),
      own_work: endWith('spot_check.own_approval'),
    },
  }
}
