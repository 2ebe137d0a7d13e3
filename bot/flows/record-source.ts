import { parseResponse, type Reply, say, type SourceDraft } from '../../api/client'
import type { Ask, Data, Flow, Heard, Move, Step, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { isNo, STORY } from './visit-note'

/** What the API takes of the whole line, and of one answer. */
const LONGEST = { text: 1000, words: 200 } as const
const ASKED = ['name', 'kind', 'giver', 'amount', 'sectors', 'area'] as const

async function readDraft({ api }: StepContext, data: Data): Promise<SourceDraft | null> {
  const words = (name: (typeof ASKED)[number]) => data[name]?.slice(0, LONGEST.words) || null
  const response = await api.funds.sources.drafts.$post({
    json: {
      text: (data['text'] ?? '').slice(0, LONGEST.text),
      name: words('name'),
      kind: words('kind'),
      giver: words('giver'),
      amount: words('amount'),
      sectors: words('sectors'),
      area: words('area'),
    },
  })
  if (isForbidden(response)) return null
  return (await parseResponse(response)) as SourceDraft
}

async function plan(ctx: StepContext, data: Data): Promise<Ask> {
  const draft = await readDraft(ctx, data)
  if (!draft) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  return { to: draft.missing ?? 'confirm' }
}

const dropped: Move = { say: [say('fund.dropped', {})] }

/** Asks for what is missing, and looks again. */
const asks = (name: (typeof ASKED)[number], question: Reply): Step => ({
  ask: () => ({ ask: question, kind: 'menu', takes: STORY }),
  answer: (_ctx: StepContext, _data: Data, { text }: Heard): Move =>
    isNo(text) ? dropped : { to: 'plan', data: { [name]: text } },
})

/** 加资金 溪财发174 中央 947万 交通、水利 文峰镇, or asked for one by one. */
export const recordSource: Flow = {
  name: 'record-source',
  first: 'plan',
  steps: {
    plan: { ask: plan, answer: () => 'not_mine' },
    name: asks('name', say('fund.ask_name', {})),
    kind: asks('kind', say('fund.ask_kind', {})),
    giver: asks('giver', say('fund.ask_giver', {})),
    amount: asks('amount', say('fund.ask_amount', {})),
    sectors: asks('sectors', say('fund.ask_sectors', {})),
    area: asks('area', say('fund.ask_area', {})),
    confirm: {
      async ask(ctx, data) {
        const draft = await readDraft(ctx, data)
        if (!draft || draft.missing !== null) return { to: 'plan' }
        return { ask: { ...confirmation(draft), choices: YES_NO }, kind: 'confirm' }
      },
      async answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return dropped
        if (choiceId !== 'yes') return 'not_mine'
        const draft = await readDraft(ctx, data)
        return draft && draft.missing === null ? keep(ctx, draft) : { to: 'plan' }
      },
    },
  },
}

function confirmation(draft: SourceDraft): Reply {
  const { name, giver, area, usableUntil } = draft
  const known = { text: name, giver, amount: draft.plannedFen ?? 0, area }
  const sectors = (draft.sectors ?? []).join(',')
  return usableUntil === null
    ? say('fund.confirm', { ...known, sectors })
    : say('fund.confirm_until', { ...known, sectors, until: usableUntil })
}

function keep({ hotline }: StepContext, draft: SourceDraft): Move {
  const { name, kind, giver, year, plannedFen, sectors, areaPath, usableUntil } = draft
  if (!kind || plannedFen === null || !sectors || !areaPath) return { to: 'plan' }
  return {
    do: {
      type: 'record_fund_source',
      name,
      kind,
      giver: giver.slice(0, 40),
      documentNo: /[发号]/u.test(name) ? name : null,
      year,
      plannedFen,
      sectors,
      areaPath,
      usableUntil,
      note: '',
    },
    outcomes: {
      recorded: endWith('fund.recorded', { text: name }),
      name_taken: endWith('fund.name_taken', { text: name }),
      sectors_missing: endWith('fund.ask_sectors'),
      until_past: endWith('fund.until_past'),
      area_too_small: endWith('fund.area_too_small'),
      not_found: endWith('fund.changed'),
      forbidden: endWith('staff.refused', { hotline }),
      refused: endSorry(hotline),
    },
  }
}
