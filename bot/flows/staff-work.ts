import { parseResponse, say } from '../../api/client'
import type { After, Flow } from '../conversation/flow'

/** 答 CODE text: a cadre's answer to a call for help; the code may be left out while only one waits. */
export const answerHelp: Flow = {
  name: 'answer-help',
  first: 'answer',
  steps: {
    answer: {
      ask({ hotline }, { code, text = '' }) {
        const refused: After = { say: [say('staff.refused', { hotline })] }
        if (text === '') return { say: [say('staff.answer_format', {})] }
        return {
          do: { type: 'answer_help', code: code ?? null, text },
          then: {
            answered: { say: [say('staff.answered', { code: '' })] },
            which: { say: [say('staff.which', { count: 0 })] },
            none_open: { say: [say('staff.none_open', {})] },
            not_found: { say: [say('staff.none_open', {})] },
            forbidden: refused,
            refused,
          },
        }
      },
      answer: () => 'not_mine',
    },
  },
}

/** 绑定码 户主: a one-time code for a phone that does not stand in the register. */
export const issueLinkCode: Flow = {
  name: 'issue-link-code',
  first: 'issue',
  steps: {
    issue: {
      ask({ hotline }, { head = '' }) {
        if (head === '') return { say: [say('staff.link_code_format', {})] }
        const refused: After = { say: [say('staff.refused', { hotline })] }
        return {
          do: { type: 'issue_link_code', headName: head },
          then: {
            issued: { say: [say('staff.link_code', { head: '', code: '', until: '' })] },
            not_found: { say: [say('staff.no_household', { head })] },
            name_ambiguous: { say: [say('staff.name_ambiguous', { head })] },
            tied: { say: [say('staff.tied', {})] },
            forbidden: refused,
            refused,
          },
        }
      },
      answer: () => 'not_mine',
    },
  },
}

/** 待办: how many calls for help wait in the cadre's area. */
export const todo: Flow = {
  name: 'todo',
  first: 'count',
  steps: {
    count: {
      async ask({ api, contact, hotline }) {
        if (!contact.staffId) return { say: [say('staff.refused', { hotline })] }
        const query = { status: 'open', limit: '50' } as const
        const { items } = await parseResponse(api.help.index.$get({ query }))
        return { say: [say('staff.todo', { open: items.length })] }
      },
      answer: () => 'not_mine',
    },
  },
}
