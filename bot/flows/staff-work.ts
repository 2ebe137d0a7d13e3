import { parseResponse, say } from '../../api/client'
import type { Flow, StepContext } from '../conversation/flow'
import { endSorry, endWith } from '../conversation/say'
import { listToCheck } from './decide-objection'

/** More does not fit into the two segments the villager gets it in. */
export const LONGEST_ANSWER = 100

/** 答 CODE text: a cadre's answer to a call for help; the code may be left out while only one waits. */
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
            which: endWith('staff.which'),
            none_open: endWith('staff.none_open'),
            not_found: endWith('staff.none_open'),
            closed: endWith('staff.none_open'),
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

/** Calls for help that wait in the cadre's area, those waiting for this cadre first. */
export async function listOpenHelp({ api, contact }: StepContext) {
  const query = { status: 'open', limit: '50' } as const
  const { items } = await parseResponse(api.help.index.$get({ query }))
  const isMine = ({ responder }: (typeof items)[number]) =>
    responder !== null && responder !== '' && responder.staffId === contact.staffId
  return items.toSorted((a, b) => Number(isMine(b)) - Number(isMine(a)))
}

/** So many codes fit beside the rest. */
const MOST_CODES = 3

const counted = (waiting: readonly { code: string }[]) => ({
  open: waiting.length,
  codes: waiting
    .slice(0, MOST_CODES)
    .map(({ code }) => code)
    .join(' '),
})

/** 待办: how many calls for help and objections wait, and the codes of the next ones. */
export const todo: Flow = {
  name: 'todo',
  first: 'count',
  steps: {
    count: {
      async ask(ctx) {
        if (!ctx.contact.staffId) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
        const open = await listOpenHelp(ctx)
        const toCheck = await listToCheck(ctx)
        const said = [
          ...(open.length > 0 ? [say('staff.todo', counted(open))] : []),
          ...(toCheck.length > 0 ? [say('objection.todo', counted(toCheck))] : []),
        ]
        return { say: said.length > 0 ? said : [say('staff.nothing_open', {})] }
      },
      answer: () => 'not_mine',
    },
  },
}
