import { parseResponse, type Reply, say, type WaitingSignOff } from '../../api/client'
import type { Ask, Flow, StepContext } from '../conversation/flow'
import { endSorry, endWith } from '../conversation/say'

/** What waits for this contact's own signature; `about` one head or place. */
export async function listMine({ api }: StepContext, about?: string) {
  const query = about ? { about: about.slice(0, 50) } : {}
  return parseResponse(api.signOffs.mine.$get({ query }))
}

export const isOwn = ({ role }: WaitingSignOff) => role === 'household'

/** The facts of one case in two messages: what is signed, and what it has passed. */
export function shown({ role, head, area, facts, ...passed }: WaitingSignOff): Reply[] {
  const { reviews, fingerprint, notices } = passed
  const codes = notices.map(({ code }) => code).join(' ')
  return [
    say('sign_off.facts', { role, head, area, facts }),
    say('sign_off.passed', { reviews, notices: codes, fingerprint }),
  ]
}

function own({ head, facts, maySign }: WaitingSignOff): Reply {
  return maySign ? say('sign_off.own', { head, facts }) : say('sign_off.cannot_sign', {})
}

async function tell(ctx: StepContext): Promise<Ask> {
  const { items, total } = await listMine(ctx)
  if (items.length === 0) return { say: [say('sign_off.none', {})] }
  const households = items.filter(isOwn)
  const official = total - households.length
  return {
    say: [
      ...households.map(own),
      ...(official > 0 ? [say('sign_off.waiting', { households: official })] : []),
    ],
  }
}

/** 签: what waits for my signature, and how to give it. */
export const sign: Flow = {
  name: 'sign',
  first: 'tell',
  steps: { tell: { ask: tell, answer: () => 'not_mine' } },
}

/** So many fit into two messages. */
const MOST_IN_ONE = 3

async function list(ctx: StepContext, about: string): Promise<Reply[]> {
  const { items, total } = await listMine(ctx, about)
  const [first] = items
  if (!first)
    return [about ? say('sign_off.not_in_list', { text: about }) : say('sign_off.none', {})]
  if (items.length === 1) return shown(first)
  const parts = Array.from({ length: Math.ceil(items.length / MOST_IN_ONE) }, (_, i) => {
    const some = items.slice(i * MOST_IN_ONE, (i + 1) * MOST_IN_ONE)
    const rows = some.map(({ head, area, facts }) => [head, area, facts].join(','))
    const more = Math.max(0, items.length - (i + 1) * MOST_IN_ONE)
    return say('sign_off.list', { list: rows.join('\n'), more })
  })
  // The first alone: two of these at once are too much to read.
  return [...parts, say('sign_off.list_left', { left: total - items.length })]
}

/** 签单: whom it is about and the key facts, a few at a time; one by one with the head's name. */
export const listSignOffs: Flow = {
  name: 'list-sign-offs',
  first: 'list',
  steps: {
    list: {
      ask: async (ctx, { text = '' }) => ({ say: await list(ctx, text.trim()) }),
      answer: () => 'not_mine',
    },
  },
}

/** A code of 7 digits: it signs what waits for this very contact, or links it to a household. */
export const useCode: Flow = {
  name: 'use-code',
  first: 'use',
  steps: {
    use: {
      ask: ({ hotline }, { code = '' }) => ({
        do: { type: 'use_code', code },
        outcomes: {
          signed: endWith('sign_off.signed'),
          signed_some: endWith('sign_off.signed_some'),
          signed_own: endWith('sign_off.signed_own'),
          already_signed: endWith('sign_off.already_signed'),
          changed: endWith('sign_off.changed'),
          code_expired: endWith('sign_off.code_expired'),
          other_role: endWith('sign_off.other_role'),
          tied: endWith('sign_off.tied'),
          wrong_sign: endWith('sign_off.code_wrong'),
          linked: endWith('link.done'),
          wrong: endWith('link.code_wrong'),
          locked: endWith('link.locked', { hotline }),
          refused: endSorry(hotline),
        },
      }),
      answer: () => 'not_mine',
    },
  },
}

const renewFor = ({ hotline }: StepContext, householdId: string | null): Ask => ({
  do: { type: 'renew_sign_code', householdId },
  outcomes: {
    renewed: endWith('sign_off.new_code'),
    renewed_own: endWith('sign_off.new_code_own'),
    cannot_sign: endWith('sign_off.cannot_sign'),
    nothing_waits: endWith('sign_off.none'),
    refused: endSorry(hotline),
  },
})

/** More labels do not fit below one question. */
const MOST_OFFERED = 4

/** 签 要码: a fresh code, where the first was lost or is over. */
export const renewSignCode: Flow = {
  name: 'renew-sign-code',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx) {
        const { items, total } = await listMine(ctx)
        const households = items.filter(isOwn)
        const [only, ...others] = households
        if (total > households.length || !only) return renewFor(ctx, null)
        return others.length > 0 ? { to: 'which' } : renewFor(ctx, only.householdId)
      },
      answer: () => 'not_mine',
    },
    which: {
      async ask(ctx) {
        const { items } = await listMine(ctx)
        const choices = items
          .filter(isOwn)
          .slice(0, MOST_OFFERED)
          .map(({ householdId: id, head }) => ({ id, say: say('common.text', { text: head }) }))
        return { ask: { ...say('sign_off.which_own', {}), choices }, kind: 'menu' }
      },
      answer: (_ctx, _data, { choiceId }) =>
        choiceId ? { to: 'renew', data: { household: choiceId } } : 'not_mine',
    },
    renew: {
      ask: (ctx, { household }) => renewFor(ctx, household ?? null),
      answer: () => 'not_mine',
    },
  },
}
