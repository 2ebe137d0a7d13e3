import { type Command, parseResponse, type Reply, say, type TemplateName } from '../../api/client'
import { readClass, readFinding } from '../conversation/complaint-kinds'
import type { After, Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'

type HandlingAct = Extract<Command, { type: 'handle_complaint' }>['act']

/** What the API takes of anybody's words. */
const LONGEST = 500
const FORMATS = {
  accept: 'complaint.format_accept',
  ask: 'complaint.format_ask',
  extend: 'complaint.format_extend',
  allow: 'complaint.format_allow',
  disallow: 'complaint.format_allow',
  decide: 'complaint.format_decide',
  hand_up: 'complaint.format_hand_up',
  add_accused: 'complaint.format_accused',
} as const satisfies Record<string, TemplateName>
type Act = keyof typeof FORMATS
const CONFIRMS = {
  ask: 'complaint.ask_confirm',
  extend: 'complaint.extend_confirm',
  hand_up: 'complaint.hand_up_confirm',
} as const
const isAct = (act: string): act is Act => act in FORMATS

interface Read {
  act: HandlingAct
  confirm: Reply
}

/** What was meant, to be confirmed; or what to say where something lacks. */
async function read(ctx: StepContext, data: Data): Promise<Read | Reply> {
  const { act = '', number = '', text: said = '' } = data
  const text = said.trim().slice(0, LONGEST)
  if (!isAct(act)) return say('complaint.unknown_number', {})
  const format = say(FORMATS[act], {})
  if (number === '') return format
  switch (act) {
    case 'accept':
      return readAccept(ctx, number, text)
    case 'allow':
    case 'disallow': {
      const isAllowed = act === 'allow'
      const confirm = say('complaint.allow_confirm', { number, isAllowed: isAllowed ? 1 : 0 })
      return { act: { type: 'allow_extension', isAllowed }, confirm }
    }
    case 'decide': {
      const { finding, text: found } = readFinding(text)
      if (!finding || found === '') return format
      const confirm = say('complaint.decide_confirm', { number, finding, text: found })
      return { act: { type: 'decide', finding, text: found }, confirm }
    }
    case 'add_accused':
      return text === '' ? format : readAccused(ctx, number, text)
    case 'ask':
    case 'extend':
    case 'hand_up':
      if (text === '') return format
      return {
        act: { type: act, text },
        confirm: say(CONFIRMS[act], { number, text }),
      }
  }
}

async function readAccept(ctx: StepContext, number: string, text: string): Promise<Read | Reply> {
  const { class: problem, kind } = readClass(text)
  if (!problem) return say('complaint.format_accept', {})
  const { items } = await parseResponse(ctx.api.complaintHandling.index.$get())
  const known = items.find((each) => each.number === number)
  if (!known) return say('complaint.unknown_number', {})
  const confirm = say('complaint.accept_confirm', {
    number,
    class: problem,
    kind: kind ?? known.kind,
  })
  return { act: { type: 'accept', class: problem, ...(kind && { kind }) }, confirm }
}

async function readAccused(ctx: StepContext, number: string, words: string): Promise<Read | Reply> {
  const query = { words: words.slice(0, 60) }
  const response = await ctx.api.complaintHandling.accused.$get({ query })
  if (!response.ok) return say('complaint.unknown_number', {})
  const { items } = await response.json()
  const [found] = items
  if (!found) return say('complaint.accused_unknown', {})
  const { name, unit, staffId } = found
  if (items.length > 1) {
    const units = items.map((each) => each.unit).join('、')
    return say('complaint.accused_several', { name, units })
  }
  const confirm = say('complaint.accused_confirm', { number, name, unit })
  return { act: { type: 'add_accused', staffId }, confirm }
}

const outcomes = (hotline: string): Record<string, After> => ({
  accepted: endWith('complaint.accepted'),
  asked: endWith('complaint.asked'),
  extended: endWith('complaint.extended'),
  extension_asked: endWith('complaint.extension_asked'),
  extension_refused: endWith('complaint.extension_refused'),
  decided: endWith('complaint.decided'),
  decided_founded: endWith('complaint.decided_founded'),
  handed_up: endWith('complaint.handed_up'),
  handed_outside: endWith('complaint.handed_outside'),
  added: endWith('complaint.accused_added'),
  moved: endWith('complaint.moved'),
  already_accepted: endWith('complaint.already_accepted'),
  not_accepted: endWith('complaint.not_accepted'),
  is_decided: endWith('complaint.is_decided'),
  retaliation_open: endWith('complaint.retaliation_open', {}),
  already_extended: endWith('complaint.already_extended'),
  already_asked: endWith('complaint.already_asked'),
  too_late: endWith('complaint.too_late'),
  is_highest: endWith('complaint.is_highest'),
  already_accused: endWith('complaint.already_accused'),
  not_found: endWith('complaint.unknown_number'),
  forbidden: endWith('staff.refused', { hotline }),
  refused: endSorry(hotline),
})

async function begin(ctx: StepContext, data: Data): Promise<Ask> {
  const { hotline, contact } = ctx
  const isInspector = contact.roles.some(
    (role) => role === 'discipline_inspector' || role === 'superior_inspector',
  )
  if (!isInspector) return { say: [say('staff.refused', { hotline })] }
  const found = await read(ctx, data)
  return 'act' in found ? { to: 'confirm' } : { say: [found] }
}

/** 受理, 问举报人, 延期, 准延, 查结, 移送, 加对象 and the number of a complaint: what its handler does about it. */
export const handleComplaint: Flow = {
  name: 'handle-complaint',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    confirm: {
      async ask(ctx, data) {
        const found = await read(ctx, data)
        if (!('act' in found)) return { say: [found] }
        return { ask: { ...found.confirm, choices: YES_NO }, kind: 'confirm' }
      },
      async answer(ctx, data, { choiceId }): Promise<Move> {
        if (choiceId === 'no') return { say: [say('complaint.kept', {})] }
        if (choiceId !== 'yes') return 'not_mine'
        const found = await read(ctx, data)
        if (!('act' in found)) return { say: [found] }
        const { number = '' } = data
        return {
          do: { type: 'handle_complaint', number, act: found.act },
          outcomes: outcomes(ctx.hotline),
        }
      },
    },
  },
}
