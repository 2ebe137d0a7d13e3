import { say } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { peerRefusals } from './peer-refusals'
import { listPeerTasks, taskMeant } from './peer-tasks'
import { TOLD } from './supervision-refusals'
import { isNo } from './visit-note'

const dropped: Move = { say: [say('peer.dropped', {})] }
/** What the API takes of a reason. */
const LONGEST = 200

async function begin(ctx: StepContext, { text = '' }: Data): Promise<Ask> {
  const tasks = await listPeerTasks(ctx)
  if (!tasks) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  if (text === '') return { say: [say('peer.recuse_format', {})] }
  const meant = taskMeant(tasks, text)
  if (!meant) return { say: [say('peer.unknown_unit', {})] }
  const data = { taskId: meant.task.id, unit: meant.task.unit, reason: meant.rest }
  return { to: meant.rest === '' ? 'reason' : 'confirm', data }
}

function send({ hotline }: StepContext, { taskId = '', reason = '' }: Data): Move {
  return {
    do: { type: 'recuse_peer_evaluation', taskId, reason: reason.slice(0, LONGEST) },
    outcomes: {
      left_to_another: endWith('peer.recused'),
      ...peerRefusals(hotline, [
        'already_answered',
        'recused',
        'closed',
        'reason_missing',
        'id_number',
        'phone',
      ]),
    },
  }
}

/** 互评 回避 鱼鳞乡 原因: another unit is drawn in its place. */
export const recusePeerEvaluation: Flow = {
  name: 'recuse-peer-evaluation',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    reason: {
      ask: (_ctx, { unit = '' }) => ({
        ask: say('peer.ask_recusal', { unit }),
        kind: 'menu',
        takes: TOLD,
      }),
      answer: (_ctx, _data, { text }) =>
        isNo(text) ? dropped : { to: 'confirm', data: { reason: text.slice(0, LONGEST) } },
    },
    confirm: {
      ask: (_ctx, { unit = '', reason = '' }) => ({
        ask: { ...say('peer.recuse_confirm', { unit, text: reason }), choices: YES_NO },
        kind: 'confirm',
      }),
      answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return dropped
        return choiceId === 'yes' ? send(ctx, data) : 'not_mine'
      },
    },
  },
}
