import { say } from '../../api/client'
import type { Flow } from '../conversation/flow'
import { endSorry, endWith } from '../conversation/say'

/** More does not fit into the two segments the villager gets it in. */
export const LONGEST_ANSWER = 100

/** 答 CODE text: a cadre's answer to a call for help, or to what was said about a project; the code may be left out while only one waits. */
export const answerHelp: Flow = {
  name: 'answer-help',
  first: 'answer',
  steps: {
    answer: {
      ask({ hotline }, { code, text = '' }) {
        if (text === '') return { say: [say('staff.answer_format', {})] }
        if (text.length > LONGEST_ANSWER) {
          return { say: [say('staff.answer_too_long', { limit: LONGEST_ANSWER })] }
        }
        return {
          do: { type: 'answer_help', code: code ?? null, text },
          outcomes: {
            answered: endWith('staff.answered'),
            answered_question: endWith('staff.answered_question'),
            no_such_card: endWith('staff.no_such_card'),
            which: endWith('staff.which'),
            none_open: endWith('staff.none_open'),
            not_found: endWith('staff.none_open'),
            closed: endWith('staff.answered_before'),
            no_words: endWith('project_comment.answer_words', { code: code ?? '' }),
            own_comment: endWith('project_comment.own'),
            forbidden: endWith('staff.refused', { hotline }),
            refused: endSorry(hotline),
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
      ask({ hotline, contact }, { head = '' }) {
        if (!contact.staffId) return { say: [say('link.needs_cadre', { hotline })] }
        if (head === '') return { say: [say('staff.link_code_format', {})] }
        return {
          do: { type: 'issue_link_code', headName: head },
          outcomes: {
            issued: endWith('staff.link_code'),
            sounds_like: endWith('staff.sounds_like'),
            not_found: endWith('staff.no_household', { head }),
            name_ambiguous: endWith('staff.name_ambiguous', { head }),
            tied: endWith('staff.tied'),
            forbidden: endWith('staff.refused', { hotline }),
            refused: endSorry(hotline),
          },
        }
      },
      answer: () => 'not_mine',
    },
  },
}
