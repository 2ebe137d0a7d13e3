import { readPercent, say } from '../../api/client'
import type { Data, Flow, Move, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { dropped, LONGEST_LINE, projectFor, projectRefusals } from './projects'
import { isNo, photosOf, STORY, withAttachments } from './visit-note'

type Act = 'start' | 'progress' | 'finish'
const actOf = ({ act }: Data) => (act ?? 'progress') as Act

/** 开工 CODE, 进度 CODE 40% 基础挖好了, 完工 CODE. */
export const carryOutProject: Flow = {
  name: 'carry-out-project',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, data) {
        const act = actOf(data)
        const at = act === 'start' ? (['approved'] as const) : (['under_way'] as const)
        const found = await projectFor(ctx, data['code'] ?? '', act, at)
        if ('instead' in found) return found.instead
        const known = withAttachments(ctx, { ...data, name: found.project.name })
        const isSilent = act === 'progress' && !known['text'] && !known['photos']
        return { to: isSilent ? 'what' : 'confirm', data: known }
      },
      answer: () => 'not_mine',
    },
    what: {
      ask: (_ctx, { name = '' }) => ({
        ask: say('project.ask_progress', { name }),
        kind: 'menu',
        isNumeric: true,
        takesAttachments: true,
        takes: STORY,
      }),
      answer: (ctx, data, { text }) =>
        isNo(text) ? dropped : { to: 'confirm', data: withAttachments(ctx, { ...data, text }) },
    },
    confirm: {
      ask(_ctx, data) {
        const { name = '', text = '' } = data
        const photos = photosOf(data).length
        const ask = say('project.work_confirm', { task: actOf(data), name, text, photos })
        return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
      },
      answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return dropped
        return choiceId === 'yes' ? carryOut(ctx, data) : 'not_mine'
      },
    },
  },
}

function carryOut({ hotline }: StepContext, data: Data): Move {
  const { code = '', text = '' } = data
  return {
    do: {
      type: 'carry_out_project',
      code,
      act: actOf(data),
      text: text.slice(0, LONGEST_LINE),
      percent: readPercent(text),
      photos: photosOf(data),
    },
    outcomes: {
      ...projectRefusals(hotline, 'nothing_said'),
      started: endWith('project.started'),
      progressed: endWith('project.progressed'),
      finished: endWith('project.finished'),
    },
  }
}
