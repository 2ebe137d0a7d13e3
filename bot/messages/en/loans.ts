import { sumEn, type Vars } from '../../../api/client'
import { area, code, cut, dayEn, name } from '../format'
import type { Messages } from '../messages'

const day = (on: string) => `${dayEn(on)} ${on.slice(0, 4)}`
const percent = (points: number) => `${points / 100}%`
const bankOf = (bank: string) => cut(bank, 12)
const more = (left: number) => (left > 0 ? `. ${left} more: 下` : '')

/** What is said about small loans. */
export const enLoans = {
  'loan.ask_who': () => 'Whose loan? Reply with the name of the household head.',
  'loan.unknown': () => 'No such household in your area. Reply with the name again.',
  'loan.which': ({ head }: Vars<'loan.which'>) => `Which ${name(head)}?`,
  'loan.ask_group': ({ head }: Vars<'loan.ask_group'>) =>
    `Many are headed by ${name(head)}. Which group? Reply, e.g. 3社`,
  'loan.ask_borrower': ({ head }: Vars<'loan.ask_borrower'>) => `${name(head)}: who borrowed?`,
  'loan.ask_amount': ({ head }: Vars<'loan.ask_amount'>) =>
    `How much did ${name(head)}'s household borrow? e.g. 5万`,
  'loan.ask_term': () => 'For how long? e.g. 3年',
  'loan.ask_purpose': () => 'For what production? e.g. 养牛',
  'loan.purpose_unclear': () => 'For production alone: say what is grown, raised or traded.',
  'loan.ask_bank': () => 'Which bank? e.g. 农商行',
  'loan.ask_rate': () => 'At what yearly rate? e.g. 4.35%',
  'loan.confirm': (vars: Vars<'loan.confirm'>) =>
    `${name(vars.name)} of ${name(vars.head)}: ${sumEn(vars.amount)}, ${vars.months} mo. from ${dayEn(vars.day)}, ${bankOf(vars.bank)}, ${percent(vars.rate)}, ${cut(vars.text, 6)}. Right?`,
  'loan.recorded': ({ due, code: number }: Vars<'loan.recorded'>) =>
    `Noted, due ${day(due)}. When paid back: 还贷 ${code(number)} amount`,
  'loan.recorded_no_phone': ({ due, code: number }: Vars<'loan.recorded_no_phone'>) =>
    `Noted, due ${day(due)}. They have no phone: tell them. When paid back: 还贷 ${code(number)} amount`,
  'loan.dropped': () => 'Not noted.',
  'loan.not_eligible': ({ head }: Vars<'loan.not_eligible'>) =>
    `${name(head)}'s household is neither registered nor watched: no small loan.`,
  'loan.not_production': () => 'For production alone: not weddings, houses, debts. Not noted.',
  'loan.age': ({ head, from, to }: Vars<'loan.age'>) =>
    `Nobody of ${name(head)}'s household is ${from} to ${to}. Not noted.`,
  'loan.too_much': ({ head, most, owed }: Vars<'loan.too_much'>) =>
    `At most ${sumEn(most)} a household; ${name(head)}'s owes ${sumEn(owed)}. Not noted.`,
  'loan.too_long': ({ months }: Vars<'loan.too_long'>) => `At most ${months} months. Not noted.`,
  'loan.lent_in_future': () => 'The day of the loan is to come. Not noted.',
  'loan.already_recorded': ({ head }: Vars<'loan.already_recorded'>) =>
    `This loan of ${name(head)} is noted already.`,
  'loan.changed': () => 'Things have just changed. Not noted; send it again.',

  'loan.repay_format': () => 'Send: 还贷, the ten digits, the amount.',
  'loan.unknown_code': () => 'No loan of your area has this number.',
  'loan.ask_repaid': ({ head, left }: Vars<'loan.ask_repaid'>) =>
    `${name(head)} owes ${sumEn(left)}. How much was paid? e.g. 2万`,
  'loan.repay_confirm': ({ head, amount, left }: Vars<'loan.repay_confirm'>) =>
    `${name(head)} pays ${sumEn(amount)}, ${sumEn(left)} left. Right?`,
  'loan.repaid': ({ head }: Vars<'loan.repaid'>) => `Noted: ${name(head)} has paid all of it.`,
  'loan.repaid_part': ({ head, left, due }: Vars<'loan.repaid_part'>) =>
    `Noted: ${name(head)} still owes ${sumEn(left)}, due ${day(due)}.`,
  'loan.already_repaid': ({ head }: Vars<'loan.already_repaid'>) =>
    `${name(head)} paid all of it before. Nothing changed.`,
  'loan.more_than_owed': ({ head, left }: Vars<'loan.more_than_owed'>) =>
    `${name(head)} owes only ${sumEn(left)}. Not noted.`,
  'loan.kept': () => 'Nothing changed.',

  'loan.to_household': ({ name: who, amount, bank, rate, due }: Vars<'loan.to_household'>) =>
    `${name(who)} borrowed ${sumEn(amount)} from ${bankOf(bank)} at ${percent(rate)}, due ${day(due)}. Not so? Send: 求助 没贷过款`,
  'loan.due_soon': ({ bank, amount, due }: Vars<'loan.due_soon'>) =>
    `Your loan of ${sumEn(amount)} at ${bankOf(bank)} is due ${day(due)}. What is left: 我的贷款`,
  'loan.late': ({ bank, amount, due }: Vars<'loan.late'>) =>
    `Your loan of ${sumEn(amount)} at ${bankOf(bank)} was due ${day(due)}. In trouble? Send 求助`,
  'loan.part_repaid': ({ bank, amount, left, due }: Vars<'loan.part_repaid'>) =>
    `${sumEn(amount)} paid to ${bankOf(bank)}, ${sumEn(left)} left, due ${day(due)}.`,
  'loan.all_repaid': ({ bank, amount }: Vars<'loan.all_repaid'>) =>
    `${sumEn(amount)} paid to ${bankOf(bank)}: nothing is left.`,
  'loan.mine': ({ bank, amount, owed, rate, due, late, left }: Vars<'loan.mine'>) =>
    `${bankOf(bank)}: ${sumEn(amount)} at ${percent(rate)}, ${sumEn(owed)} left, ${late > 0 ? 'was due' : 'due'} ${day(due)}${more(left)}`,
  'loan.mine_repaid': ({ bank, amount, left }: Vars<'loan.mine_repaid'>) =>
    `${bankOf(bank)}: ${sumEn(amount)}, all paid${more(left)}`,
  'loan.mine_none': () => 'No small loan of your household is noted.',

  'loan.head': ({ area: place, open, late, owed }: Vars<'loan.head'>) =>
    `${area(place)}: ${open} open loans, ${late} late, ${sumEn(owed)} owed.`,
  'loan.line': (vars: Vars<'loan.line'>) =>
    `${name(vars.head)} (${area(vars.area)}) ${bankOf(vars.bank)} ${sumEn(vars.owed)}, ${vars.late > 0 ? 'late since' : 'due'} ${day(vars.due)}, ${code(vars.code)}${more(vars.left)}`,
  'loan.line_repaid': ({ head, bank, amount }: Vars<'loan.line_repaid'>) =>
    `${name(head)}: ${sumEn(amount)} of ${bankOf(bank)}, all paid.`,
  'loan.none': ({ area: place }: Vars<'loan.none'>) => `${area(place)}: no open loans.`,
  'loan.place_unknown': () => 'No such place of yours. e.g. 贷款 宝坪村',
} satisfies Partial<Messages>
