import { type HouseholdStatus, parseResponse, type Reply, say } from '../../api/client'
import type { Ask, Flow, StepContext } from '../conversation/flow'
import { householdChoices } from './households'

const readOwn = ({ api }: StepContext, id: string) =>
  parseResponse(api.archive.own[':id'].$get({ param: { id } }))
export type FiledHousehold = Awaited<ReturnType<typeof readOwn>>

/** So many fit into one message. */
const MEMBERS_AT_ONCE = 3
/** Where a number was registered; the rest of it helps to prove who somebody is. */
const REGISTERED_AT = 6

/** Names, how they belong, and as much of their numbers as may be shown. */
export function memberParts({ members }: FiledHousehold): Reply[] {
  const parts: Reply[] = []
  for (let from = 0; from < members.length; from += MEMBERS_AT_ONCE) {
    const words = members
      .slice(from, from + MEMBERS_AT_ONCE)
      .map(({ name, relation, idNumber }) => {
        const hidden = idNumber ? `，${idNumber.slice(0, REGISTERED_AT)}****` : ''
        return `${name.slice(0, 12)}（${relation}${hidden}）`
      })
    const left = Math.max(members.length - from - MEMBERS_AT_ONCE, 0)
    parts.push(say('archive.members', { members: words.join('、'), left }))
  }
  return parts
}

export const filed = ({ headName: head, area, status, type, size }: Filed) => ({
  head,
  area,
  status,
  type,
  size,
})
type Filed = NonNullable<FiledHousehold['household']>

/** What is said of illness there stays out of a text message; causes do as well. */
async function show(ctx: StepContext, { householdId, head }: HouseholdStatus): Promise<Ask> {
  const file = await readOwn(ctx, householdId)
  const { household, day } = file
  if (!household) return { say: [say('archive.unrecorded', { head, day })] }
  const { statusSince, netIncomePerHeadFen: fen } = household
  return {
    say: [
      say('archive.own', filed(household)),
      ...memberParts(file),
      ...(statusSince ? [say('archive.since', { day: statusSince })] : []),
      ...(fen === null ? [] : [say('archive.income', { fen })]),
      say('archive.correct', {}),
    ],
  }
}

/** 我的档案: one's own file in parts, and how to have it put right. */
export const ownArchive: Flow = {
  name: 'own-archive',
  first: 'show',
  steps: {
    show: {
      ask(ctx) {
        const { households, contact } = ctx
        const [only] = households
        if (!only && contact.staffId) return { say: [say('archive.ask_who', {})] }
        if (!only) return { begin: 'link-household', data: { for: 'archive' } }
        if (households.length === 1) return show(ctx, only)
        const question = say('status.which', { households: households.length })
        return { ask: { ...question, choices: householdChoices(households) }, kind: 'menu' }
      },
      answer({ households }, _data, { choiceId }) {
        const picked = households.find((each) => each.householdId === choiceId)
        return picked ? { to: 'picked', data: { household: picked.householdId } } : 'not_mine'
      },
    },
    picked: {
      ask(ctx, { household }) {
        const picked = ctx.households.find((each) => each.householdId === household)
        return picked ? show(ctx, picked) : { to: 'show' }
      },
      answer: () => 'not_mine',
    },
  },
}
