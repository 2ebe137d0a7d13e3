import { say } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { findProject } from './look-up-project'
import { isNo, STORY } from './visit-note'

/** What the API takes of it. */
const LONGEST = 500
const dropped: Move = { say: [say('project_comment.dropped', {})] }

async function begin(ctx: StepContext, { code = '', text = '' }: Data): Promise<Ask> {
  const { hotline } = ctx
  const project = await findProject(ctx, code)
  if (!project) return { say: [say('project_view.unknown', { hotline })] }
  const { status: step, mayComment } = project
  if (!mayComment) return { say: [say('project_comment.over', { step, hotline })] }
  const data = { code: project.code, project: project.name, text: text.slice(0, LONGEST) }
  return { to: text === '' ? 'words' : 'confirm', data }
}

/** 482163905 路修窄了: what somebody asks or says about a project, confirmed once. */
export const commentProject: Flow = {
  name: 'comment-project',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    words: {
      ask: (_ctx, { project = '' }) => ({
        ask: say('project_comment.ask', { project }),
        kind: 'menu',
        takes: STORY,
      }),
      answer: (_ctx, _data, { text }) =>
        isNo(text) ? dropped : { to: 'confirm', data: { text: text.slice(0, LONGEST) } },
    },
    confirm: {
      ask: (_ctx, { project = '', text = '' }) => ({
        ask: { ...say('project_comment.confirm', { project, text }), choices: YES_NO },
        kind: 'confirm',
      }),
      answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return dropped
        return choiceId === 'yes' ? file(ctx, data) : 'not_mine'
      },
    },
  },
}

function file({ hotline }: StepContext, { code = '', text = '' }: Data): Move {
  return {
    do: { type: 'file_project_comment', code, text },
    outcomes: {
      filed: endWith('project_comment.filed'),
      already_filed: endWith('project_comment.already'),
      too_many: endWith('project_comment.too_many'),
      no_words: endWith('project_comment.no_words', { code }),
      project_over: endWith('project_comment.over', { hotline }),
      not_found: endWith('project_view.unknown', { hotline }),
      refused: endSorry(hotline),
    },
  }
}
