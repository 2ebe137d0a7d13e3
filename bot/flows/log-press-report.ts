import { type LogDraft, parseResponse, say } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { LONGEST_PRESS, pressDropped, pressRefusals } from './press-refusals'

/** What the API takes of the whole line. */
const LONGEST = 1000

async function readDraft({ api }: StepContext, { text = '' }: Data): Promise<LogDraft | null> {
  const json = { text: text.slice(0, LONGEST) }
  const response = await api.pressReports.logged.drafts.$post({ json })
  if (isForbidden(response)) return null
  return (await parseResponse(response)) as LogDraft
}

async function begin(ctx: StepContext, data: Data): Promise<Ask> {
  const draft = ctx.contact.staffId ? await readDraft(ctx, data) : null
  if (!draft) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  if ((data['text'] ?? '') === '') return { say: [say('press.log_format', {})] }
  const refused = (pressWhy: 'level_missing' | 'day_missing' | 'unit_unknown' | 'no_words') => ({
    say: [say('press.refused', { pressWhy })],
  })
  if (draft.personal) return { say: [say('press.refused', { pressWhy: draft.personal })] }
  if (!draft.level) return refused('level_missing')
  if (!draft.onDay) return refused('day_missing')
  if (draft.missing === 'area') return refused('unit_unknown')
  return draft.missing === 'text' ? refused('no_words') : { to: 'confirm' }
}

function send({ hotline }: StepContext, draft: LogDraft): Move {
  const { kind, outlet, level, onDay, position, areaPath, unit, text } = draft
  if (!level || !onDay || !areaPath || !unit) return { to: 'begin' }
  return {
    do: {
      type: 'log_press_report',
      kind,
      outlet,
      level,
      onDay,
      position,
      areaPath,
      unit,
      text: text.slice(0, LONGEST_PRESS),
    },
    outcomes: {
      filed: endWith('press.logged'),
      ...pressRefusals(hotline, [
        'no_words',
        'id_number',
        'phone',
        'unit_unknown',
        'day_in_future',
        'already_filed',
        'figure_missing',
      ]),
    },
  }
}

/** 媒体 登记 重庆日报 市级 3月1日 第3版 天元乡 内容: the office logs what was printed or broadcast. */
export const logPressReport: Flow = {
  name: 'log-press-report',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    confirm: {
      async ask(ctx, data) {
        const draft = await readDraft(ctx, data)
        if (!draft?.level || !draft.onDay || draft.missing !== null) return { to: 'begin' }
        const { outlet, level: outletLevel, onDay: day, unitName: unit, text } = draft
        const ask = say('press.log_confirm', { outlet, outletLevel, day, unit, text })
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
