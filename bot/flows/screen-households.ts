import { say, type ScreeningDraft } from '../../api/client'
import type { Ask, Data, Flow, Heard, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith } from '../conversation/say'
import { asked, goOn, readLine, readNext, headsOf, shownOf } from './screening-steps'
import { candidateChoices, isNo } from './visit-note'

const refused = ({ hotline }: StepContext): Ask => ({ say: [say('staff.refused', { hotline })] })

/** 先跳过, 下一户: it comes again at the end. */
const SKIPS = /^(?:先?跳过?|跳|下一户|下一家|先放|过|SKIP)$/u
/** Leaves it where it is; 停 by itself is offered. */
const PAUSES = /^(?:停下?|停一下|暂停|先停|不查了|今天不查了|到这里|收工|PAUSE)$/u

async function plan(ctx: StepContext, data: Data): Promise<Ask> {
  const draft = await readLine(ctx, data)
  if (!draft) return refused(ctx)
  if (draft.unlisted) return noteUnlisted(ctx, draft)
  const head = draft.head ?? ''
  switch (draft.missing) {
    case 'shown':
      return { to: 'line', data: shownOf('') }
    case 'household':
      return { say: [say('screening.unknown', {})] }
    case 'which':
      return { to: 'which', data: { ...data, head } }
    case 'group':
      return { to: 'group', data: { ...data, head } }
    case 'verdict': {
      const isNamed = draft.household?.id === data['shown'] ? (data['isNamed'] ?? '') : 'yes'
      const known = { shown: draft.household?.id ?? '', isNamed, remark: draft.line.note }
      return { to: 'line', data: { ...data, ...known, picked: '' } }
    }
    case null:
      return screen(ctx, draft, Boolean(data['isNamed']))
  }
}

/** Keeps the line and goes on: there is no confirmation, since it can be said again. */
async function screen(ctx: StepContext, draft: ScreeningDraft, wasNamed: boolean): Promise<Ask> {
  const { household, line, facts, standing, list } = draft
  // Of one that merely came next somebody else may have been quicker: that stays.
  const isCorrection = standing !== null && (wasNamed || draft.isNamed)
  const { verdict, ...found } = line
  if (!household || !verdict) throw new Error('a line that is not whole')
  const next = goOn(ctx, list, await unreachedAtEnd(ctx, draft))
  const { head } = household
  return {
    do: {
      type: 'screen_household',
      householdId: household.id,
      ...found,
      verdict,
      isCorrection,
    },
    outcomes: {
      screened: next('screened', { facts }),
      screening_corrected: next('corrected', { facts }),
      screened_untold: next('untold', { facts }),
      screened_before: next('before'),
      on_register: endWith('screening.on_register', { head }),
      household_closed: endWith('screening.closed', { head }),
      group_has_cadre: endWith('screening.group_has_cadre'),
      reviewed: endWith('screening.reviewed', { head }),
      no_round: endWith('screening.no_round'),
      forbidden: endWith('staff.refused', { hotline: ctx.hotline }),
      refused: endSorry(ctx.hotline),
    },
  }
}

async function noteUnlisted(ctx: StepContext, draft: ScreeningDraft): Promise<Ask> {
  const { unlisted, list } = draft
  if (!unlisted) throw new Error('nobody is said to be missing')
  const { head, areaPath, note } = unlisted
  const next = goOn(ctx, list, await unreachedAtEnd(ctx, draft))
  return {
    do: { type: 'note_unlisted_household', head, areaPath, note },
    outcomes: {
      unlisted_noted: next('unlisted'),
      on_roll: endWith('screening.on_roll', { head }),
      no_round: endWith('screening.no_round'),
      forbidden: endWith('staff.refused', { hotline: ctx.hotline }),
      refused: endSorry(ctx.hotline),
    },
  }
}

async function unreachedAtEnd(ctx: StepContext, { list }: ScreeningDraft) {
  if (list.next && !list.isOnly) return []
  return (await readNext(ctx))?.unreached ?? []
}

/** Asks about the next household, or about the one that was named or whose verdict is still missing. */
async function askLine(ctx: StepContext, data: Data): Promise<Ask> {
  if (data['isNamed'] || data['remark']) return askAbout(ctx, data)
  const list = await readNext(ctx)
  if (!list) return refused(ctx)
  const { next, counts, unreached } = list
  const { screened: done, households: total, eligible, unclear } = counts
  if (!next) {
    if (total === 0) return { say: [say('screening.none', {})] }
    const heads = headsOf(unreached)
    return { say: [say('screening.all_done', { total, eligible, unclear, heads })] }
  }
  if (data['shown'] !== next.id) return { to: 'line', data: shownOf(next.id) }
  const { head, area, size } = next
  return asked(ctx, say('screening.ask', { area, done, total, head, size }))
}

async function askAbout(ctx: StepContext, data: Data): Promise<Ask> {
  const { shown = '', isNamed, remark } = data
  const draft = await readLine(ctx, { shown })
  if (!draft) return refused(ctx)
  const { household, standing } = draft
  // Somebody else screened it meanwhile.
  if (!household || (standing && !isNamed)) return { to: 'line', data: shownOf('') }
  const { head, area, size } = household
  if (remark) return asked(ctx, say('screening.ask_verdict', { head, text: remark }))
  return asked(
    ctx,
    standing
      ? say('screening.named_again', { head, verdict: standing })
      : say('screening.named', { head, area, size }),
  )
}

async function answerLine(ctx: StepContext, data: Data, heard: Heard): Promise<Move> {
  const { choiceId, text, plain } = heard
  if (choiceId === 'pause' || PAUSES.test(plain)) return pause(ctx)
  if (choiceId === 'skip' || SKIPS.test(plain)) return putOff(ctx, data)
  if (choiceId) return toPlan(data, '', choiceId)
  // 0 is the menu, and another digit is asked again.
  return text === '' || /^\d$/u.test(plain) ? 'not_mine' : toPlan(data, text)
}

/** With what was written before its verdict. */
const toPlan = ({ remark = '' }: Data, text: string, verdict = ''): Move => ({
  to: 'plan',
  data: { text: `${text} ${remark}`.trim(), remark: '', verdict },
})

async function pause(ctx: StepContext): Promise<Move> {
  const list = await readNext(ctx)
  if (!list) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  const { screened: done, households: total } = list.counts
  return { say: [say('screening.paused', { done, total, heads: headsOf(list.unreached) })] }
}

async function putOff(ctx: StepContext, { shown = '' }: Data): Promise<Move> {
  const draft = await readLine(ctx, { shown })
  const household = draft?.household
  if (!household) return { to: 'line', data: shownOf('') }
  const { head } = household
  const { list } = draft
  if (!list.next || list.isOnly) return { say: [say('screening.only_left', { head })] }
  const next = goOn(ctx, list, [])
  return {
    do: { type: 'put_off_screening', householdId: household.id },
    outcomes: {
      put_off: next('put_off'),
      on_register: next('put_off'),
      household_closed: next('put_off'),
      reviewed: endWith('screening.reviewed', { head }),
      group_has_cadre: endWith('screening.group_has_cadre'),
      no_round: endWith('screening.no_round'),
      forbidden: endWith('staff.refused', { hotline: ctx.hotline }),
      refused: endSorry(ctx.hotline),
    },
  }
}

/** 3社, in answer to which of many of a name. */
function withGroup(data: Data, text: string): Move {
  const group = /\d{1,2}|[一二三四五六七八九十]{1,3}/u.exec(text.normalize('NFKC'))?.[0]
  if (isNo(text) || !group) return 'not_mine'
  return { to: 'plan', data: { text: `${group}社${data['text'] ?? ''}` } }
}

/** 排查: every household of a group, one line each; left and taken up again where it was. */
export const screenHouseholds: Flow = {
  name: 'screen-households',
  first: 'begin',
  steps: {
    begin: {
      ask(ctx, { text, isLine }) {
        if (!ctx.contact.staffId) {
          // Villagers ask whether they qualify.
          return isLine ? { begin: 'ask-question', data: { text: text ?? '' } } : refused(ctx)
        }
        return isLine || !text ? { to: 'line', data: { text: '', isLine: '' } } : { to: 'plan' }
      },
      answer: () => 'not_mine',
    },
    plan: { ask: plan, answer: () => 'not_mine' },
    line: { ask: askLine, answer: answerLine },
    which: {
      async ask(ctx, data) {
        const draft = await readLine(ctx, data)
        const choices = candidateChoices(draft?.candidates ?? [])
        return {
          ask: { ...say('screening.which', { head: data['head'] ?? '' }), choices },
          kind: 'menu',
        }
      },
      answer: (_ctx, data, { choiceId, text }) =>
        choiceId ? { to: 'plan', data: { picked: choiceId } } : withGroup(data, text),
    },
    group: {
      ask: (_ctx, { head = '' }) => ({
        ask: say('screening.ask_group', { head }),
        kind: 'menu',
        isNumeric: true,
      }),
      answer: (_ctx, data, { text }) => withGroup(data, text),
    },
  },
}
