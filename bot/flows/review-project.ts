import { parseResponse, say } from '../../api/client'
import type { Flow } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { confirmStep, LONGEST, refusals, refused } from './project-steps'

/** 85, or 85分, and what is thought of it. */
const SCORED = /^(100|\d{1,2})\s*分?[\s,:;，：；、。]+(.{2,})$/su

/** 评价 CODE 85 节水效果好. */
export const reviewProject: Flow = {
  name: 'review-project',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, { code = '', text = '' }) {
        if (!ctx.contact.staffId) return refused(ctx)
        const [, score, words] = SCORED.exec(text.normalize('NFKC').trim()) ?? []
        if (code === '' || score === undefined || words === undefined)
          return { say: [say('project_review.format', {})] }
        const response = await ctx.api.projectReviews.standings[':code'].$get({ param: { code } })
        if (isForbidden(response)) return refused(ctx)
        if (!response.ok) return { say: [say('step.unknown_project', {})] }
        const { name, status } = await parseResponse(Promise.resolve(response))
        if (status !== 'settled') return { say: [say('project_review.not_settled', {})] }
        return { to: 'confirm', data: { name, score, text: words.slice(0, LONGEST) } }
      },
      answer: () => 'not_mine',
    },
    confirm: confirmStep(
      (_ctx, { name = '', score = '', text = '' }) => ({
        ask: {
          ...say('project_review.confirm', { name, score: Number(score), text }),
          choices: YES_NO,
        },
        kind: 'confirm',
      }),
      ({ hotline }, { code = '', score = '', text = '' }) => ({
        do: { type: 'review_project', code, score: Number(score), text },
        outcomes: {
          ...refusals(hotline),
          reviewed: endWith('project_review.done'),
          not_settled: endWith('project_review.not_settled'),
          already_reviewed: endWith('project_review.already'),
          no_words: endWith('project_review.format'),
        },
      }),
    ),
  },
}
