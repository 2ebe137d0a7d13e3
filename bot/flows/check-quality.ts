import { parseResponse, type Reply, say } from '../../api/client'
import type { Ask, Flow, StepContext } from '../conversation/flow'
import { isForbidden } from './allowed'
import { candidateChoices } from './visit-note'

const LONGEST = 200
/** Rules in one message. */
const AT_ONCE = 3

async function read({ api, contact }: StepContext, text: string) {
  if (!contact.staffId) return null
  const query = { text: text.slice(0, LONGEST) }
  const response = await api.dataQuality['by-words'].$get({ query })
  return isForbidden(response) ? null : parseResponse(Promise.resolve(response))
}

async function showArea({ api, hotline }: StepContext, area: string): Promise<Ask> {
  const response = await api.dataQuality.index.$get({ query: { area, limit: '1' } })
  if (!response.ok) return { say: [say('common.sorry', { hotline })] }
  const report = await response.json()
  const { households, found, findings, rules } = report
  const known = { area: report.area, households }
  if (findings === 0) return { say: [say('quality.clean', known)] }
  const replies: Reply[] = [say('quality.area', { ...known, found, findings })]
  for (let from = 0; from < rules.length; from += AT_ONCE) {
    const some = rules.slice(from, from + AT_ONCE)
    const counts = some.map(({ code, findings: count }) => `${code}=${count}`).join(';')
    const more = rules.length - from - some.length
    replies.push(say('quality.rules', { counts, more }))
  }
  return { say: replies }
}

async function showHousehold({ api, hotline }: StepContext, id: string): Promise<Ask> {
  const response = await api.dataQuality.households[':id'].$get({ param: { id } })
  if (!response.ok) return { say: [say('common.sorry', { hotline })] }
  const { household, items } = await response.json()
  const { head } = household
  if (items.length === 0) return { say: [say('quality.household_clean', { head })] }
  const told = items.map(({ person, code }, i) =>
    say('quality.finding', { name: person ?? '', code, more: items.length - i - 1 }),
  )
  return { say: [say('quality.household', { head, findings: items.length }), ...told] }
}

/** 质检 宝坪村, 质检 牟大岭: what the records there say against themselves, the worst first. */
export const checkQuality: Flow = {
  name: 'check-quality',
  first: 'show',
  steps: {
    show: {
      async ask(ctx, { text = '', household }) {
        if (household) return showHousehold(ctx, household)
        const found = await read(ctx, text)
        if (!found) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
        if (found.area) return showArea(ctx, found.area.path)
        if (found.household) return showHousehold(ctx, found.household.id)
        return found.candidates.length > 0
          ? { to: 'which' }
          : { say: [say('quality.unknown', { area: found.own })] }
      },
      answer: () => 'not_mine',
    },
    which: {
      async ask(ctx, { text = '' }) {
        const candidates = (await read(ctx, text))?.candidates ?? []
        const choices = candidateChoices(candidates) ?? []
        const head = candidates[0]?.head ?? ''
        return { ask: { ...say('quality.which', { head }), choices }, kind: 'menu' }
      },
      answer: (_ctx, _data, { choiceId }) =>
        choiceId ? { to: 'show', data: { household: choiceId } } : 'not_mine',
    },
  },
}
