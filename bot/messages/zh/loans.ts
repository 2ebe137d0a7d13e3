import { sumZh, type Vars } from '../../../api/client'
import { area, code, cut, dayZh as day, name } from '../format'
import type { Messages } from '../messages'

/** A loan runs for years. */
const fullDay = (on: string) => `${on.slice(0, 4)}年${day(on)}`
const percent = (points: number) => `${points / 100}%`
const bankOf = (bank: string) => cut(bank, 12)
const term = (months: number) => (months % 12 === 0 ? `${months / 12}年` : `${months}个月`)
const more = (left: number) => (left > 0 ? `。还有${left}笔，发“下”` : '')

/** What is said about small loans. */
export const zhLoans = {
  'loan.ask_who': () => '哪一户贷款？请回户主姓名，同名的加上几社。',
  'loan.unknown': () => '您片区没找到这户。请再回一次户主姓名，您写的都还在。',
  'loan.which': ({ head }: Vars<'loan.which'>) => `有几户户主叫“${name(head)}”，是哪一户？`,
  'loan.ask_group': ({ head }: Vars<'loan.ask_group'>) =>
    `户主叫“${name(head)}”的有很多户，是几社的？请回，如 3社、宝坪村3社`,
  'loan.ask_borrower': ({ head }: Vars<'loan.ask_borrower'>) => `${name(head)}家哪个人贷的？`,
  'loan.ask_amount': ({ head }: Vars<'loan.ask_amount'>) => `${name(head)}家贷了多少？请回，如 5万`,
  'loan.ask_term': () => '贷多久？请回，如 3年、18个月',
  'loan.ask_purpose': () => '贷来做什么生产？请回，如 养牛、种党参',
  'loan.purpose_unclear': () => '小额信贷只用于生产。请说清种什么、养什么或做什么生意。',
  'loan.ask_bank': () => '哪家银行？请回，如 农商行',
  'loan.ask_rate': () => '年利率多少？请回，如 4.35%',
  'loan.confirm': (vars: Vars<'loan.confirm'>) =>
    `${name(vars.head)}家${name(vars.name)}${day(vars.day)}贷${sumZh(vars.amount)}，${term(vars.months)}，${bankOf(vars.bank)}，年利率${percent(vars.rate)}，用于${cut(vars.text, 10)}。对吗？`,
  'loan.recorded': ({ due, code: number }: Vars<'loan.recorded'>) =>
    `记下了，${fullDay(due)}到期。还了就发：还贷 ${code(number)} 多少钱`,
  'loan.recorded_no_phone': ({ due, code: number }: Vars<'loan.recorded_no_phone'>) =>
    `记下了，${fullDay(due)}到期。这户没绑手机，请当面告诉。还了发：还贷 ${code(number)} 多少钱`,
  'loan.dropped': () => '好，没有记。要记时再发：贷款 户主 多少 几年 做什么 银行 利率',
  'loan.not_eligible': ({ head }: Vars<'loan.not_eligible'>) =>
    `${name(head)}家不是建档户、脱贫户或监测户，不能记小额信贷。`,
  'loan.not_production': () => '小额信贷只用于生产，不能用于结婚、盖房、还债、理财、日用，没有记。',
  'loan.age': ({ head, from, to }: Vars<'loan.age'>) =>
    `${name(head)}家没有${from}到${to}岁的人可以贷，没有记。`,
  'loan.too_much': ({ head, most, owed }: Vars<'loan.too_much'>) =>
    `每户最多贷${sumZh(most)}。${name(head)}家${owed > 0 ? `已欠${sumZh(owed)}` : '没有欠的'}，这笔多了，没有记。`,
  'loan.too_long': ({ months }: Vars<'loan.too_long'>) =>
    `小额信贷最长${term(months)}，超了，没有记。`,
  'loan.lent_in_future': () => '放款日期在今天以后，没有记。放了款再发。',
  'loan.already_recorded': ({ head }: Vars<'loan.already_recorded'>) =>
    `${name(head)}家这笔已经记过，没有再记。发“贷款”看。`,
  'loan.changed': () => '情况刚变了，没有记。请再发一次。',

  'loan.repay_format': () => '请这样发：还贷 10位编号 多少钱，如 还贷 编号 2万',
  'loan.unknown_code': () => '您这一片的贷款没有这个编号。请核对10位编号，或发“贷款”看。',
  'loan.ask_repaid': ({ head, left }: Vars<'loan.ask_repaid'>) =>
    `${name(head)}家还欠${sumZh(left)}，这次还了多少？请回，如 2万`,
  'loan.repay_confirm': ({ head, amount, left }: Vars<'loan.repay_confirm'>) =>
    `${name(head)}家还${sumZh(amount)}，还后欠${sumZh(left)}。对吗？`,
  'loan.repaid': ({ head }: Vars<'loan.repaid'>) => `记下了，${name(head)}家这笔还清了。`,
  'loan.repaid_part': ({ head, left, due }: Vars<'loan.repaid_part'>) =>
    `记下了，${name(head)}家还欠${sumZh(left)}，${fullDay(due)}到期。`,
  'loan.already_repaid': ({ head }: Vars<'loan.already_repaid'>) =>
    `${name(head)}家这笔早已还清，没有动。`,
  'loan.more_than_owed': ({ head, left }: Vars<'loan.more_than_owed'>) =>
    `${name(head)}家只欠${sumZh(left)}，您写多了，没有记。`,
  'loan.kept': () => '好，没有动。',

  'loan.to_household': ({ name: who, amount, bank, rate, due }: Vars<'loan.to_household'>) =>
    `${name(who)}在${bankOf(bank)}贷了${sumZh(amount)}，年利率${percent(rate)}，${fullDay(due)}前还。您家没借过，请发：求助 没贷过款`,
  'loan.due_soon': ({ bank, amount, due }: Vars<'loan.due_soon'>) =>
    `您家在${bankOf(bank)}贷的${sumZh(amount)}，${fullDay(due)}到期，请早作准备。看还欠多少，发：我的贷款`,
  'loan.late': ({ bank, amount, due }: Vars<'loan.late'>) =>
    `您家在${bankOf(bank)}贷的${sumZh(amount)}，${day(due)}到期没还清。有难处请发“求助”，别误了信用。`,
  'loan.part_repaid': ({ bank, amount, left, due }: Vars<'loan.part_repaid'>) =>
    `您家${bankOf(bank)}的贷款还了${sumZh(amount)}，还欠${sumZh(left)}，${fullDay(due)}到期。`,
  'loan.all_repaid': ({ bank, amount }: Vars<'loan.all_repaid'>) =>
    `您家${bankOf(bank)}的贷款这次还了${sumZh(amount)}，全部还清了。`,
  'loan.mine': ({ bank, amount, owed, rate, due, late, left }: Vars<'loan.mine'>) =>
    `${bankOf(bank)}贷款${sumZh(amount)}，还欠${sumZh(owed)}，年利率${percent(rate)}，${fullDay(due)}${late > 0 ? '已到期' : '到期'}${more(left)}`,
  'loan.mine_repaid': ({ bank, amount, left }: Vars<'loan.mine_repaid'>) =>
    `${bankOf(bank)}贷款${sumZh(amount)}，已还清${more(left)}`,
  'loan.mine_none': () => '您家没有登记的小额信贷。想贷款请发：问 怎么贷款',

  'loan.head': ({ area: place, open, late, owed }: Vars<'loan.head'>) =>
    `${area(place)}没还清的贷款${open}笔${late > 0 ? `，过期${late}笔` : ''}，共欠${sumZh(owed)}。`,
  'loan.line': (vars: Vars<'loan.line'>) =>
    `${name(vars.head)}（${area(vars.area)}）${bankOf(vars.bank)}欠${sumZh(vars.owed)}，${fullDay(vars.due)}${vars.late > 0 ? '已过期' : '到期'}，编号${code(vars.code)}${more(vars.left)}`,
  'loan.line_repaid': ({ head, bank, amount }: Vars<'loan.line_repaid'>) =>
    `${name(head)}家${bankOf(bank)}的${sumZh(amount)}已还清。`,
  'loan.none': ({ area: place }: Vars<'loan.none'>) =>
    `${area(place)}没有未还清的小额信贷。要记请发：贷款 户主 多少 几年 做什么 银行 利率`,
  'loan.place_unknown': () => '没找到这个地方，或不归您这一片。请这样发：贷款 宝坪村',
} satisfies Partial<Messages>
