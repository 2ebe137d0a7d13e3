import { parseResponse, say } from '../../api/client'
import type { Ask, Choice, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith } from '../conversation/say'
import { isForbidden } from './allowed'

/** So many groups fit under one question. */
const GROUPS_AT_ONCE = 3

/** Groups of messages that did not arrive, the largest first; null for whoever may not see them. */
async function listGroups({ api, contact }: StepContext) {
  if (!contact.staffId) return null
  const response = await api.deadLetters.index.$get()
  if (isForbidden(response)) return null
  return parseResponse(Promise.resolve(response))
}
type Group = NonNullable<Awaited<ReturnType<typeof listGroups>>>['groups'][number]

const varsOf = ({ class: kind, errorCode, count }: Group) => ({
  kind,
  why: errorCode ?? '',
  count,
})

export function groupChoices(
  groups: readonly Pick<Group, 'key' | 'class' | 'errorCode' | 'count'>[],
  hasMore: boolean,
): Choice[] {
  const shown = groups.map((group) => ({
    id: group.key,
    say: say('undelivered.group', varsOf(group as Group)),
  }))
  return hasMore ? [...shown, { id: 'more', say: say('undelivered.more', {}) }] : shown
}

const LATER = { id: 'later', say: say('undelivered.later', {}) }
const DISMISS = { id: 'dismiss', say: say('undelivered.dismiss', {}) }
export const SETTLE_CHOICES = [{ id: 'resend', say: say('undelivered.resend', {}) }, DISMISS, LATER]
export const UNSURE_CHOICES = [DISMISS, LATER]

async function askGroups(ctx: StepContext, { from = '0' }: Data): Promise<Ask> {
  const found = await listGroups(ctx)
  if (!found) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  const { total, groups } = found
  if (groups.length === 0) return { say: [say('undelivered.none', {})] }
  const start = Number(from) < groups.length ? Number(from) : 0
  const shown = groups.slice(start, start + GROUPS_AT_ONCE)
  const choices = groupChoices(shown, groups.length > GROUPS_AT_ONCE)
  const question = say('undelivered.groups', { total, groups: groups.length })
  return { ask: { ...question, choices }, kind: 'menu' }
}

async function askGroup(ctx: StepContext, { group: key = '' }: Data): Promise<Ask> {
  const group = (await listGroups(ctx))?.groups.find((each) => each.key === key)
  if (!group) return { say: [say('undelivered.none_resent', { left: 0 })] }
  const vars = { ...varsOf(group), since: group.oldestOn }
  const question = group.canResend
    ? { ...say('undelivered.ask', vars), choices: SETTLE_CHOICES }
    : { ...say('undelivered.ask_unsure', vars), choices: UNSURE_CHOICES }
  return { ask: question, kind: 'menu' }
}

async function settle(ctx: StepContext, key: string, as: 'resend' | 'dismiss'): Promise<Move> {
  const found = (await listGroups(ctx))?.groups.find((each) => each.key === key)
  if (!found) return { say: [say('undelivered.none_resent', { left: 0 })] }
  const { status, template, broadcastId, channel, errorCode } = found
  const group = { status, class: found.class, template, broadcastId, channel, errorCode }
  return {
    do: { type: 'settle_dead_letters', settle: as, group },
    outcomes: {
      resent: endWith('undelivered.resent'),
      none_resent: endWith('undelivered.none_resent'),
      dismissed: endWith('undelivered.dismissed'),
      forbidden: endWith('staff.refused', { hotline: ctx.hotline }),
      refused: endSorry(ctx.hotline),
    },
  }
}

/** 未送达: what did not reach people, by what it is and why; a group is sent again or put away. */
export const undelivered: Flow = {
  name: 'undelivered',
  first: 'groups',
  steps: {
    groups: {
      ask: askGroups,
      answer(_ctx, { from = '0' }, { choiceId }) {
        if (choiceId === undefined) return 'not_mine'
        if (choiceId === 'more')
          return { to: 'groups', data: { from: String(Number(from) + GROUPS_AT_ONCE) } }
        return { to: 'group', data: { group: choiceId } }
      },
    },
    group: {
      ask: askGroup,
      answer(ctx, { group = '' }, { choiceId }) {
        if (choiceId === 'later') return { say: [say('notice.kept', {})] }
        if (choiceId !== 'resend' && choiceId !== 'dismiss') return 'not_mine'
        return settle(ctx, group, choiceId)
      },
    },
  },
}
