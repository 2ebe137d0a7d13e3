import {
  CAMPAIGN_SCOPES,
  type CampaignDraft,
  type CampaignScope,
  parseResponse,
  say,
} from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { isNo } from './visit-note'

const LONGEST = 200

export const SCOPE_CHOICES = CAMPAIGN_SCOPES.map((scope) => ({
  id: scope,
  say: say('check.scope', { scope }),
}))

/** How it is understood so far; null where the writer may open none. */
async function read({ api }: StepContext, data: Data): Promise<CampaignDraft | null> {
  const { text = '', areaPath, scope, dueOn } = data
  const response = await api.checkCampaigns.drafts.$post({
    json: {
      text: text.slice(-LONGEST),
      areaPath: areaPath || null,
      scope: (scope || null) as CampaignScope | null,
      dueOn: dueOn || null,
    },
  })
  return isForbidden(response) ? null : parseResponse(Promise.resolve(response))
}

const dropped = { say: [say('check.dropped', {})] }

async function plan(ctx: StepContext, data: Data): Promise<Ask> {
  const { contact, hotline } = ctx
  const draft = contact.staffId ? await read(ctx, data) : null
  if (!draft) return { say: [say('staff.refused', { hotline })] }
  const { areaPath, area, scope, dueOn, missing } = draft
  const known = { areaPath: areaPath ?? '', area, scope: scope ?? '', dueOn: dueOn ?? '' }
  if (missing) return { to: missing, data: known }
  if (!scope) return { to: 'scope', data: known }
  switch (draft.refusal) {
    case 'due_in_past':
    case 'due_too_far':
      return { say: [say(`check.${draft.refusal}`, {})] }
    case 'nobody_in_scope':
      return { say: [say('check.nobody_in_scope', { area, scope })] }
    case 'campaign_open':
      return { say: [say('check.campaign_open', { area })] }
    case null:
      return { to: 'confirm', data: known }
  }
}

/** With what is asked for before what was said: it is read anew. */
const takes =
  (...known: string[]) =>
  (_ctx: StepContext, data: Data, { text }: { text: string }) => {
    if (isNo(text)) return dropped
    const kept = Object.fromEntries(known.map((name) => [name, data[name] ?? '']))
    return { to: 'plan', data: { text: `${text} ${data['text'] ?? ''}`, ...kept } }
  }

/** 核查 天元乡 脱贫户 12月31日前: a periodic check, each household with somebody who goes there. */
export const openChecks: Flow = {
  name: 'open-checks',
  first: 'plan',
  steps: {
    plan: { ask: plan, answer: () => 'not_mine' },
    area: {
      ask: () => ({ ask: say('check.ask_area', {}), kind: 'menu' }),
      answer: takes(),
    },
    scope: {
      ask: (_ctx, { area = '' }) => ({
        ask: { ...say('check.ask_scope', { area }), choices: SCOPE_CHOICES },
        kind: 'menu',
      }),
      answer(ctx, data, heard) {
        const { choiceId } = heard
        return choiceId
          ? { to: 'plan', data: { scope: choiceId } }
          : takes('areaPath')(ctx, data, heard)
      },
    },
    due: {
      ask: (_ctx, { area = '', scope }) => ({
        ask: say('check.ask_due', { area, scope: scope as CampaignScope }),
        kind: 'menu',
      }),
      answer: takes('areaPath', 'scope'),
    },
    confirm: {
      async ask(ctx, data) {
        const draft = await read(ctx, data)
        if (!draft?.scope || !draft.dueOn || draft.missing || draft.refusal) return { to: 'plan' }
        const { area, scope, dueOn: due, households, checkers, unassigned } = draft
        const known = { area, scope, due, households, checkers, unassigned }
        return { ask: { ...say('check.open_confirm', known), choices: YES_NO }, kind: 'confirm' }
      },
      answer({ hotline }, { areaPath = '', area = '', scope, dueOn = '' }, { choiceId }) {
        if (choiceId === 'no') return dropped
        if (choiceId !== 'yes') return 'not_mine'
        const known = { area, scope: scope as CampaignScope }
        return {
          do: { type: 'open_check_campaign', areaPath, scope: known.scope, dueOn },
          outcomes: {
            opened: endWith('check.opened'),
            campaign_open: endWith('check.campaign_open', { area }),
            nobody_in_scope: endWith('check.nobody_in_scope', known),
            due_in_past: endWith('check.due_in_past'),
            due_too_far: endWith('check.due_too_far'),
            figure_missing: endWith('check.figure_missing'),
            not_found: endWith('check.ask_area'),
            forbidden: endWith('staff.refused', { hotline }),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}
