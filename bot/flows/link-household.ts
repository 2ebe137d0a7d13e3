import { type Reply, say } from '../../api/client'
import { findIdentity } from '../conversation/identity'
import type { After, Data, Flow, Move } from '../conversation/flow'

/** What follows a link: the flow that needed it is named in what is said. */
function linkedReply({ then }: Data): Reply {
  // The outcome fills the head's name and the area in.
  const vars = { head: '', area: '' }
  return then === 'apply' ? say('link.done_apply', vars) : say('link.done', vars)
}

const stay = (reply: Reply, data: Data): After => ({
  say: [reply],
  at: { step: 'identity', data },
})

function tryIdentity(data: Data, name: string, idLast4: string): Exclude<Move, 'not_mine'> {
  return {
    do: { type: 'link_by_identity', name, idLast4 },
    then: {
      linked: { say: [linkedReply(data)] },
      wrong: stay(say('link.wrong', { left: 0 }), data),
      needs_cadre: { say: [say('link.needs_cadre', { hotline: '' })] },
      locked: { say: [say('link.locked', { hotline: '' })] },
      refused: { say: [say('link.needs_cadre', { hotline: '' })] },
      figure_missing: { say: [say('link.needs_cadre', { hotline: '' })] },
    },
  }
}

/** Proves that this phone speaks for a household: name and the last four of an ID, or a cadre's code. */
export const linkHousehold: Flow = {
  name: 'link-household',
  first: 'begin',
  steps: {
    begin: {
      ask(_ctx, { name, idLast4, ...data }) {
        return name && idLast4 ? tryIdentity(data, name, idLast4) : { to: 'identity' }
      },
      answer: () => 'not_mine',
    },
    identity: {
      ask: () => ({ ask: say('link.ask_identity', {}), kind: 'menu' }),
      answer(_ctx, data, { text }) {
        const identity = findIdentity(text)
        if (identity) return tryIdentity(data, identity.name, identity.idLast4)
        // Without a digit it is no attempt at an answer.
        return /\d/.test(text) ? { to: 'format', data } : 'not_mine'
      },
    },
    format: {
      ask: () => ({ ask: say('link.format', {}), kind: 'menu' }),
      answer(_ctx, data, { text }) {
        const identity = findIdentity(text)
        return identity ? tryIdentity(data, identity.name, identity.idLast4) : 'not_mine'
      },
    },
  },
}

/** A cadre's one-time code of 7 digits. */
export const linkByCode: Flow = {
  name: 'link-by-code',
  first: 'spend',
  steps: {
    spend: {
      ask: (_ctx, { code = '' }) => ({
        do: { type: 'link_by_code', code },
        then: {
          linked: { say: [say('link.done', { head: '', area: '' })] },
          wrong: { say: [say('link.code_wrong', { left: 0 })] },
          locked: { say: [say('link.locked', { hotline: '' })] },
          refused: { say: [say('link.code_wrong', { left: 0 })] },
        },
      }),
      answer: () => 'not_mine',
    },
  },
}
