import { type Reply, say } from '../../api/client'
import type { After, Data, Flow, Heard, Move, StepContext } from '../conversation/flow'
import { endWith, sayOutcome, YES_NO } from '../conversation/say'
import { understand } from '../conversation/understand'
import { actNow, confirmAct } from './act-now'
import { actIn, findOpenProxy, headIn, isGrouped, proofIn, whatOf, WHAT_CHOICES } from './act-words'
import { provePhone, SHARE_PHONE } from './share-phone'

/**
 * The one confirmation says for whom and what, and asks how the household agreed. 2 is no, as it is
 * everywhere else.
 */
export const CONSENT_CHOICES = [
  { id: 'yes', say: say('proxy.agreed', {}) },
  { id: 'no', say: say('proxy.not_agreed', {}) },
  { id: 'written', say: say('proxy.signed', {}) },
]
const ON_PAPER = /签|书面|手印/u
const NEGATED = /没|不|莫|未/u

/** 算了 in answer to a question. */
function leaves({ text, choiceId }: Heard): Exclude<Move, 'not_mine'> | undefined {
  if (choiceId !== undefined) return undefined
  const { intent, isBare } = understand(text)
  return isBare && intent === 'no' ? { say: [say('proxy.dropped', {})] } : undefined
}

function confirmation(data: Data): Reply {
  const { head = '', text = '' } = data
  switch (whatOf(data)) {
    case 'help':
      return say('proxy.confirm_help', { head, text })
    case 'apply':
      return say('proxy.confirm_apply', { head })
    case 'objection':
      return say('proxy.confirm_objection', { head })
    default:
      return say('proxy.confirm_status', { head })
  }
}

/** Opens the proxy, and files at once what can be filed. The digits are kept no longer than this. */
function open(ctx: StepContext, data: Data): Exclude<Move, 'not_mine'> {
  const { hotline } = ctx
  const { idLast4, ...known } = data
  const { head = '', text } = known
  const what = whatOf(known)
  const act = what === 'apply' || what === 'help' ? what : null
  const slip = sayOutcome('proxy.slip')
  const withSlip = (reply: Reply): After => ({ say: [slip, reply] })
  const goesOn = what === 'status' ? say('proxy.see_status', {}) : say('proxy.go_on', {})
  return {
    do: {
      type: 'open_proxy',
      head,
      idLast4: idLast4 || null,
      consent: data['consent'] === 'written' ? 'written' : 'spoken',
      act,
      ...(act === 'help' && { text: text ?? '' }),
    },
    outcomes: {
      opened: {
        say: [{ ...slip, choices: [{ id: what ?? 'status', say: goesOn }] }],
        at: { step: 'act', data: { ...known, isJustOpened: 'yes' } },
      },
      filed: withSlip(sayOutcome('apply.done')),
      called: withSlip(sayOutcome('help.done')),
      already_filed: withSlip(sayOutcome('proxy.applied_before')),
      already_proposed: withSlip(sayOutcome('apply.proposed')),
      on_register: withSlip(sayOutcome('apply.on_register')),
      household_closed: withSlip(sayOutcome('apply.closed', { hotline })),
      wrong: { say: [sayOutcome('proxy.wrong')], at: { step: 'proof', data: known } },
      locked: endWith('proxy.locked', { hotline }),
      proof_missing: {
        say: [say('proxy.ask_proof', { head })],
        at: { step: 'proof', data: known },
      },
      name_ambiguous: isGrouped(head)
        ? endWith('proxy.name_ambiguous', { head })
        : { say: [say('proxy.ask_group', { head })], at: { step: 'group', data: known } },
      not_found: endWith('proxy.not_found', { head }),
      own_household: endWith('proxy.own_household', { head }),
      contested: endWith('proxy.contested', { hotline }),
      too_many: endWith('proxy.too_many'),
      refused: endWith('proxy.not_now', { hotline }),
    },
  }
}

/** 代 牟大山 2359 申请: what is not said is asked for; consent is asked for in any case. */
export const actFor: Flow = {
  name: 'act-for',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, given) {
        const data = given['what'] ? given : { ...given, ...actIn(given['text']) }
        const { head, idLast4, text, consent } = data
        if (!ctx.contact.isPhone) return { to: 'phone', data }
        if (!head) return { to: 'head', data }
        const isOpen = !idLast4 && (await findOpenProxy(ctx, head)) !== undefined
        if (!isOpen && !idLast4 && !ctx.contact.staffId) return { to: 'proof', data }
        const what = whatOf(data)
        if (!what) return { to: 'what', data }
        if (what === 'help' && !text) return { to: 'help', data }
        if (consent) return open(ctx, data)
        return { to: isOpen ? 'act' : 'confirm', data }
      },
      answer: () => 'not_mine',
    },
    phone: {
      ask: ({ hotline }) => ({
        ask: { ...say('phone.ask', { hotline }), choices: SHARE_PHONE },
        kind: 'menu',
        takesAttachments: true,
      }),
      answer(ctx, known, heard) {
        const { idLast4: _, ...data } = known
        const { head } = data
        const phone = ctx.attachments?.sharedPhone
        if (!phone) return heard.choiceId ? { to: 'phone' } : (leaves(heard) ?? 'not_mine')
        return provePhone(ctx, phone, {
          say: [head ? say('proxy.ask_proof', { head }) : say('proxy.ask_head', {})],
          at: { step: head ? 'proof' : 'head', data },
        })
      },
    },
    head: {
      ask: () => ({ ask: say('proxy.ask_head', {}), kind: 'menu' }),
      answer(_ctx, _data, heard) {
        const found = headIn(heard.text)
        return leaves(heard) ?? (found ? { to: 'begin', data: found } : 'not_mine')
      },
    },
    proof: {
      ask: (_ctx, { head = '', isOdd }) => ({
        ask: isOdd ? say('proxy.proof_format', {}) : say('proxy.ask_proof', { head }),
        kind: 'menu',
      }),
      answer(_ctx, _data, heard) {
        const found = proofIn(heard.text)
        if (found) return { to: 'begin', data: { ...found, isOdd: '' } }
        const isHalf = ['unknown', 'yes'].includes(understand(heard.text).intent)
        return leaves(heard) ?? (isHalf ? { to: 'proof', data: { isOdd: 'yes' } } : 'not_mine')
      },
    },
    group: {
      ask: (_ctx, { head = '' }) => ({
        ask: say('proxy.ask_group', { head }),
        kind: 'menu',
        isNumeric: true,
      }),
      answer(_ctx, { head = '' }, heard) {
        const group = /\d{1,2}|[一二三四五六七八九十]{1,3}/u.exec(heard.plain)?.[0]
        if (!group) return leaves(heard) ?? 'not_mine'
        return { to: 'begin', data: { head: `${group}社${head}` } }
      },
    },
    what: {
      ask: (_ctx, { head = '' }) => ({
        ask: { ...say('proxy.ask_what', { head }), choices: WHAT_CHOICES },
        kind: 'menu',
      }),
      answer: (_ctx, _data, heard) =>
        heard.choiceId
          ? { to: 'begin', data: { what: heard.choiceId } }
          : (leaves(heard) ?? 'not_mine'),
    },
    help: {
      ask: (_ctx, { head = '' }) => ({ ask: say('proxy.ask_help', { head }), kind: 'menu' }),
      answer: (_ctx, _data, heard) =>
        leaves(heard) ?? { to: 'begin', data: { text: heard.text.slice(0, 1000) } },
    },
    confirm: {
      ask: (_ctx, data) => ({
        ask: { ...confirmation(data), choices: CONSENT_CHOICES },
        kind: 'confirm',
        // 没同意代办.
        takes: ['stop_proxy'],
      }),
      answer(ctx, data, { text, choiceId }) {
        const isNo = choiceId === 'no' || (!choiceId && NEGATED.test(text))
        if (isNo) return { say: [say('proxy.dropped', {})] }
        const isWritten = choiceId === 'written' || (!choiceId && ON_PAPER.test(text))
        if (isWritten) return open(ctx, { ...data, consent: 'written' })
        return choiceId === 'yes' ? open(ctx, { ...data, consent: 'spoken' }) : 'not_mine'
      },
    },
    act: {
      ask: actNow,
      answer: (_ctx, _data, { choiceId }) => (choiceId ? { to: 'act' } : 'not_mine'),
    },
    act_confirm: {
      ask: (_ctx, data) => {
        const { head = '', text = '' } = data
        const reply =
          whatOf(data) === 'help'
            ? say('proxy.act_help', { head, text })
            : say('proxy.act_apply', { head })
        return { ask: { ...reply, choices: YES_NO }, kind: 'confirm' }
      },
      answer: confirmAct,
    },
  },
}
