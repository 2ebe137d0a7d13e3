import { type HouseholdRoundKind, say } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { isOf, listWaitingReports, readCases, sayWaiting } from './check-reports'

/** What of a report could be announced by this officer now, and what has to wait. */
async function sorted(ctx: StepContext, id: string) {
  const { area, cases } = await readCases(ctx, id)
  const checked = cases.filter(({ status }) => status === 'checked')
  const ready = checked.filter(({ lack, isTied }) => lack === null && !isTied)
  // Withdrawn or sent back meanwhile they only leave the report.
  const gone = checked.filter(({ lack }) => lack === 'filed' || lack === 'level')
  const waiting = checked.length - ready.length - gone.length
  return { area, ready: ready.length, gone: gone.length, waiting }
}

async function begin(ctx: StepContext, { text = '' }: Data): Promise<Ask> {
  const { hotline } = ctx
  const all = await listWaitingReports(ctx)
  if (!all) return { say: [say('staff.refused', { hotline })] }
  const found = all.filter(isOf(text.trim()))
  const checked = found.filter((report) => report.checked > 0)
  const [first, ...others] = checked
  if (!first) {
    const [unchecked] = found
    if (unchecked) return { say: [say('report.nothing_checked', { area: unchecked.area })] }
    return { say: [say('report.none_waiting', {})] }
  }
  if (text === '' && others.some(({ area }) => area !== first.area))
    return { say: [sayWaiting(checked)] }
  if (first.isMine) return { say: [say('report.own_report', {})] }
  return { to: 'confirm', data: { report: first.id, kind: first.kind } }
}

/** 公告 天元乡: brings into force what the county has checked, after one confirmation. */
export const announceReport: Flow = {
  name: 'announce-report',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    confirm: {
      async ask(ctx, { report = '', kind }) {
        const { area, ready, gone, waiting } = await sorted(ctx, report)
        if (ready === 0 && gone === 0)
          return { say: [say('report.nothing_to_announce', { area, waiting })] }
        const counts = { area, kind: kindOf(kind), ready, waiting }
        const ask = { ...say('report.announce_confirm', counts), choices: YES_NO }
        return { ask, kind: 'confirm' }
      },
      async answer(ctx, { report = '' }, { choiceId }) {
        if (choiceId === 'no') return { say: [say('notice.kept', {})] }
        if (choiceId !== 'yes') return 'not_mine'
        return announce(ctx, report)
      },
    },
  },
}

const kindOf = (kind: string | undefined): HouseholdRoundKind =>
  kind === 'exit' || kind === 'watch_list' || kind === 'risk_removal' ? kind : 'identification'

async function announce(ctx: StepContext, reportId: string): Promise<Move> {
  const { hotline } = ctx
  const { area, waiting } = await sorted(ctx, reportId)
  return {
    do: { type: 'announce_report', reportId },
    outcomes: {
      announced: endWith('report.announced'),
      nothing_ready: endWith('report.nothing_to_announce', { area, waiting }),
      nothing_checked: endWith('report.nothing_checked', { area }),
      own_report: endWith('report.own_report'),
      tied: endWith('report.tied'),
      not_found: endWith('report.none_waiting'),
      forbidden: endWith('staff.refused', { hotline }),
      refused: endSorry(hotline),
    },
  }
}
