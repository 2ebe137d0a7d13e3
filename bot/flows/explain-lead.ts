import { parseResponse, say, type Vars } from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { isNo } from './visit-note'

/** What the API takes of one statement. */
const LONGEST = 1000
/** As many as can be picked from by digits. */
const MOST = 9

async function begin(ctx: StepContext, { code = '', text = '' }: Data): Promise<Ask> {
  if (ctx.households.length === 0) return { begin: 'link-household', data: { for: 'status' } }
  const { items, decided } = await parseResponse(ctx.api.leads.mine.$get())
  if (code !== '') {
    const before = decided.find((each) => each.code === code)
    if (before) return { say: [say('lead.explain_decided', { day: before.decidedOn })] }
    const isOpen = items.some((each) => each.code === code)
    if (!isOpen) return { say: [say('lead.explain_unknown', {})] }
    return { to: text === '' ? 'words' : 'confirm' }
  }
  const [first, ...others] = items
  if (!first) return { say: [say('lead.explain_none', {})] }
  if (others.length > 0) return { to: 'which' }
  return { to: text === '' ? 'words' : 'confirm', data: { code: first.code } }
}

interface Item {
  code: string
  class: Vars<'lead.explain_about'>['leadClass']
  head: string
  openedOn: string
}

/** Of one class alone by that; else by its day, and where several are of one day by its code. */
function toldApart({ code, class: leadClass, head, openedOn: day }: Item, all: readonly Item[]) {
  const alike = all.filter((each) => each.class === leadClass && each.head === head)
  if (alike.length === 1) return say('lead.explain_about', { leadClass, head })
  return new Set(alike.map((each) => each.openedOn)).size === alike.length
    ? say('lead.explain_about_day', { leadClass, head, day })
    : say('lead.explain_about_code', { leadClass, head, code })
}

/** 说明 CODE 怎么回事: what a household says to a lead about it, after one confirmation. */
export const explainLead: Flow = {
  name: 'explain-lead',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    which: {
      async ask({ api }) {
        const { items } = await parseResponse(api.leads.mine.$get())
        const shown = items.slice(0, MOST)
        const choices = shown.map((item) => ({ id: item.code, say: toldApart(item, shown) }))
        return { ask: { ...say('lead.explain_which', {}), choices }, kind: 'menu' }
      },
      answer: (_ctx, { text }, { choiceId }) =>
        choiceId ? { to: text ? 'confirm' : 'words', data: { code: choiceId } } : 'not_mine',
    },
    words: {
      ask: () => ({
        ask: say('lead.ask_explanation', {}),
        kind: 'menu',
        takes: ['help', 'question', 'objection'],
      }),
      answer: (_ctx, _data, { text }) =>
        isNo(text) ? { say: [say('notice.kept', {})] } : { to: 'confirm', data: { text } },
    },
    confirm: {
      ask: (_ctx, { text = '' }) => ({
        ask: { ...say('lead.explain_confirm', { text }), choices: YES_NO },
        kind: 'confirm',
      }),
      answer({ hotline }, { code = '', text = '' }, { choiceId }) {
        if (choiceId === 'no') return { say: [say('notice.kept', {})] }
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'explain_lead', code, text: text.slice(0, LONGEST) },
          outcomes: {
            explained: endWith('lead.explained'),
            already_decided: endWith('lead.explain_decided'),
            not_found: endWith('lead.explain_unknown'),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}
