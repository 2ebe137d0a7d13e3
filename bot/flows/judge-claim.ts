import { type ListedClaim, parseResponse, type Reply, say } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endWith, leftBehind, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { confirmStep, LONGEST, LONGEST_SAID, refusals, refused, wordsStep } from './project-steps'
import { STORY } from './visit-note'

/** 报账审核 CODE 同意 and why, or 不同意. */
export const judgeClaim: Flow = {
  name: 'judge-claim',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    words: wordsStep(
      (_ctx, { name = '', amount = '' }) => ({
        ask: say('claim.ask_why', { name, sum: Number(amount) }),
        kind: 'menu',
        takes: STORY,
      }),
      (said, { verdict }) => ({
        to: 'begin',
        data: { text: `${verdict === 'yes' ? '同意' : '不同意'} ${said}` },
      }),
    ),
    confirm: confirmStep((_ctx, { name = '', amount = '', verdict, text = '' }) => {
      const confirm = verdict === 'yes' ? 'claim.agree_confirm' : 'claim.disagree_confirm'
      return {
        ask: { ...say(confirm, { name, sum: Number(amount), text }), choices: YES_NO },
        kind: 'confirm',
      }
    }, keep),
  },
}

async function begin(ctx: StepContext, { code = '', text = '' }: Data): Promise<Ask> {
  if (!ctx.contact.staffId) return refused(ctx)
  if (code === '') return { say: [say('claim.judge_format', {})] }
  const response = await ctx.api.claims.opinions.drafts.$post({
    json: { code, text: text.slice(0, LONGEST_SAID) },
  })
  if (isForbidden(response)) return refused(ctx)
  if (!response.ok) return { say: [say('claim.unknown', {})] }
  const { claim, isAgreed, text: words } = await parseResponse(Promise.resolve(response))
  if (claim.status !== 'claimed') return { say: [say('claim.already_judged', {})] }
  if (isAgreed === null) return { say: [say('claim.judge_format', {})] }
  const { name, amountFen } = claim
  const verdict = isAgreed ? 'yes' : 'no'
  const data = { name, amount: String(amountFen), verdict, text: words.slice(0, LONGEST) }
  return { to: [...words].length < 2 ? 'words' : 'confirm', data }
}

function keep({ hotline }: StepContext, { code = '', verdict, text = '' }: Data): Move {
  return {
    do: { type: 'judge_claim', code, isAgreed: verdict === 'yes', text },
    outcomes: {
      ...refusals(hotline),
      agreed: endWith('claim.agreed'),
      disagreed: endWith('claim.disagreed'),
      already_judged: endWith('claim.already_judged'),
      own_claim: endWith('claim.own_claim'),
      own_acceptance: endWith('claim.accepted_self'),
      no_words: endWith('claim.judge_format'),
      not_found: endWith('claim.unknown'),
    },
  }
}

/** So many are worth reading in a chat. */
const MOST = 20

/** 报账: what waits for an opinion or for its money. */
export const showClaims: Flow = {
  name: 'show-claims',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx) {
        if (!ctx.contact.staffId) return refused(ctx)
        const query = { isOpen: 'true', limit: String(MOST) } as const
        const response = await ctx.api.claims.index.$get({ query })
        if (isForbidden(response)) return refused(ctx)
        const { items } = await parseResponse(Promise.resolve(response))
        const parts = items.map((item, i) => lineOf(item, leftBehind(i, items.length)))
        const [first, second, ...rest] = parts
        if (!first) return { say: [say('claim.none', {}), say('claim.format', {})] }
        return { say: second ? [first, second] : [first], parts: rest }
      },
      answer: () => 'not_mine',
    },
  },
}

function lineOf(
  { name, amountFen: sum, dueOn: due, code, status }: ListedClaim,
  left: number,
): Reply {
  const line = { name, sum, due, code, left }
  return status === 'claimed' ? say('claim.line_claimed', line) : say('claim.line_agreed', line)
}
