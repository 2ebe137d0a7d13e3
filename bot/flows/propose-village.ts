import {
  EXIT_CHECKS,
  type ExitCheck,
  parseResponse,
  say,
  type VillageRoundKind,
} from '../../api/client'
import type { After, Ask, Data, Flow, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { isNo } from './visit-note'

const LONGEST = 200

async function read({ api }: StepContext, text: string) {
  const json = { text: text.slice(0, LONGEST) }
  const response = await api.villageCases.drafts.$post({ json })
  return isForbidden(response) ? null : parseResponse(Promise.resolve(response))
}

/** What is due with the village that was named; why it cannot be proposed is said at once. */
async function next(ctx: StepContext, { text = '' }: Data): Promise<Ask> {
  const draft = await read(ctx, text)
  if (!draft) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  switch (draft.state) {
    case 'several':
      return { say: [say('village.several', {})] }
    case 'unknown':
    case 'no_village':
      return { say: [say('village.unknown', {})] }
    case 'not_yours':
    case 'no_round':
    case 'already_proposed':
      return { say: [say(`village.${draft.state}`, { village: draft.village })] }
    case 'class_none': {
      const { village, scoreMilli } = draft
      return { say: [say('village.class_none', { village, milli: scoreMilli ?? 0 })] }
    }
    case 'incidence_high': {
      const { village, poor, people, limitPermille: limit } = draft
      return { say: [say('village.incidence_high', { village, poor, people, limit })] }
    }
    case 'already_poor':
    case 'not_poor':
    case 'not_scored':
      return { say: [say(`village.${draft.state}`, { village: draft.village })] }
    case 'ready': {
      const { village, areaPath, kind, scoreMilli } = draft
      const data = { village, areaPath, kind, milli: String(scoreMilli), class: draft.class ?? '' }
      return { to: kind === 'village_exit' ? 'check' : 'confirm', data }
    }
  }
}

/** `infrastructure=验收单3号`, one a line, in the order in which they are asked for. */
const checksIn = ({ checks = '' }: Data) =>
  checks.split('\n').flatMap((line) => {
    const [item = '', ...source] = line.split('=')
    return item ? [{ item: item as ExitCheck, isMet: true, source: source.join('=') }] : []
  })

const MET =
  /^(?:已经?|都|全部)?(?:达标|合格|通过|是|对|有)了?[\s,，:：。]*(?:依据|来源)?[\s:：]*|^MET[\s,:]*/iu
const UNMET = /^(?:没有?|不|未|还没有?|尚未)(?:达标|合格|通过|有)?|^NOT MET/iu

/** Which of the four is asked about now; undefined once all are answered. */
const dueOf = (data: Data): ExitCheck | undefined => EXIT_CHECKS[checksIn(data).length]

/** 提名 宝坪村: a township proposes a village; of one that is to go out four things are asked for first. */
export const proposeVillage: Flow = {
  name: 'propose-village',
  first: 'begin',
  steps: {
    begin: { ask: next, answer: () => 'not_mine' },
    check: {
      ask(_ctx, data) {
        const item = dueOf(data)
        if (!item) return { to: 'confirm' }
        const before = data['isOdd'] && { before: say('village.check_format', { item }) }
        const ask = say('village.ask_check', { village: data['village'] ?? '', item })
        return { ask, kind: 'survey', ...before }
      },
      answer(_ctx, data, { text }) {
        const item = dueOf(data)
        if (!item) return { to: 'confirm' }
        const village = data['village'] ?? ''
        if (UNMET.test(text)) return { say: [say('village.check_unmet', { village, item })] }
        if (isNo(text)) return { say: [say('village.not_proposed', {})] }
        const source = text.replace(MET, '').replace(/\s+/g, ' ').trim().slice(0, LONGEST)
        if (source === '' || source === text.trim()) return { to: 'check', data: { isOdd: 'yes' } }
        const checks = `${data['checks'] ?? ''}${item}=${source}\n`
        return { to: 'check', data: { checks, isOdd: '' } }
      },
    },
    confirm: {
      ask: (_ctx, { village = '', kind, milli = '', class: of }) => ({
        ask: {
          ...say('village.propose_confirm', {
            village,
            kind: kind as VillageRoundKind,
            milli: Number(milli),
            class: of as 'deep' | 'relative' | 'none',
          }),
          choices: YES_NO,
        },
        kind: 'confirm',
      }),
      answer({ hotline }, data, { choiceId }) {
        if (choiceId === 'no') return { say: [say('village.not_proposed', {})] }
        if (choiceId !== 'yes') return 'not_mine'
        const { areaPath = '', village = '' } = data
        return {
          do: { type: 'propose_village', areaPath, checks: checksIn(data) },
          outcomes: {
            proposed: endWith('village.proposed'),
            ...refusedFor(village),
            forbidden: endWith('staff.refused', { hotline }),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}

/** What changed after the question. */
const refusedFor = (village: string): Record<string, After> => ({
  no_round: endWith('village.no_round', { village }),
  already_proposed: endWith('village.already_proposed', { village }),
  already_poor: endWith('village.already_poor', { village }),
  not_poor: endWith('village.not_poor', { village }),
  not_scored: endWith('village.not_scored', { village }),
  not_found: endWith('village.not_yours', { village }),
})
