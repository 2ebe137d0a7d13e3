import { type AccountabilityMeasure, say } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { listOwnCases } from './show-accountabilities'
import { accountabilityRefusals, TOLD } from './supervision-refusals'
import { isNo } from './visit-note'

/** What the API takes of it. */
const LONGEST = 300
const dropped: Move = { say: [say('accountability.dropped', {})] }

async function begin(ctx: StepContext, { code = '', text = '' }: Data): Promise<Ask> {
  const own = (await listOwnCases(ctx)).find((each) => each.code === code)
  if (!own && (await isOwnRecall(ctx, code)))
    return { begin: 'contest-recall', data: { code, text: text.slice(0, LONGEST) } }
  // Of any other receipt it is of what a household lost.
  if (!own) return { begin: 'file-appeal', data: { code, ...(text && { text }) } }
  const { standing, measure } = own
  if (standing === 'final')
    return { say: [say('accountability.refused', { accountabilityWhy: 'too_late' })] }
  if (standing !== 'decided') {
    const accountabilityWhy = standing === 'revoked' ? 'revoked' : 'already_contested'
    return { say: [say('accountability.refused', { accountabilityWhy })] }
  }
  const data = { measure, text: text.slice(0, LONGEST) }
  return { to: text === '' ? 'words' : 'confirm', data }
}

async function isOwnRecall({ api, contact }: StepContext, code: string): Promise<boolean> {
  if (!contact.staffId || !/^\d{10}$/.test(code)) return false
  const response = await api.residency.recalls.mine[':code'].$get({ param: { code } })
  return response.ok
}

/** 申诉 CODE 理由: what somebody who is held to account says against it. */
export const contestAccountability: Flow = {
  name: 'contest-accountability',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    words: {
      ask: (_ctx, { measure = '' }) => ({
        ask: say('accountability.ask_contest', {
          accountabilityMeasure: measure as AccountabilityMeasure,
        }),
        kind: 'menu',
        takes: TOLD,
      }),
      answer: (_ctx, _data, { text }) =>
        isNo(text) ? dropped : { to: 'confirm', data: { text: text.slice(0, LONGEST) } },
    },
    confirm: {
      ask: (_ctx, { text = '' }) => ({
        ask: { ...say('accountability.contest_confirm', { text }), choices: YES_NO },
        kind: 'confirm',
      }),
      answer({ hotline }, { code = '', text = '' }: Data, { choiceId }) {
        if (choiceId === 'no') return dropped
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'contest_accountability', code, text },
          outcomes: {
            ...accountabilityRefusals(hotline, [
              'not_decided',
              'already_contested',
              'too_late',
              'revoked',
            ]),
            contested: endWith('accountability.contested'),
          },
        }
      },
    },
  },
}
