import { type ObjectionGround, type ReadDraft, type Reply, type Say, say } from '../../api/client'
import type { Ask, Data, Flow, Heard, Move, Step, StepContext } from '../conversation/flow'
import { understand } from '../conversation/understand'
import { householdChoices } from './households'
import { knownIn, readDraft, withCodeIn, withMore } from './objection-draft'

/** The four grounds, as they are offered. */
export const GROUND_CHOICES = [
  { id: 'should_not_be_listed', say: say('objection.should_not_be_listed', {}) },
  { id: 'left_out', say: say('objection.left_out', {}) },
  { id: 'wrong_facts', say: say('objection.wrong_facts', {}) },
  { id: 'faulty_procedure', say: say('objection.faulty_procedure', {}) },
] as const satisfies { id: ObjectionGround; say: Say }[]
/** After the window: to a person all the same. */
export const LATE_CHOICES = [
  { id: 'pass_on', say: say('objection.pass_on', {}) },
  { id: 'no', say: say('objection.no_thanks', {}) },
]

/** What is asked until the list, the ground, the household and the words are known. */
export function askingSteps({ isEntered }: { isEntered: boolean }): Flow['steps'] {
  return {
    plan: {
      ask: (ctx, data) => plan(ctx, data, isEntered),
      answer: () => 'not_mine',
    },
    notice: noticeStep(isEntered),
    ground: {
      ask: () => ({
        ask: { ...say('objection.ask_ground', {}), choices: [...GROUND_CHOICES] },
        kind: 'menu',
        takes: ['objection'],
      }),
      answer: (_ctx, data, heard) =>
        leaves(heard) ??
        (heard.choiceId
          ? { to: 'plan', data: { ground: heard.choiceId } }
          : { to: 'plan', data: withMore(data, heard.text) }),
    },
    household: householdStep(isEntered),
    village: villageStep(isEntered),
    group: {
      ask: () => ({ ask: say('objection.ask_group', {}), kind: 'menu', isNumeric: true }),
      answer(_ctx, { name = '' }, heard) {
        const group = /\d{1,2}|[一二三四五六七八九十]{1,3}/u.exec(heard.plain)?.[0]
        if (!group) return leaves(heard) ?? 'not_mine'
        const grouped = `${group}社${name}`
        return { to: 'plan', data: { name: grouped, grouped } }
      },
    },
    size: {
      ask: () => ({ ask: say('objection.ask_size', {}), kind: 'menu', isNumeric: true }),
      answer(_ctx, { grouped = '', sized }, heard) {
        const size = /\d{1,2}|[一二两三四五六七八九十]{1,2}/u.exec(heard.plain)?.[0]
        if (!size) return leaves(heard) ?? 'not_mine'
        const tried = sized ? 'twice' : 'once'
        return { to: 'plan', data: { name: `${grouped}${size}口`, sized: tried } }
      },
    },
    reason: {
      ask: () => ({ ask: say('objection.ask_reason', {}), kind: 'menu', takes: ['objection'] }),
      answer: (_ctx, data, heard) =>
        leaves(heard) ?? { to: 'plan', data: withMore(data, heard.text) },
    },
  }
}

/** 算了 in answer to a question. */
function leaves({ text, choiceId }: Heard): Exclude<Move, 'not_mine'> | undefined {
  if (choiceId !== undefined) return undefined
  const { intent, isBare } = understand(text)
  return isBare && intent === 'no' ? { say: [say('objection.dropped', {})] } : undefined
}

async function plan(ctx: StepContext, given: Data, isEntered: boolean): Promise<Ask> {
  const data = withCodeIn(given)
  const draft = await readDraft(ctx, data, isEntered)
  const known = { ...data, ...knownIn(draft) }
  if (draft.refusal) return refused(draft.refusal, known)
  switch (draft.missing) {
    case 'name_unknown':
      return { to: 'household', data: { ...known, isUnknown: 'yes', name: '' } }
    case 'village_unknown':
      return { to: 'village', data: { ...known, isUnknown: 'yes', name: '' } }
    case 'group':
      if (data['sized'] === 'twice') return { say: [say('objection.name_ambiguous', {})] }
      return { to: data['grouped'] ? 'size' : 'group', data: known }
    case null:
      return { to: 'confirm', data: known }
    default:
      return { to: draft.missing, data: known }
  }
}

function refused(refusal: NonNullable<ReadDraft['refusal']>, known: Data): Ask {
  switch (refusal) {
    case 'unknown_code':
      return { to: 'notice', data: { code: '', isUnknown: 'yes' } }
    case 'window_closed':
      return { to: 'late', data: known }
    case 'proxy_over':
      return { say: [say('proxy.gone', {})] }
    case 'notice_void':
      return { say: [say('objection.void', {})] }
    default:
      return { say: [say(`objection.${refusal}`, {})] }
  }
}

const noticeStep = (isEntered: boolean): Step => ({
  async ask(ctx, data) {
    const takes = ['code_other', 'objection'] as const
    if (data['isUnknown']) return { ask: say('objection.unknown_code', {}), kind: 'menu', takes }
    const { notices } = await readDraft(ctx, { ...data, code: '' }, isEntered)
    const choices = noticeChoices(notices)
    const ask =
      choices.length > 0
        ? { ...say('objection.which_notice', {}), choices }
        : say('objection.ask_code', {})
    return { ask, kind: 'menu', takes }
  },
  answer(_ctx, data, heard) {
    // What is said with the number is part of the story.
    const told = withCodeIn({ ...data, ...withMore(data, heard.text), code: '' })
    if (!heard.choiceId && told['code'])
      return { to: 'plan', data: { code: told['code'], text: told['text'] ?? '', isUnknown: '' } }
    const code = heard.choiceId ?? /\d{6}/.exec(heard.plain.replace(/\D/g, ''))?.[0]
    if (code) return { to: 'plan', data: { code, isUnknown: '' } }
    const isStory = understand(heard.text).intent === 'objection'
    return (
      leaves(heard) ?? (isStory ? { to: 'plan', data: withMore(data, heard.text) } : 'not_mine')
    )
  },
})

/** By the area, or where several are open there by the number on the sheet. */
export function noticeChoices(notices: ReadDraft['notices']): NonNullable<Reply['choices']> {
  const count = (name: string) => notices.filter(({ area }) => area === name).length
  return notices.map(({ code, area }) => ({
    id: code,
    say: say('common.text', { text: count(area) > 1 ? code : area }),
  }))
}

/** A name is short; what is longer tells a story in which it may be found. */
const LONGEST_NAME = 12

const householdStep = (isEntered: boolean): Step => ({
  ask({ households }, { ground, isUnknown }) {
    const isLeftOut = ground === 'left_out'
    const mayBeOwn = !isEntered && !isUnknown && ground !== 'should_not_be_listed'
    const ask = isUnknown
      ? say('objection.name_unknown', {})
      : say(isLeftOut ? 'objection.ask_left_out' : 'objection.ask_household', {})
    const own = mayBeOwn ? ownChoices(households) : []
    return {
      ask: own.length > 0 ? { ...ask, choices: own } : ask,
      kind: 'menu',
      takes: ['objection'],
    }
  },
  answer(_ctx, data, heard) {
    if (heard.choiceId)
      return { to: 'plan', data: { own: heard.choiceId, name: '', isUnknown: '' } }
    const leaving = leaves(heard)
    if (leaving) return leaving
    const said = heard.text
    if (said.length > LONGEST_NAME) return { to: 'plan', data: withMore(data, said) }
    return {
      to: 'plan',
      data: { name: said, typed: said, own: '', isUnknown: '', grouped: '', sized: '' },
    }
  },
})

/** More villages do not fit under the question. */
const MOST_VILLAGES = 4

export const villageChoices = (villages: ReadDraft['villages']): NonNullable<Reply['choices']> =>
  villages.length > MOST_VILLAGES
    ? []
    : villages.map((village) => ({ id: village, say: say('common.text', { text: village }) }))

/** Of a list of villages: which one. */
const villageStep = (isEntered: boolean): Step => ({
  async ask(ctx, data) {
    const { villages } = await readDraft(ctx, { ...data, name: '' }, isEntered)
    const choices = villageChoices(villages)
    const ask = say(data['isUnknown'] ? 'objection.village_unknown' : 'objection.ask_village', {})
    return {
      ask: choices.length > 0 ? { ...ask, choices } : ask,
      kind: 'menu',
      takes: ['objection'],
    }
  },
  answer(_ctx, data, heard) {
    const name = heard.choiceId
    if (name) return { to: 'plan', data: { name, typed: name, isUnknown: '' } }
    const said = heard.text
    if (said.length > LONGEST_NAME) return { to: 'plan', data: withMore(data, said) }
    return leaves(heard) ?? { to: 'plan', data: { name: said, typed: said, isUnknown: '' } }
  },
})

/** More names do not fit under the question. */
const MOST_OWN = 4

export function ownChoices(households: StepContext['households']): NonNullable<Reply['choices']> {
  const [only] = households
  if (!only) return []
  return households.length === 1
    ? [{ id: only.householdId, say: say('objection.my_household', {}) }]
    : householdChoices(households.slice(0, MOST_OWN))
}
