import { say } from '../../api/client'
import type { After, Data, Flow, StepContext } from '../conversation/flow'
import { endSorry, endWith, sayOutcome, YES_NO } from '../conversation/say'
import { draftOf, withMore, wordsOf } from './objection-draft'
import { askingSteps, LATE_CHOICES } from './objection-steps'

/** What filing can come to beside success; a question that came up meanwhile is asked again. */
export const filingOutcomes = ({ hotline }: StepContext, data: Data): Record<string, After> => ({
  already_filed: endWith('objection.already_filed'),
  decided_before: endWith('objection.decided_before'),
  own_household: endWith('objection.own_household'),
  on_list: endWith('objection.on_list'),
  village_left_out: endWith('objection.village_left_out'),
  not_posted: endWith('objection.not_posted'),
  other_area: endWith('objection.other_area'),
  name_ambiguous: endWith('objection.name_ambiguous'),
  name_unknown: {
    say: [say('objection.name_unknown', {})],
    at: { step: 'household', data: { ...data, isUnknown: 'yes', name: '' } },
  },
  reason_missing: { say: [say('objection.ask_reason', {})], at: { step: 'reason', data } },
  window_closed: {
    say: [{ ...sayOutcome('objection.window_closed'), choices: LATE_CHOICES }],
    at: { step: 'late', data },
  },
  notice_void: endWith('objection.void'),
  // The list was there a moment ago: under a proxy it is that which is gone.
  not_found: endWith(data['proxyId'] ? 'proxy.gone' : 'objection.unknown_code'),
  contested: endWith('proxy.contested', { hotline }),
  forbidden: endWith('staff.refused', { hotline }),
  refused: endWith('objection.not_now', { hotline }),
})

/** After the window nothing is filed; who still wants it heard is passed on to a person. */
export const lateStep: Flow['steps'][string] = {
  ask: (_ctx, { day = '' }) => ({
    ask: { ...say('objection.window_closed', { day }), choices: LATE_CHOICES },
    kind: 'menu',
  }),
  answer({ hotline }, data, { choiceId }) {
    if (choiceId === 'no') return { say: [say('objection.dropped', {})] }
    if (choiceId !== 'pass_on') return 'not_mine'
    const text = `异议 ${data['code'] ?? ''} ${wordsOf(data)}`.trim().slice(0, 1000)
    return {
      do: { type: 'call_for_help', kind: 'help', text },
      outcomes: { called: endWith('help.done'), refused: endSorry(hotline) },
    }
  },
}

/** 异议: to which list, on which ground, about whom and why; asks only what was not said already. */
export const fileObjection: Flow = {
  name: 'file-objection',
  first: 'plan',
  steps: {
    ...askingSteps({ isEntered: false }),
    confirm: {
      ask: (_ctx, data) => ({
        ask: {
          ...say('objection.confirm', {
            notice: data['code'] ?? '',
            ground: draftOf(data).ground ?? 'wrong_facts',
            text: wordsOf(data),
          }),
          choices: YES_NO,
        },
        kind: 'confirm',
        takes: ['objection'],
      }),
      answer(ctx, data, heard) {
        if (heard.choiceId === 'no') return { say: [say('objection.dropped', {})] }
        // What is said instead of yes or no belongs to the description.
        if (heard.choiceId !== 'yes') return { to: 'confirm', data: withMore(data, heard.text) }
        const { code, ...draft } = draftOf(data)
        return {
          do: { type: 'file_objection', ...draft, code: code ?? '', text: wordsOf(data) },
          outcomes: { filed: endWith('objection.done'), ...filingOutcomes(ctx, data) },
        }
      },
    },
    late: lateStep,
  },
}
