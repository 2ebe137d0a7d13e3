import { type ListedHit, parseResponse, type Reply, say } from '../../api/client'
import type { After, Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith, leftBehind, YES_NO } from '../conversation/say'
import { isForbidden, refusalFor } from './allowed'
import { placeMeant } from './show-village'
import { isNo, STORY } from './visit-note'

const MOST = '100'
const kept: Move = { say: [say('declaration.kept', {})] }

/** 比对申报 天元乡: looks for what kin, homes and firms of cadres got. */
export const compareDeclarations: Flow = {
  name: 'compare-declarations',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, { text = '' }): Promise<Ask> {
        const refusal = await refusalFor(ctx, 'declaration.compare')
        if (refusal) return refusal
        const place = await placeMeant(ctx, text)
        if (place.state !== 'found') return { say: [say('declaration.place_unknown', {})] }
        const { areaPath, area } = place
        return { to: 'confirm', data: { areaPath, area } }
      },
      answer: () => 'not_mine',
    },
    confirm: {
      ask: (_ctx, { area = '' }) => ({
        ask: { ...say('declaration.compare_confirm', { area }), choices: YES_NO },
        kind: 'confirm',
      }),
      answer({ hotline }, { areaPath = '' }, { choiceId }) {
        if (choiceId === 'no') return kept
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'compare_declarations', areaPath },
          outcomes: {
            compared: endWith('declaration.compared'),
            not_found: endWith('declaration.place_unknown'),
            forbidden: endWith('staff.refused', { hotline }),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}

function hitLine(hit: ListedHit, left: number): Reply {
  const { cadre: name, unit, kind, relation, who, benefit, code } = hit
  if (kind === 'interest') return say('declaration.hit_firm', { name, unit, text: who, code, left })
  return relation
    ? say('declaration.hit_kin', { name, unit, relation, head: who, benefit, code, left })
    : say('declaration.hit_own', { name, unit, benefit, code, left })
}

async function show(ctx: StepContext, { text = '' }: Data): Promise<Ask> {
  const { api, hotline } = ctx
  const place = await placeMeant(ctx, text)
  if (place.state !== 'found') return { say: [say('declaration.place_unknown', {})] }
  const { areaPath, area } = place
  const query = { areaPath, status: 'open', limit: MOST } as const
  const response = await api.declarations.hits.$get({ query })
  if (isForbidden(response)) return { say: [say('staff.refused', { hotline })] }
  if (!response.ok) return { say: [say('declaration.place_unknown', {})] }
  const { items } = await response.json()
  const reported = await parseResponse(api.declarations.unreported.$get({ query: { areaPath } }))
  const all = items.length + reported.items.length + 1
  if (all === 1) return { say: [say('declaration.no_hits', { area })] }
  const lines = items.map((hit, i) => hitLine(hit, leftBehind(i + 1, all)))
  const others = reported.items.flatMap(({ name, unit, head, benefits: [benefit] }, i) => {
    const left = leftBehind(items.length + i + 1, all)
    return benefit ? [say('declaration.unreported', { name, unit, head, benefit, left })] : []
  })
  return { say: [say('declaration.hits_head', { area, count: items.length }), ...lines, ...others] }
}

/** 优亲厚友, 优亲厚友 天元乡: what kin and firms of cadres got and nobody has looked at. */
export const showHits: Flow = {
  name: 'show-hits',
  first: 'show',
  steps: { show: { ask: show, answer: () => 'not_mine' } },
}

export const DECISION_CHOICES = [
  { id: 'proper', say: say('declaration.proper', {}) },
  { id: 'improper', say: say('declaration.improper', {}) },
]

/** 正常 or 有问题 and why, as far as it was said. */
function decisionIn(text: string): Data {
  const found = /^(正常|没问题|无问题|有问题|不正常)[\s,，。:：]*(.*)$/su.exec(text.trim())
  if (!found) return { reason: text.trim() }
  const [, word = '', reason = ''] = found
  return { decision: /^(?:有问题|不正常)$/u.test(word) ? 'improper' : 'proper', reason }
}

async function begin(ctx: StepContext, { code = '', text = '' }: Data): Promise<Ask> {
  const { api, hotline, contact } = ctx
  if (!contact.staffId) return { say: [say('staff.refused', { hotline })] }
  if (code === '') return { say: [say('declaration.decide_format', {})] }
  const response = await api.declarations.hits['by-code'][':code'].$get({ param: { code } })
  if (isForbidden(response)) return { say: [say('staff.refused', { hotline })] }
  if (!response.ok) return { say: [say('declaration.hit_unknown', {})] }
  const { cadre, status } = await response.json()
  if (status !== 'open') return { say: [say('declaration.already_decided', {})] }
  return { to: 'next', data: { cadre, ...decisionIn(text) } }
}

const LONGEST = 200

/** 申报线索 CODE 正常 理由, or 有问题 理由. */
export const decideHit: Flow = {
  name: 'decide-hit',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    next: {
      ask: (_ctx, { decision, reason }): Ask => {
        if (!decision) return { to: 'decision' }
        return { to: reason ? 'confirm' : 'reason' }
      },
      answer: () => 'not_mine',
    },
    decision: {
      ask: (_ctx, { cadre: name = '' }) => ({
        ask: { ...say('declaration.ask_decision', { name }), choices: DECISION_CHOICES },
        kind: 'menu',
      }),
      answer: (_ctx, _data, { choiceId }) =>
        choiceId ? { to: 'next', data: { decision: choiceId } } : 'not_mine',
    },
    reason: {
      ask: () => ({ ask: say('declaration.ask_reason', {}), kind: 'menu', takes: STORY }),
      answer: (_ctx, _data, { text }) =>
        isNo(text) ? kept : { to: 'next', data: { reason: text.slice(0, LONGEST) } },
    },
    confirm: {
      ask: (_ctx, { cadre: name = '', decision, reason: text = '' }) => ({
        ask: {
          ...say(
            decision === 'proper' ? 'declaration.proper_confirm' : 'declaration.pass_confirm',
            { name, text },
          ),
          choices: YES_NO,
        },
        kind: 'confirm',
      }),
      answer({ hotline }, { code = '', decision, reason = '' }, { choiceId }) {
        if (choiceId === 'no') return kept
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: {
            type: 'decide_declaration_hit',
            code,
            isProper: decision === 'proper',
            reason: reason.slice(0, LONGEST),
          },
          outcomes: endings(hotline),
        }
      },
    },
  },
}

const endings = (hotline: string): Record<string, After> => ({
  proper: endWith('declaration.proper_done'),
  passed: endWith('declaration.passed'),
  already_decided: endWith('declaration.already_decided'),
  same_unit: endWith('declaration.same_unit'),
  nobody_to_rectify: endWith('declaration.nobody_to_rectify'),
  already_found: endWith('declaration.finding_known'),
  id_number: endWith('list.personal'),
  phone: endWith('list.personal'),
  tied: endWith('staff.tied'),
  not_found: endWith('declaration.hit_unknown'),
  forbidden: endWith('staff.refused', { hotline }),
  refused: endSorry(hotline),
})
