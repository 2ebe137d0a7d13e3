import { type LoanDraft, parseResponse, type Reply, say } from '../../api/client'
import type { Ask, Data, Flow, Heard, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { candidateChoices, isNo, STORY } from './visit-note'

/** What the API takes of the whole line, and of one answer. */
const LONGEST = { text: 1000, words: 200 } as const

async function readDraft({ api }: StepContext, data: Data): Promise<LoanDraft | null> {
  const words = (name: string) => data[name]?.slice(0, LONGEST.words) || null
  const response = await api.loans.drafts.$post({
    json: {
      text: (data['text'] ?? '').slice(0, LONGEST.text),
      householdName: words('name'),
      householdId: data['household'] || null,
      personId: data['person'] || null,
      amountWords: words('amount'),
      termWords: words('term'),
      purposeWords: words('purpose'),
      bankWords: words('bank'),
      rateWords: words('rate'),
    },
  })
  if (isForbidden(response)) return null
  return (await parseResponse(response)) as LoanDraft
}

export const borrowerChoices = (borrowers: LoanDraft['borrowers']): NonNullable<Reply['choices']> =>
  borrowers.map(({ id, name }) => ({ id, say: say('common.text', { text: name }) }))

/** Why it ends before all is asked. */
function hindered({ hindrance, owedFen, limits }: LoanDraft, head: string): Reply | null {
  switch (hindrance) {
    case null:
      return null
    case 'not_eligible':
      return say('loan.not_eligible', { head })
    case 'not_production':
      return say('loan.not_production', {})
    case 'age':
      return say('loan.age', { head, from: limits.ageFrom, to: limits.ageTo })
    case 'too_much':
      return say('loan.too_much', { head, most: limits.mostFen, owed: owedFen })
    case 'too_long':
      return say('loan.too_long', { months: limits.mostMonths })
  }
}

async function plan(ctx: StepContext, data: Data): Promise<Ask> {
  const draft = ctx.contact.staffId ? await readDraft(ctx, data) : null
  if (!draft) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  const head = draft.household?.head ?? draft.head ?? ''
  const hindrance = hindered(draft, head)
  if (hindrance) return { say: [hindrance] }
  switch (draft.missing) {
    case 'household':
      return { to: 'who', data: { isUnknown: data['text'] || data['name'] ? 'yes' : '' } }
    case 'purpose':
      return { to: 'purpose', data: { isUnclear: draft.text === '' ? '' : 'yes' } }
    case null:
      return { to: 'confirm' }
    default:
      return { to: draft.missing, data: { head } }
  }
}

const dropped: Move = { say: [say('loan.dropped', {})] }
/** Takes the answer and looks again at what is missing. */
const takes =
  (name: string) =>
  (_ctx: StepContext, _data: Data, { text }: Heard): Move =>
    isNo(text) ? dropped : { to: 'plan', data: { [name]: text } }
const picks =
  (name: string) =>
  (_ctx: StepContext, _data: Data, { choiceId }: Heard): Move =>
    choiceId ? { to: 'plan', data: { [name]: choiceId } } : 'not_mine'

/** 贷款 牟大岭 5万 3年 养牛 农商行 4.35%, or asked for one by one. */
export const recordLoan: Flow = {
  name: 'record-loan',
  first: 'plan',
  steps: {
    plan: { ask: plan, answer: () => 'not_mine' },
    who: {
      ask: (_ctx, { isUnknown }) => ({
        ask: say(isUnknown ? 'loan.unknown' : 'loan.ask_who', {}),
        kind: 'menu',
      }),
      answer: takes('name'),
    },
    which: {
      async ask(ctx, data) {
        const choices = candidateChoices((await readDraft(ctx, data))?.candidates ?? [])
        return {
          ask: { ...say('loan.which', { head: data['head'] ?? '' }), choices },
          kind: 'menu',
        }
      },
      answer: picks('household'),
    },
    group: {
      ask: (_ctx, { head = '' }) => ({
        ask: say('loan.ask_group', { head }),
        kind: 'menu',
        isNumeric: true,
      }),
      answer(_ctx, { head = '' }, { text, plain }) {
        if (isNo(text)) return dropped
        const group = /^\d{1,2}$/.test(plain) ? `${plain}社` : text
        return { to: 'plan', data: { name: `${group}${head}` } }
      },
    },
    borrower: {
      async ask(ctx, data) {
        const choices = borrowerChoices((await readDraft(ctx, data))?.borrowers ?? [])
        const ask = say('loan.ask_borrower', { head: data['head'] ?? '' })
        return { ask: { ...ask, choices }, kind: 'menu' }
      },
      answer: picks('person'),
    },
    amount: {
      ask: (_ctx, { head = '' }) => ({
        ask: say('loan.ask_amount', { head }),
        kind: 'menu',
        isNumeric: true,
      }),
      answer: takes('amount'),
    },
    term: {
      ask: () => ({ ask: say('loan.ask_term', {}), kind: 'menu', isNumeric: true }),
      answer: takes('term'),
    },
    purpose: {
      ask: (_ctx, { isUnclear }) => ({
        ask: say(isUnclear ? 'loan.purpose_unclear' : 'loan.ask_purpose', {}),
        kind: 'menu',
        takes: STORY,
      }),
      answer: takes('purpose'),
    },
    bank: {
      ask: () => ({ ask: say('loan.ask_bank', {}), kind: 'menu' }),
      answer: takes('bank'),
    },
    rate: {
      ask: () => ({ ask: say('loan.ask_rate', {}), kind: 'menu', isNumeric: true }),
      answer: takes('rate'),
    },
    confirm: {
      async ask(ctx, data) {
        const draft = await readDraft(ctx, data)
        const loan = draft && wholeOf(draft)
        if (!draft || !loan) return { to: 'plan' }
        const ask = say('loan.confirm', {
          head: loan.household.head,
          name: loan.borrower.name,
          amount: loan.amountFen,
          months: loan.months,
          text: draft.text,
          bank: loan.bank,
          rate: loan.rateBasisPoints,
          day: draft.lentOn,
        })
        return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
      },
      async answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return dropped
        if (choiceId !== 'yes') return 'not_mine'
        const draft = await readDraft(ctx, data)
        return draft && draft.missing === null ? keep(ctx, draft) : { to: 'plan' }
      },
    },
  },
}

/** All that a loan needs; null where anything is missing. */
function wholeOf(draft: LoanDraft) {
  const { household, borrower, amountFen, months, bank, rateBasisPoints, missing } = draft
  if (!household || !borrower || missing !== null) return null
  if (amountFen === null || months === null || bank === null || rateBasisPoints === null)
    return null
  return { household, borrower, amountFen, months, bank, rateBasisPoints }
}

function keep({ hotline }: StepContext, draft: LoanDraft): Move {
  const loan = wholeOf(draft)
  if (!loan) return { to: 'plan' }
  const { household, borrower, ...terms } = loan
  const { head } = household
  const { limits, owedFen: owed } = draft
  return {
    do: {
      type: 'record_loan',
      householdId: household.id,
      personId: borrower.id,
      ...terms,
      text: draft.text.slice(0, LONGEST.words),
      lentOn: draft.lentOn,
    },
    outcomes: {
      recorded: endWith('loan.recorded'),
      recorded_no_phone: endWith('loan.recorded_no_phone'),
      not_eligible: endWith('loan.not_eligible', { head }),
      not_production: endWith('loan.not_production'),
      purpose_unclear: endWith('loan.changed'),
      age: endWith('loan.age', { head, from: limits.ageFrom, to: limits.ageTo }),
      too_much: endWith('loan.too_much', { head, most: limits.mostFen, owed }),
      too_long: endWith('loan.too_long', { months: limits.mostMonths }),
      lent_in_future: endWith('loan.lent_in_future'),
      already_recorded: endWith('loan.already_recorded', { head }),
      not_found: endWith('loan.changed'),
      tied: endWith('staff.tied'),
      forbidden: endWith('staff.refused', { hotline }),
      refused: endSorry(hotline),
    },
  }
}
