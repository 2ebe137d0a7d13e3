import { type HouseholdStatus, type Reply, say } from '../../api/client'
import type { Ask, Flow, Question, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { householdChoices } from './households'

/** What is under way: its own application, or what its village proposed. */
function filedReply(
  head: string,
  { kind, code, due }: NonNullable<HouseholdStatus['application']>,
): Reply {
  return kind === 'identification'
    ? say('apply.already_filed', { code, due })
    : say('apply.proposed', { head, kind, code, due })
}

/** Whoever cannot apply now hears so before being asked whether to. */
function toConfirm(
  { hotline }: StepContext,
  { householdId, head, status, application, mayApply }: HouseholdStatus,
): Exclude<Ask, Question> {
  if (application?.status === 'filed') {
    return { say: [filedReply(head, application)] }
  }
  if (mayApply) return { to: 'confirm', data: { householdId, head } }
  const isClosed = status === 'closed'
  return {
    say: [
      isClosed
        ? say('apply.closed', { head, hotline })
        : say('apply.on_register', { head, status }),
    ],
  }
}

/** 申请: one confirmation, a receipt and a date by which it is answered. */
export const apply: Flow = {
  name: 'apply',
  first: 'pick',
  steps: {
    pick: {
      ask(ctx) {
        const { households } = ctx
        const [only] = households
        if (!only) return { begin: 'link-household', data: { for: 'apply' } }
        if (households.length === 1) return toConfirm(ctx, only)
        const question = say('apply.which', { households: households.length })
        return { ask: { ...question, choices: householdChoices(households) }, kind: 'menu' }
      },
      answer(ctx, _data, { choiceId }) {
        const picked = ctx.households.find((each) => each.householdId === choiceId)
        return picked ? toConfirm(ctx, picked) : 'not_mine'
      },
    },
    confirm: {
      ask: (_ctx, { head = '' }) => ({
        ask: { ...say('apply.confirm', { head }), choices: YES_NO },
        kind: 'confirm',
      }),
      answer({ hotline }, { householdId = '' }, { choiceId }) {
        if (choiceId === 'no') return { say: [say('apply.dropped', {})] }
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'file_application', householdId },
          outcomes: {
            filed: endWith('apply.done'),
            already_filed: endWith('apply.already_filed'),
            already_proposed: endWith('apply.proposed'),
            on_register: endWith('apply.on_register'),
            household_closed: endWith('apply.closed', { hotline }),
            refused: endWith('apply.not_now', { hotline }),
          },
        }
      },
    },
  },
}
