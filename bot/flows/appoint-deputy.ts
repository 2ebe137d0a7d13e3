import { type DeputyDraft, parseResponse, say, type SignOffRole } from '../../api/client'
import type { Ask, Data, Flow, Heard, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { understand } from '../conversation/understand'
import { isForbidden } from './allowed'

type Official = Exclude<SignOffRole, 'household'>

/** What the API takes of each answer. */
const LONGEST = 200
const said = (text: string | undefined) => text?.slice(0, LONGEST) || null

/** How it is understood so far; null where its writer may name nobody. */
async function readDraft({ api }: StepContext, data: Data): Promise<DeputyDraft | null> {
  const json = {
    text: (data['text'] ?? '').slice(0, LONGEST),
    whom: said(data['whom']),
    roleWords: said(data['roleWords']),
    name: said(data['name']),
    reason: said(data['reason']),
    staffId: data['staff'] || null,
  }
  const response = await api.signOffs.deputies.drafts.$post({ json })
  if (isForbidden(response)) return null
  return (await parseResponse(response)) as DeputyDraft
}

const ROLES = ['village_secretary', 'first_secretary', 'township_committee'] as const
export const ROLE_CHOICES = ROLES.map((role) => ({ id: role, say: say('deputy.role', { role }) }))
/** As the API reads them in words. */
const ROLE_WORDS = {
  village_secretary: '村支书',
  first_secretary: '第一书记',
  township_committee: '乡镇党委',
} as const satisfies Record<Official, string>

const isRole = (id: string | undefined): id is Official => ROLES.some((role) => role === id)

/** As many as fit into two messages. */
const MOST_OFFERED = 5

async function plan(ctx: StepContext, data: Data): Promise<Ask> {
  const { contact, hotline } = ctx
  const draft = contact.staffId ? await readDraft(ctx, data) : null
  if (!draft) return { say: [say('staff.refused', { hotline })] }
  const { place, name, role } = draft
  switch (draft.missing) {
    case 'whom':
      return { to: 'whom' }
    case 'role':
      return { to: 'role' }
    case 'nobody_waits':
      return { say: [say('deputy.nobody_waits', { place, role: role ?? 'village_secretary' })] }
    case 'name':
    case 'unknown_name':
      return {
        to: 'name',
        data: { role: role ?? '', unknown: draft.missing === 'name' ? '' : name },
      }
    case 'which':
      return { to: 'which', data: { known: name } }
    case 'reason':
      return { to: 'reason', data: { known: name } }
    case null:
      return { to: 'confirm' }
  }
}

const dropped: Move = { say: [say('deputy.dropped', {})] }

/** Any answer but 算了, taken as the answer to what was asked. */
const take =
  (key: string) =>
  (_ctx: StepContext, _data: Data, { text }: Heard): Move => {
    const { intent, isBare } = understand(text)
    return isBare && intent === 'no' ? dropped : { to: 'plan', data: { [key]: text } }
  }

const roleOf = ({ role }: Data): Official => (isRole(role) ? role : 'village_secretary')

/** 代签 宝坪村 第一书记 由 姚云川 因 出差: named after one confirmation. */
export const appointDeputy: Flow = {
  name: 'appoint-deputy',
  first: 'plan',
  steps: {
    plan: { ask: plan, answer: () => 'not_mine' },
    whom: {
      ask: () => ({ ask: say('deputy.ask_for_whom', {}), kind: 'menu' }),
      answer: take('whom'),
    },
    role: {
      ask: () => ({ ask: { ...say('deputy.ask_role', {}), choices: ROLE_CHOICES }, kind: 'menu' }),
      answer(ctx, data, heard) {
        const { choiceId } = heard
        if (isRole(choiceId)) return { to: 'plan', data: { roleWords: ROLE_WORDS[choiceId] } }
        return take('roleWords')(ctx, data, heard)
      },
    },
    name: {
      ask: (_ctx, data) => ({
        ask: data['unknown']
          ? say('deputy.unknown', { name: data['unknown'] })
          : say('deputy.ask_name', { role: roleOf(data) }),
        kind: 'menu',
      }),
      answer: take('name'),
    },
    which: {
      async ask(ctx, data) {
        const draft = await readDraft(ctx, data)
        const choices = (draft?.candidates ?? [])
          .slice(0, MOST_OFFERED)
          .map(({ id, unit }) => ({ id, say: say('common.text', { text: unit.slice(0, 14) }) }))
        return {
          ask: { ...say('deputy.which', { name: data['known'] ?? '' }), choices },
          kind: 'menu',
        }
      },
      answer: (_ctx, _data, { choiceId }) =>
        choiceId ? { to: 'plan', data: { staff: choiceId } } : 'not_mine',
    },
    reason: {
      ask: (_ctx, { known = '' }) => ({
        ask: say('deputy.ask_reason', { name: known }),
        kind: 'menu',
      }),
      answer: take('reason'),
    },
    confirm: { ask: confirm, answer: appoint },
  },
}

async function confirm(ctx: StepContext, data: Data): Promise<Ask> {
  const draft = await readDraft(ctx, data)
  if (!draft?.role || draft.missing) return { say: [say('deputy.dropped', {})] }
  const { place, role, name, reason: text, households } = draft
  const ask = say('deputy.confirm', { place, role, name, text, households })
  return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
}

async function appoint(ctx: StepContext, data: Data, { choiceId }: Heard): Promise<Move> {
  if (choiceId === 'no') return dropped
  if (choiceId !== 'yes') return 'not_mine'
  const { hotline } = ctx
  const draft = await readDraft(ctx, data)
  if (!draft?.role || !draft.staffId) return { to: 'plan' }
  const { areaPath, householdId, role, staffId, name, place, reason } = draft
  return {
    do: {
      type: 'appoint_deputy',
      areaPath,
      householdId,
      role,
      staffId,
      reason: reason.slice(0, 100),
    },
    outcomes: {
      appointed: endWith('deputy.done'),
      nobody_waits: endWith('deputy.nobody_waits', { place, role }),
      not_found: endWith('deputy.nobody_waits', { place, role }),
      tied: endWith('deputy.tied', { name }),
      other_role: endWith('deputy.other_role', { name }),
      deputy_level: endWith('deputy.deputy_level', { name }),
      self_named: endWith('deputy.self_named'),
      forbidden: endWith('staff.refused', { hotline }),
      refused: endSorry(hotline),
    },
  }
}
