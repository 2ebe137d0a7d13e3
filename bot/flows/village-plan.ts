import { parseResponse, type Reply, say, type ShownPlan } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith, leftBehind, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { placeMeant } from './show-village'

/** What the API takes of a goal. */
const LONGEST = 200
export const kept: Move = { say: [say('plan.dropped', {})] }

/** A village's plan; null where it is none of the reader's. */
export async function readVillagePlan({ api }: StepContext, areaPath: string) {
  const response = await api.plans['of-village'].$get({ query: { areaPath } })
  if (isForbidden(response) || !response.ok) return null
  return (await parseResponse(Promise.resolve(response))) as ShownPlan
}

type Known = { amountFen: number | null; owner: string | null; dueOn: string | null }
/** What is known of a line beside its words, as its sentence takes it. */
export const factsOf = ({ amountFen, owner, dueOn }: Known): string =>
  [amountFen && `money=${amountFen}`, owner && `owner=${owner}`, dueOn && `due=${dueOn}`]
    .filter(Boolean)
    .join(';')

/** Lines of a plan, measures behind them, each but the first with how many more 下 brings. */
export function planLines({ lines, measures }: ShownPlan, before: number): Reply[] {
  const all = before + lines.length + measures.length
  return [
    ...lines.map((line, i) =>
      say('plan.line', {
        seq: line.seq,
        text: line.text,
        facts: factsOf(line),
        status: line.status,
        left: leftBehind(before + i, all),
      }),
    ),
    ...measures.map((measure, i) =>
      say('plan.measure', {
        text: measure.text,
        facts: factsOf(measure),
        status: measure.status,
        left: leftBehind(before + lines.length + i, all),
      }),
    ),
  ]
}

async function show(ctx: StepContext, areaPath: string, area: string): Promise<Ask> {
  const shown = await readVillagePlan(ctx, areaPath)
  if (!shown) return { say: [say('plan.place_unknown', {})] }
  const { plan, lines } = shown
  if (!plan) return { say: [say('plan.none', { area })] }
  const { year: figureYear, status, goal } = plan
  const head = say('plan.head', { area, figureYear, status, goal, lines: lines.length })
  return { say: [head, ...planLines(shown, 1)] }
}

/** 2027 目标 通自来水. */
const BEGINS = /^(\d{4})年?[\s,，:：]*(?:目标)?[\s,，:：是]*(.+)$/su

/** 村规划 宝坪村 shows it; with a year and what it is to come to it begins one. */
export const villagePlan: Flow = {
  name: 'village-plan',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, { text = '' }) {
        const place = await placeMeant(ctx, text)
        if (place.state !== 'found' || place.level !== 'village')
          return { say: [say('plan.place_unknown', {})] }
        const { areaPath, area, rest } = place
        const [, year, goal] = BEGINS.exec(rest.normalize('NFKC')) ?? []
        if (!year || !goal) return show(ctx, areaPath, area)
        return { to: 'confirm', data: { areaPath, area, year, goal: goal.slice(0, LONGEST) } }
      },
      answer: () => 'not_mine',
    },
    confirm: {
      ask: (_ctx, { area = '', year = '', goal = '' }) => ({
        ask: {
          ...say('plan.begin_confirm', { area, figureYear: Number(year), goal }),
          choices: YES_NO,
        },
        kind: 'confirm',
      }),
      answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return kept
        return choiceId === 'yes' ? keep(ctx, data) : 'not_mine'
      },
    },
  },
}

function keep({ hotline }: StepContext, { areaPath = '', year = '', goal = '' }: Data): Move {
  return {
    do: { type: 'begin_plan', areaPath, year: Number(year), goal },
    outcomes: {
      begun: endWith('plan.begun'),
      already_begun: endWith('plan.already_begun'),
      id_number: endWith('plan.personal'),
      phone: endWith('plan.personal'),
      not_found: endWith('plan.place_unknown'),
      forbidden: endWith('staff.refused', { hotline }),
      refused: endSorry(hotline),
    },
  }
}
