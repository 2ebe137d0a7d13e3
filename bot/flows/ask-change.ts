import { say } from '../../api/client'
import type { After, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { CHANGE_STEPS, readChangeDraft } from './change-steps'
import { isOtherWork, photosOf, withAttachments } from './visit-note'

/** 变更 牟大岭 出生 女 牟小星 11月2日, or asked for one by one; sent on after one confirmation. */
export const askChange: Flow = {
  name: 'ask-change',
  first: 'begin',
  steps: {
    begin: {
      ask: (ctx, data) =>
        ctx.contact.staffId
          ? { to: 'plan', data: withAttachments(ctx, data) }
          : // Whoever is no cadre speaks of their own household.
            { begin: 'ask-correction', data: { text: data['text'] ?? '' } },
      answer: () => 'not_mine',
    },
    ...CHANGE_STEPS,
    confirm: {
      async ask(ctx, data) {
        const draft = await readChangeDraft(ctx, data)
        if (!draft?.details) return { to: 'plan' }
        const { change } = draft
        const head = draft.household?.head ?? ''
        return {
          ask: { ...say('change.confirm', { head, change }), choices: YES_NO },
          kind: 'confirm',
          takesAttachments: true,
        }
      },
      async answer(ctx, data, { choiceId, text }) {
        if (choiceId === 'no') return { say: [say('change.dropped', {})] }
        if (choiceId === 'yes') return keep(ctx, data)
        if (text !== '' || isOtherWork(text)) return 'not_mine'
        return { to: 'confirm', data: withAttachments(ctx, data) }
      },
    },
  },
}

/** What every step of a change can end with. */
export const changeRefusals = (
  head: string,
  code: string,
  hotline: string,
): Record<string, After> => {
  const refusals = [
    'household_closed',
    'day_in_future',
    'day_before_birth',
    'not_member',
    'successor_missing',
    'successor_wrong',
    'successor_minor',
    'last_member',
    'id_missing',
    'id_taken',
    'already_member',
    'head_of_other',
    'birth_day_differs',
    'sex_differs',
    'contested',
    'nobody_goes',
    'nobody_stays',
    'no_adult',
    'other_unknown',
    'status_differs',
    'place_unknown',
    'same_place',
    'value_unreadable',
    'relation_of_head',
  ] as const
  const steps = [
    'withdrawn',
    'already_decided',
    'already_checked',
    'not_checked',
    'own_part',
    'reason_missing',
    'unfounded',
    'id_wanted',
    'details_missing',
  ] as const
  return {
    ...Object.fromEntries(
      refusals.map((refusal) => [refusal, endWith('change.refused', { refusal, head })]),
    ),
    ...Object.fromEntries(
      steps.map((step) => [step, endWith('change.step_refused', { step, code })]),
    ),
    tied: endWith('staff.tied'),
    not_found: endWith('change.unknown_code'),
    forbidden: endWith('staff.refused', { hotline }),
    figure_missing: endWith('correction.not_now', { hotline }),
    refused: endSorry(hotline),
  }
}

async function keep(ctx: StepContext, data: Data): Promise<Move> {
  const draft = await readChangeDraft(ctx, data)
  if (!draft?.details || !draft.household) return { to: 'plan' }
  const { household, details } = draft
  return {
    do: {
      type: 'ask_change',
      householdId: household.id,
      words: (data['text'] ?? '').slice(0, 1000),
      details,
      photos: photosOf(data),
    },
    outcomes: {
      ...changeRefusals(household.head, '', ctx.hotline),
      asked_checked: endWith('change.asked_checked'),
      asked: endWith('change.asked'),
      asked_id: endWith('change.asked_id'),
      already_asked: endWith('change.already_asked'),
      not_found: endWith('change.moved_on'),
    },
  }
}
