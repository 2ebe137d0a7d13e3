import { parseResponse, say } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import {
  confirmStep,
  LONGEST_SAID,
  photoStep,
  refusals,
  refused,
  SUM,
  wordsStep,
} from './project-steps'
import { photosOf, withAttachments } from './visit-note'

/** 报账 CODE 15万, with photos of the bills. */
export const claimMoney: Flow = {
  name: 'claim-money',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    amount: wordsStep(
      (_ctx, { name = '', left = '' }) => ({
        ask: say('claim.ask_amount', { name, left: Number(left) }),
        kind: 'menu',
        takes: SUM,
        takesAttachments: true,
      }),
      (said) => ({ to: 'begin', data: { text: said } }),
    ),
    photo: photoStep('confirm'),
    confirm: confirmStep((_ctx, data) => {
      const { name = '', amount = '' } = data
      const photos = photosOf(data).length
      const confirm = say('claim.confirm', { name, sum: Number(amount), photos })
      return { ask: { ...confirm, choices: YES_NO }, kind: 'confirm', takesAttachments: true }
    }, keep),
  },
}

async function begin(ctx: StepContext, data: Data): Promise<Ask> {
  const { code = '', text = '' } = data
  if (!ctx.contact.staffId) return refused(ctx)
  const response = await ctx.api.claims.drafts.$post({
    json: { code, text: text.slice(0, LONGEST_SAID) },
  })
  if (isForbidden(response)) return refused(ctx)
  if (!response.ok) return { say: [say('step.unknown_project', {})] }
  const { project, amountFen, hasAccepted } = await parseResponse(Promise.resolve(response))
  const { name, status, leftFen } = project
  if (status === 'settled') return { say: [say('claim.settled', {})] }
  if (status === 'accepted') return { say: [say('claim.not_checked', {})] }
  if (status !== 'checked') return { say: [say('claim.not_accepted', {})] }
  if (hasAccepted) return { say: [say('claim.own_acceptance', {})] }
  const seen = { ...withAttachments(ctx, data), name, left: String(leftFen) }
  if (leftFen === 0 || (amountFen ?? 0) > leftFen)
    return { say: [say('claim.above', { left: leftFen })] }
  if (amountFen === null) return { to: 'amount', data: seen }
  const known = { ...seen, amount: String(amountFen) }
  return { to: photosOf(known).length > 0 ? 'confirm' : 'photo', data: known }
}

function keep({ hotline }: StepContext, data: Data): Move {
  const { code = '', amount = '' } = data
  return {
    do: { type: 'claim_for_project', code, amountFen: Number(amount), photos: photosOf(data) },
    outcomes: {
      ...refusals(hotline),
      claimed: endWith('claim.done'),
      above_accepted: endWith('claim.above'),
      not_accepted: endWith('claim.not_accepted'),
      not_checked: endWith('claim.not_checked'),
      settled: endWith('claim.settled'),
      own_acceptance: endWith('claim.own_acceptance'),
      no_photo: endWith('claim.format'),
    },
  }
}

/** 结项 CODE: the rest of the money is not needed. */
export const closeProject: Flow = {
  name: 'close-project',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, { code = '' }) {
        if (!ctx.contact.staffId) return refused(ctx)
        if (code === '') return { say: [say('claim.close_format', {})] }
        const response = await ctx.api.claims.drafts.$post({ json: { code } })
        if (isForbidden(response)) return refused(ctx)
        if (!response.ok) return { say: [say('step.unknown_project', {})] }
        const { project } = await parseResponse(Promise.resolve(response))
        const { name, status, openClaims } = project
        if (status === 'settled') return { say: [say('claim.settled', {})] }
        if (status !== 'checked') return { say: [say('claim.not_checked', {})] }
        if (openClaims > 0) return { say: [say('claim.claims_open', {})] }
        return { to: 'confirm', data: { name, left: String(project.leftFen) } }
      },
      answer: () => 'not_mine',
    },
    confirm: confirmStep(
      (_ctx, { name = '', left = '' }) => ({
        ask: { ...say('claim.close_confirm', { name, left: Number(left) }), choices: YES_NO },
        kind: 'confirm',
      }),
      ({ hotline }, { code = '' }) => ({
        do: { type: 'close_project', code },
        outcomes: {
          ...refusals(hotline),
          settled: endWith('claim.closed'),
          claims_open: endWith('claim.claims_open'),
          not_checked: endWith('claim.not_checked'),
        },
      }),
    ),
  },
}
