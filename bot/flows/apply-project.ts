import {
  type ApplicationDraft,
  type ApplicationField,
  type ProjectNature,
  readSector,
  type Reply,
  say,
} from '../../api/client'
import type { Ask, Data, Flow, Heard, Move, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { ownerChoices } from './plan-measure'
import { dropped, isDropped, LONGEST_LINE, projectFor, projectRefusals } from './projects'
import { SUM } from './project-steps'
import { isNo } from './visit-note'

async function readDraft({ api }: StepContext, data: Data): Promise<ApplicationDraft | null> {
  const words = (name: string) => data[name]?.slice(0, LONGEST_LINE) || null
  const response = await api.projects[':code'].applications.drafts.$post({
    param: { code: data['code'] ?? '' },
    json: {
      sectorWords: words('sector'),
      nature: (data['nature'] || null) as ProjectNature | null,
      place: words('place'),
      content: words('content'),
      daysWords: words('days'),
      unit: words('unit'),
      leaderWords: words('leader'),
      leaderId: data['leaderId'] || null,
      amountWords: words('amount'),
      goalWords: words('goals'),
      helps: words('helps'),
      householdWords: words('households'),
    },
  })
  if (isForbidden(response)) return null
  return response.ok ? ((await response.json()) as ApplicationDraft) : null
}

type Asked = Exclude<ApplicationField, 'nature' | 'which_leader'>

async function plan(ctx: StepContext, data: Data): Promise<Ask> {
  const draft = await readDraft(ctx, data)
  if (!draft) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  const { field = '' } = data
  const fault = draft.personal ? 'personal' : (data['fault'] ?? '')
  // What was answered before is kept; only this is asked for again.
  if (field !== '' && fault !== '')
    return { to: 'ask', data: { [field]: '', fault, isAgain: '', unknown: '' } }
  const { missing } = draft
  if (missing === null) return { to: 'confirm' }
  if (missing === 'nature' || missing === 'which_leader') return { to: missing }
  const unknown = missing === 'households' ? draft.unknownHeads.join('、') : ''
  return { to: 'ask', data: { field: missing, isAgain: draft.isUnclear ? 'yes' : '', unknown } }
}

/** An answer as far as it can be kept: what hangs on the wall is not cut off unseen. */
const taken = (field: string, text: string): Data =>
  text.length > LONGEST_LINE
    ? { field, [field]: '', fault: 'long' }
    : { field, [field]: text, fault: '' }

/** 没有 says nothing off where it is asked whom the project helps. */
const isNone = (field: string, text: string) =>
  (field === 'helps' || field === 'households') && /^(?:没有?|没得|莫得|无)[。.!！]?$/u.test(text)

/** Said before what is asked once more. */
function faultIn(fault: string): { before?: Reply } {
  if (fault === 'personal') return { before: say('project.why', { why: 'personal' }) }
  if (fault === 'none') return { before: say('project.needs_words', {}) }
  return fault === 'long' ? { before: say('common.too_long', { limit: LONGEST_LINE }) } : {}
}

const NATURE_CHOICES = (['new', 'continued'] as const).map((nature) => ({
  id: nature,
  say: say('project.nature', { nature }),
}))

/** 是续建的, instead of a digit. */
const NATURE_WORDS = [
  ['continued', /^(?:是|属于)?续建|^接着|^continued/iu],
  ['new', /^(?:是|属于)?新建|^新的|^new\b/iu],
] as const satisfies readonly (readonly [ProjectNature, RegExp])[]

/** 项目申请 CODE: what an application needs, asked for one by one; it can be left and taken up again. */
export const applyProject: Flow = {
  name: 'apply-project',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, { code = '', text = '' }) {
        const found = await projectFor(ctx, code, 'apply', ['discussed'])
        if ('instead' in found) return found.instead
        return { to: 'plan', data: text === '' ? {} : taken('content', text) }
      },
      answer: () => 'not_mine',
    },
    plan: { ask: plan, answer: () => 'not_mine' },
    nature: {
      ask: () => ({
        ask: { ...say('project.ask_nature', {}), choices: NATURE_CHOICES },
        kind: 'menu',
      }),
      answer: (_ctx, _data, { choiceId, text }) => {
        const nature = choiceId ?? NATURE_WORDS.find(([, words]) => words.test(text))?.[0]
        if (nature) return { to: 'plan', data: { nature } }
        return isDropped(text) ? dropped : 'not_mine'
      },
    },
    which_leader: {
      async ask(ctx, data) {
        const leaders = (await readDraft(ctx, data))?.leaders ?? []
        const ask = say('project.which_leader', { name: leaders[0]?.name ?? '' })
        return { ask: { ...ask, choices: ownerChoices(leaders) }, kind: 'menu' }
      },
      answer: (_ctx, _data, { choiceId }) =>
        choiceId ? { to: 'plan', data: { leaderId: choiceId } } : 'not_mine',
    },
    ask: {
      ask: (_ctx, { field, isAgain, unknown = '', fault = '' }) => ({
        ...faultIn(fault),
        ask:
          unknown !== ''
            ? say('project.unknown_heads', { text: unknown })
            : say(isAgain ? 'project.ask_again' : 'project.ask', { field: field as Asked }),
        kind: 'menu',
        isNumeric: true,
        takes: SUM,
      }),
      answer(_ctx, { field = '' }, { text }: Heard): Move {
        if (isDropped(text)) return dropped
        const isEmpty = isNo(text) && !isNone(field, text)
        return {
          to: 'plan',
          data: isEmpty ? { field, [field]: '', fault: 'none' } : taken(field, text),
        }
      },
    },
    confirm: {
      async ask(ctx, data) {
        const draft = await readDraft(ctx, data)
        if (!draft?.leader || draft.missing !== null) return { to: 'plan' }
        const ask = say('project.apply_confirm', {
          name: draft.name,
          sector: draft.sector,
          amount: draft.plannedFen ?? 0,
          from: draft.startsOn ?? '',
          to: draft.endsOn ?? '',
          leader: draft.leader.name,
          goals: draft.goals.map((goal) => `${goal.text}${goal.target}${goal.unit}`).join('；'),
        })
        return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
      },
      async answer(ctx, data, { choiceId, text }) {
        if (choiceId === 'no') return dropped
        if (choiceId !== 'yes')
          return readSector(text).sector ? { to: 'plan', data: { sector: text } } : 'not_mine'
        const draft = await readDraft(ctx, data)
        return draft ? keep(ctx, data['code'] ?? '', draft) : { to: 'plan' }
      },
    },
  },
}

function keep({ hotline }: StepContext, code: string, draft: ApplicationDraft): Move {
  const { nature, startsOn, endsOn, leader, plannedFen, missing } = draft
  if (missing !== null || !nature || !startsOn || !endsOn || !leader || !plannedFen)
    return { to: 'plan' }
  const { sector, place, content, unit, goals, helps, households } = draft
  return {
    do: {
      type: 'apply_project',
      code,
      sector,
      nature,
      place,
      content,
      startsOn,
      endsOn,
      unit,
      leaderId: leader.staffId,
      plannedFen,
      goals,
      helps,
      householdIds: households.map(({ id }) => id),
    },
    outcomes: {
      ...projectRefusals(hotline, 'no_goal', 'no_amount', 'days_reversed', 'leader_unknown'),
      applied: endWith('project.applied'),
    },
  }
}
