import { parseResponse, type RecallDraft, say } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { JUDGE_WHYS, LONGEST_REASON, residencyRefusals } from './residency-refusals'
import { TOLD } from './supervision-refusals'
import { isNo } from './visit-note'

const dropped: Move = { say: [say('recall.dropped', {})] }

async function readDraft({ api }: StepContext, data: Data): Promise<RecallDraft | null> {
  const response = await api.residency.recalls.drafts.$post({
    json: {
      text: (data['text'] ?? '').slice(0, 1000),
      nameWords: data['name']?.slice(0, 200) || null,
      reasonWords: data['reason']?.slice(0, 200) || null,
    },
  })
  if (isForbidden(response)) return null
  return (await parseResponse(Promise.resolve(response))) as RecallDraft
}

/** 召回 姓名 村 原因: a township proposes it to the county. */
export const proposeRecall: Flow = {
  name: 'propose-recall',
  first: 'plan',
  steps: {
    plan: {
      async ask(ctx, data): Promise<Ask> {
        const draft = ctx.contact.staffId ? await readDraft(ctx, data) : null
        if (!draft) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
        const name = draft.person?.name ?? ''
        return { to: draft.missing ?? 'confirm', data: { ...data, shown: name } }
      },
      answer: () => 'not_mine',
    },
    person: {
      ask: () => ({ ask: say('recall.ask_person', {}), kind: 'menu' }),
      answer: (_ctx, _data, { text }) =>
        isNo(text) ? dropped : { to: 'plan', data: { name: text } },
    },
    which_person: {
      async ask(ctx, data): Promise<Ask> {
        const draft = await readDraft(ctx, data)
        const choices = (draft?.people ?? []).map(({ area, name }) => ({
          id: `${name} ${area}`,
          say: say('common.text', { text: area }),
        }))
        return { ask: { ...say('recall.which_person', {}), choices }, kind: 'menu' }
      },
      answer: (_ctx, _data, { choiceId, text }) =>
        choiceId ? { to: 'plan', data: { name: choiceId } } : isNo(text) ? dropped : 'not_mine',
    },
    reason: {
      ask: (_ctx, { shown: name = '' }) => ({
        ask: say('recall.ask_reason', { name }),
        kind: 'menu',
        takes: TOLD,
      }),
      answer: (_ctx, _data, { text }) =>
        isNo(text) ? dropped : { to: 'plan', data: { reason: text } },
    },
    confirm: {
      async ask(ctx, data): Promise<Ask> {
        const draft = await readDraft(ctx, data)
        if (!draft?.person) return { to: 'plan' }
        const { name, area } = draft.person
        const ask = say('recall.confirm', { name, area, reason: draft.reason })
        return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
      },
      async answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return dropped
        if (choiceId !== 'yes') return 'not_mine'
        const draft = await readDraft(ctx, data)
        if (!draft?.person) return { to: 'plan' }
        const { staffId, areaPath } = draft.person
        return {
          do: {
            type: 'propose_recall',
            staffId,
            areaPath,
            reason: draft.reason.slice(0, LONGEST_REASON),
          },
          outcomes: {
            ...residencyRefusals(ctx.hotline, [
              'own',
              'tied',
              'not_resident',
              'already_proposed',
              'no_reason',
              'id_number',
              'phone',
            ]),
            proposed: endWith('recall.proposed'),
          },
        }
      },
    },
  },
}

/** 同意 理由, 不同意 理由. */
const VERDICT = /^(不同意|不批准|不行|同意|批准)[\s,，:：。]*/u

/** 召回决定 CODE 同意 理由: the county decides about a recall, or about what was said against one. */
export const decideRecall: Flow = {
  name: 'decide-recall',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, { code = '', text = '' }): Promise<Ask> {
        const { api, contact, hotline } = ctx
        const refused: Ask = { say: [say('staff.refused', { hotline })] }
        if (!contact.staffId) return refused
        const verdict = VERDICT.exec(text)
        if (code === '' || !verdict) return { say: [say('recall.decide_format', {})] }
        const response = await api.residency.recalls['by-code'][':code'].$get({ param: { code } })
        if (isForbidden(response)) return refused
        if (!response.ok)
          return { say: [say('residency.refused', { residencyWhy: 'unknown_code' })] }
        const { name, area } = await response.json()
        const reason = text.slice(verdict[0].length).trim()
        const not = verdict[1]?.startsWith('不') ? 'yes' : ''
        return { to: reason === '' ? 'why' : 'confirm', data: { name, area, reason, not } }
      },
      answer: () => 'not_mine',
    },
    why: {
      ask: (_ctx, { name = '' }) => ({
        ask: say('recall.ask_why', { name }),
        kind: 'menu',
        takes: TOLD,
      }),
      answer: (_ctx, _data, { text }) =>
        isNo(text) ? dropped : { to: 'confirm', data: { reason: text } },
    },
    confirm: {
      ask: (_ctx, { name = '', area = '', reason = '', not }) => ({
        ask: {
          ...(not
            ? say('recall.refuse_confirm', { name, area, reason })
            : say('recall.uphold_confirm', { name, area, reason })),
          choices: YES_NO,
        },
        kind: 'confirm',
      }),
      answer({ hotline }, { code = '', reason = '', not }, { choiceId }) {
        if (choiceId === 'no') return dropped
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: {
            type: 'decide_recall',
            code,
            isUpheld: !not,
            reason: reason.slice(0, LONGEST_REASON),
          },
          outcomes: {
            ...residencyRefusals(hotline, [...JUDGE_WHYS, 'own_proposal', 'own_decision']),
            recalled: endWith('recall.decided'),
            not_recalled: endWith('recall.declined'),
          },
        }
      },
    },
  },
}

/** 申诉 CODE 理由, of a recall: what the person says against it. */
export const contestRecall: Flow = {
  name: 'contest-recall',
  first: 'words',
  steps: {
    words: {
      ask: (_ctx, { text = '' }) =>
        text === ''
          ? { ask: say('recall.ask_contest', {}), kind: 'menu', takes: TOLD }
          : { to: 'confirm' },
      answer: (_ctx, _data, { text }) =>
        isNo(text) ? dropped : { to: 'confirm', data: { text: text.slice(0, LONGEST_REASON) } },
    },
    confirm: {
      ask: (_ctx, { text = '' }) => ({
        ask: { ...say('recall.contest_confirm', { text }), choices: YES_NO },
        kind: 'confirm',
      }),
      answer({ hotline }, { code = '', text = '' }, { choiceId }) {
        if (choiceId === 'no') return dropped
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'contest_recall', code, text: text.slice(0, LONGEST_REASON) },
          outcomes: {
            ...residencyRefusals(hotline, [
              'already_contested',
              'not_recalled',
              'no_reason',
              'id_number',
              'phone',
            ]),
            contested: endWith('recall.contested'),
          },
        }
      },
    },
  },
}
