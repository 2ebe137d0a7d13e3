import { type AccreditDraft, parseResponse, say } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { pressDropped, pressRefusals } from './press-refusals'

/** What the API takes of the whole line. */
const LONGEST = 1000

async function readDraft({ api }: StepContext, { text = '' }: Data): Promise<AccreditDraft | null> {
  const json = { text: text.slice(0, LONGEST) }
  const response = await api.pressReports.accreditations.drafts.$post({ json })
  if (isForbidden(response)) return null
  return (await parseResponse(response)) as AccreditDraft
}

async function begin(ctx: StepContext, data: Data): Promise<Ask> {
  const draft = ctx.contact.staffId ? await readDraft(ctx, data) : null
  if (!draft) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  if ((data['text'] ?? '') === '') return { say: [say('press.accredit_format', {})] }
  const refused = (pressWhy: 'not_journalist' | 'level_missing' | 'days_wrong') => ({
    say: [say('press.refused', { pressWhy })],
  })
  if (draft.journalists.length !== 1) return refused('not_journalist')
  if (!draft.level) return refused('level_missing')
  return draft.fromOn && draft.untilOn ? { to: 'confirm' } : refused('days_wrong')
}

/** 媒体 备案 徐朗月 重庆日报 市级 3月1日到3月31日: from when until when a journalist may file. */
export const accreditJournalist: Flow = {
  name: 'accredit-journalist',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    confirm: {
      async ask(ctx, data) {
        const draft = await readDraft(ctx, data)
        const [journalist] = draft?.journalists ?? []
        if (!draft?.level || !draft.fromOn || !draft.untilOn || !journalist) return { to: 'begin' }
        const ask = say('press.accredit_confirm', {
          name: journalist.name,
          outlet: draft.outlet,
          outletLevel: draft.level,
          from: draft.fromOn,
          until: draft.untilOn,
        })
        return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
      },
      async answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return pressDropped
        if (choiceId !== 'yes') return 'not_mine'
        const draft = await readDraft(ctx, data)
        return draft ? send(ctx, draft) : { to: 'begin' }
      },
    },
  },
}

function send({ hotline }: StepContext, draft: AccreditDraft): Move {
  const { journalists, outlet, level, fromOn, untilOn } = draft
  const [journalist] = journalists
  if (!journalist || !level || !fromOn || !untilOn) return { to: 'begin' }
  return {
    do: {
      type: 'accredit_journalist',
      staffId: journalist.staffId,
      outlet,
      level,
      fromOn,
      untilOn,
    },
    outcomes: {
      accredited: endWith('press.accredited'),
      ...pressRefusals(hotline, ['not_journalist', 'days_wrong', 'already_accredited']),
    },
  }
}

/** What of the journalist with this name still holds, the last to end first. */
async function standing({ api, contact }: StepContext, { text = '' }: Data) {
  if (!contact.staffId) return null
  const response = await api.pressReports.accreditations.$get()
  if (isForbidden(response)) return null
  const { items } = await parseResponse(Promise.resolve(response))
  return items.filter(({ name, endedOn }) => endedOn === null && text.startsWith(name))
}

/** 媒体 撤销 徐朗月: from today on they file no more. */
export const endAccreditation: Flow = {
  name: 'end-accreditation',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, data) {
        const items = await standing(ctx, data)
        if (!items) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
        const [item] = items
        if (!item) return { say: [say('press.end_none', {})] }
        return { to: 'confirm', data: { id: item.id, name: item.name, outlet: item.outlet } }
      },
      answer: () => 'not_mine',
    },
    confirm: {
      ask: (_ctx, { name = '', outlet = '' }) => ({
        ask: { ...say('press.end_confirm', { name, outlet }), choices: YES_NO },
        kind: 'confirm',
      }),
      answer({ hotline }, { id = '' }, { choiceId }) {
        if (choiceId === 'no') return pressDropped
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'end_accreditation', id },
          outcomes: { ended: endWith('press.ended'), ...pressRefusals(hotline, ['already_ended']) },
        }
      },
    },
  },
}
