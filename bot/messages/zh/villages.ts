import type {
  EnterableIndicator,
  ExitCheck,
  Vars,
  VillageClass,
  VillageRoundKind,
  VillageStatus,
} from '../../../api/client'
import { area, code, cut, dayZh as day } from '../format'
import type { Messages } from '../messages'
import {
  indicatorIn,
  type IndicatorWords,
  namesIn,
  points,
  ranksIn,
  scoreLinesIn,
  valueIn,
} from '../village-lines'

const INDICATORS: IndicatorWords = {
  poverty_incidence: '贫困发生率',
  registered_share: '在册占比',
  low_income_share: '低收入占比',
  disposable_income: '人均收入',
  poor_transport: '交通',
  poor_drinking_water: '饮水',
  harsh_environment: '环境',
  allowance_burden: '低保残疾任务',
  illness_burden: '因病任务',
  elderly_burden: '老人任务',
}
const UNITS = { yuan: '元', grade: '级' }

const CLASSES = {
  deep: '深度贫困',
  relative: '相对贫困',
  none: '没到贫困村的线',
} as const satisfies Record<VillageClass, string>

const STATUSES = {
  poor: '，现在是贫困村',
  exited: '，已退出贫困村',
} as const satisfies Record<VillageStatus, string>

const KINDS = {
  village_entry: '贫困村',
  village_exit: '退出贫困村',
} as const satisfies Record<VillageRoundKind, string>

const CHECKS = {
  infrastructure: '基础设施',
  public_services: '公共服务',
  industry: '产业发展',
  collective_income: '集体收入',
} as const satisfies Record<ExitCheck, string>

const shown = (part: string) => {
  const { indicator, value } = indicatorIn(part)
  return `${INDICATORS[indicator]}${valueIn(indicator, value, UNITS)}`
}

const HOW_MUCH = {
  disposable_income: '一年多少元？请回数字',
  poor_transport: '几级？0最好，10最差，请回数字',
  poor_drinking_water: '几级？0最好，10最差，请回数字',
  harsh_environment: '几级？0最好，10最差，请回数字',
} as const satisfies Record<EnterableIndicator, string>

const more = (left: number, what: string) => (left > 0 ? `。还有${left}${what}，回“下”` : '。')

type Stands = Vars<'village.stands'>

const STAGES = {
  review: () => '已提名，等乡镇开会评议。',
  posting: () => '乡镇评议过了，等公示。',
  listed: (notice, last) => `在公示，到${day(last)}。有异议回：异议 ${code(notice)} 村名 什么情况`,
  contested: (notice) => `公示${code(notice)}有异议，正在核实，先不动。`,
  over: () => '公示期满，等乡镇报县里。',
  county: () => '已报县里，等县里定。',
  accepted: () => '县里已经定了。',
  declined: () => '这次没有定。',
} as const satisfies Record<Stands['stage'], (notice: string, last: string) => string>

export const zhVillages = {
  'village.score': ({ village, year, milli, rank, of, class: is, status }: Vars<'village.score'>) =>
    `${area(village)}${year}年村情${points(milli)}分（满100，越高越难），${of}个村里第${rank}，${CLASSES[is]}${status ? STATUSES[status] : ''}。`,
  'village.stands': ({ village, kind, stage, code: notice, day: last }: Stands) =>
    `${area(village)}${KINDS[kind]}，${STAGES[stage](notice, last)}`,
  'village.lines': ({ lines, left }: Vars<'village.lines'>) =>
    scoreLinesIn(lines)
      .map(
        ({ indicator, value, milli, weight }) =>
          `${INDICATORS[indicator]}${valueIn(indicator, value, UNITS)}得${points(milli)}/${weight}`,
      )
      .join('，') + more(left, '项'),
  'village.incomplete': ({ village, year, missing }: Vars<'village.incomplete'>) => {
    const { names, left } = namesIn(missing, INDICATORS)
    const lacking = names.join('、') + (left > 0 ? `等${names.length + left}项` : '')
    return `${area(village)}${year}年还缺${lacking}，没有算分。`
  },
  'village.waiting': ({ village, year }: Vars<'village.waiting'>) =>
    `${area(village)}${year}年的村情还没有算分，算了再来查。`,
  'village.ask_village': () => '查哪个村？请发：村情 村名，如 村情 宝坪村',
  'village.unknown': () => '没找到这个村。请写全村名，如 村情 宝坪村',
  'village.several': () => '有几个同名的村。请写上乡镇，如 村情 天元乡宝坪村',
  'village.not_yours': ({ village }: Vars<'village.not_yours'>) =>
    `${area(village)}不归您管，什么都没动。`,

  'village.ranking': ({ area: place, year, villages, deep, relative }: Vars<'village.ranking'>) =>
    `${area(place)}${year}年村情：${villages}个村，深度贫困${deep}个，相对贫困${relative}个。`,
  'village.ranks': ({ ranks, left }: Vars<'village.ranks'>) =>
    `${ranksIn(ranks)
      .map(({ rank, milli, village }) => `第${rank}${cut(village, 9)}${points(milli)}`)
      .join('，')}${more(left, '个村')}`,
  'village.no_ranking': ({ area: place }: Vars<'village.no_ranking'>) =>
    `${area(place)}的村情还没有算分，算了再来查。`,

  'village.set_format': ({ village }: Vars<'village.set_format'>) =>
    `没看懂是哪一项。请发，如：村情 ${area(village)} 交通 3 来源 交通局调查`,
  'village.ask_value': ({ village, indicator }: Vars<'village.ask_value'>) =>
    `${area(village)}的${INDICATORS[indicator]}${HOW_MUCH[indicator]}。`,
  'village.value_wrong': ({ indicator }: Vars<'village.value_wrong'>) =>
    indicator === 'disposable_income' ? '没看懂。' : '要0到10的整数。',
  'village.ask_source': ({ village, value }: Vars<'village.ask_source'>) =>
    `${area(village)}${shown(value)}，依据是什么？请回，如 2025年交通局调查`,
  'village.set_confirm': ({ village, year, value, source }: Vars<'village.set_confirm'>) =>
    `${area(village)}${year}年${shown(value)}，依据：${cut(source, 16)}。对吗？`,
  'village.set_done': ({ village, year, value }: Vars<'village.set_done'>) =>
    `记下了：${area(village)}${year}年${shown(value)}。县里下次算分时用上。`,
  'village.not_set': () => '好，没有记。',
  'village.computed': ({ village }: Vars<'village.computed'>) =>
    `${area(village)}的人均收入花名册已经算出来了，不用填。`,

  'village.no_round': ({ village }: Vars<'village.no_round'>) =>
    `${area(village)}那里现在没有开这一轮，没有提名。`,
  'village.already_proposed': ({ village }: Vars<'village.already_proposed'>) =>
    `${area(village)}这一轮已经提名了。`,
  'village.already_poor': ({ village }: Vars<'village.already_poor'>) =>
    `${area(village)}现在就是贫困村，不用提名。`,
  'village.not_poor': ({ village }: Vars<'village.not_poor'>) =>
    `${area(village)}不是贫困村，没有退出可提。`,
  'village.not_scored': ({ village }: Vars<'village.not_scored'>) =>
    `${area(village)}今年的村情没有分，不能提名。发“村情 村名”看缺什么。`,
  'village.class_none': ({ village, milli }: Vars<'village.class_none'>) =>
    `${area(village)}村情${points(milli)}分，没到贫困村的线，不能提名。`,
  'village.incidence_high': ({ village, poor, people, limit }: Vars<'village.incidence_high'>) =>
    `${area(village)}还有${poor}人没脱贫（共${people}人），要低于${limit / 10}%才能退出。`,
  'village.ask_check': ({ village, item }: Vars<'village.ask_check'>) =>
    `${area(village)}的${CHECKS[item]}达标没有？请回：达标 依据，如 达标 验收单3号`,
  'village.check_format': ({ item }: Vars<'village.check_format'>) =>
    `没看懂。${CHECKS[item]}达标请回：达标 依据；没达标请回：没达标`,
  'village.check_unmet': ({ village, item }: Vars<'village.check_unmet'>) =>
    `${area(village)}的${CHECKS[item]}没达标，还不能退出，没有提名。`,
  'village.propose_confirm': ({
    village,
    kind,
    milli,
    class: is,
  }: Vars<'village.propose_confirm'>) =>
    kind === 'village_entry'
      ? `提名${area(village)}为贫困村（${points(milli)}分，${CLASSES[is]}），对吗？`
      : `提名${area(village)}退出贫困村，对吗？`,
  'village.proposed': ({ village, kind }: Vars<'village.proposed'>) =>
    `提名了：${area(village)}${KINDS[kind]}。接着请乡镇党委会评议，再公示。`,
  'village.not_proposed': () => '好，没有提名。',

  'village.no_case': ({ village }: Vars<'village.no_case'>) => `${area(village)}没有等着定的提名。`,
  'village.not_at_county': ({ village }: Vars<'village.not_at_county'>) =>
    `${area(village)}还在乡镇评议、公示，没有报上来，不能定。`,
  'village.already_decided': ({ village }: Vars<'village.already_decided'>) =>
    `${area(village)}已经定过了。`,
  'village.incidence_now': ({ village }: Vars<'village.incidence_now'>) =>
    `${area(village)}现在没脱贫的人又多了，超过退出的线，不能定。`,
  'village.own_proposal': () => '是您自己提名的，要别人来定。',
  'village.ask_reason': ({ village }: Vars<'village.ask_reason'>) =>
    `不同意${area(village)}，原因是什么？会告诉提名的人。`,
  'village.accept_confirm': ({ village, kind }: Vars<'village.accept_confirm'>) =>
    `定${area(village)}${KINDS[kind]}，从今天算起，对吗？`,
  'village.decline_confirm': ({ village, kind, reason }: Vars<'village.decline_confirm'>) =>
    `不同意${area(village)}${KINDS[kind]}，原因：${cut(reason, 14)}。对吗？`,
  'village.accepted': ({ village, kind }: Vars<'village.accepted'>) =>
    `定了：${area(village)}${KINDS[kind]}，从今天算起。`,
  'village.declined': ({ village, kind }: Vars<'village.declined'>) =>
    `没有同意${area(village)}${KINDS[kind]}，已经告诉提名的人。`,
  'village.not_decided': () => '好，还没有定。',
  'village.contested': ({ village }: Vars<'village.contested'>) =>
    `${area(village)}还有异议没定下来，现在不能定。`,
  'village.told_accepted': ({ village, kind, day: on }: Vars<'village.told_accepted'>) =>
    `县里定了：${area(village)}${KINDS[kind]}，从${day(on)}算起。`,
  'village.told_declined': ({ village, kind, reason }: Vars<'village.told_declined'>) =>
    `县里没有同意${area(village)}${KINDS[kind]}。原因：${cut(reason, 60)}`,

  'village.told_listed': ({ village, kind, code: notice, day: on }: Vars<'village.told_listed'>) =>
    `${area(village)}上了${KINDS[kind]}公示${code(notice)}，在乡镇贴到${day(on)}。`,
  'village.told_advanced': ({ village, kind }: Vars<'village.told_advanced'>) =>
    `${area(village)}${KINDS[kind]}公示期满，没有异议，报县里定。`,
  'village.told_severed': ({ village }: Vars<'village.told_severed'>) =>
    `${area(village)}公示上有异议没查清，先缓一缓，查清了再往上报。`,
  'village.told_voided': ({ village, area: place }: Vars<'village.told_voided'>) =>
    `${area(place)}的公示程序不对，作废重贴。${area(village)}的提名还在。`,
  'village.told_contested': ({ village, due }: Vars<'village.told_contested'>) =>
    `对${area(village)}的公示有人有不同看法，乡镇会来核实，${day(due)}前有结果。`,
  'village.told_settled': ({ village, status }: Vars<'village.told_settled'>) =>
    `${area(village)}的公示${status === 'withdrawn' ? '，提的人不再提了' : '核实了，没有问题'}，照常办理。`,
  'village.told_struck': ({ village, kind, reason }: Vars<'village.told_struck'>) =>
    `核实后，${area(village)}这次不定${KINDS[kind]}，已从名单去掉。原因：${cut(reason, 50)}`,
  'village.told_again': ({ village }: Vars<'village.told_again'>) =>
    `${area(village)}公示的情况有出入，已从名单撤下。乡镇改好再提名、评议，补充公示。`,

  'village.sever_confirm': ({ village }: Vars<'village.sever_confirm'>) =>
    `${area(village)}的异议没有定，先缓一缓，让别的村先走，对吗？`,
  'village.sever_done': ({ village }: Vars<'village.sever_done'>) =>
    `好，${area(village)}暂缓，异议定了再办。`,
} satisfies Partial<Messages>
