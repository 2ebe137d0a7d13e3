import type { CaseLack, HouseholdRoundKind, NoticeLevel, Vars } from '../../../api/client'
import { area, code, cut, cutWith, dayZh as day, name } from '../format'
import type { Messages } from '../messages'

const KIND = {
  identification: '纳入帮扶',
  exit: '脱贫',
  watch_list: '跟进',
  risk_removal: '消除风险',
} as const satisfies Record<HouseholdRoundKind, string>

const LEVEL = {
  group: '社里',
  village: '村里',
  township: '乡镇',
} as const satisfies Record<NoticeLevel, string>

const LACK = {
  filed: '已撤回的',
  level: '还没走完公示的',
  contested: '异议没定的',
  sign_off: '没签齐字的',
  type: '没定户属性的',
  cause: '没定原因的',
  measure: '有原因没措施的',
  watch: '没定跟进类别的',
  risk: '又有风险或没劳力的',
} as const satisfies Record<CaseLack, string>

const lacks = (lacking: number) => (lacking > 0 ? `，${lacking}户又缺东西` : '')

export const zhReports = {
  'report.ask_area': () => '上报哪个乡镇的？请回乡镇名，如 天元乡',
  'report.no_round': ({ area: place }: Vars<'report.no_round'>) =>
    `${area(place)}现在没有开评，没有可上报的户。`,
  'report.nobody': ({ area: place }: Vars<'report.nobody'>) => `${area(place)}没有等着上报的户。`,
  'report.which_round': ({ area: place }: Vars<'report.which_round'>) =>
    `${area(place)}有几轮在办，报哪一轮？`,
  'report.round': ({ kind, year }: Vars<'report.round'>) => `${year ?? ''}年${KIND[kind]}`,
  'report.confirm': ({ area: place, kind, ready, lacking }: Vars<'report.confirm'>) =>
    `${area(place)}${KIND[kind]}：${ready}户齐了，报到县里${lacking > 0 ? `；${lacking}户没齐` : ''}。对吗？`,
  'report.not_ready': ({ area: place, kind, lacking }: Vars<'report.not_ready'>) =>
    `${area(place)}${KIND[kind]}：${lacking}户都没齐，还不能报。`,
  'report.see_lacking': () => '看没齐的',
  'report.lacking': ({ lack, households, heads }: Vars<'report.lacking'>) =>
    `${LACK[lack]}${households}户：${cutWith(heads, 90, '等')}`,
  'report.done': ({ area: place, households }: Vars<'report.done'>) =>
    `${area(place)}${households}户已报到县里，有退回的会告诉您。`,
  'report.nothing_ready': () => '没有齐了的户，没有上报。',
  'report.not_yours': () => '这个乡镇不归您管，没有动。',
  'report.case_returned': ({ head, level, text }: Vars<'report.case_returned'>) =>
    `县里把${name(head)}家退到${LEVEL[level]}：${cut(text, 70)}。补好再上报。`,

  'report.to_office': ({ area: place, households }: Vars<'report.to_office'>) =>
    `${area(place)}上报${households}户。要审请发：县审 ${area(place)}`,
  'report.none_waiting': () => '没有等着县里办的。',
  'report.waiting': ({ reports, areas }: Vars<'report.waiting'>) =>
    `有${reports}份等县里办：${cut(areas, 30)}。看一份发：县审 乡镇名`,
  'report.to_check': ({ area: place, kind, waiting, lacking }: Vars<'report.to_check'>) =>
    `${area(place)}${KIND[kind]}${waiting}户等审${lacks(lacking)}。退一户发：退回 户主 原因`,
  'report.pass': () => '通过',
  'report.see_names': () => '看名单',
  'report.later': () => '不办',
  'report.names': ({ heads }: Vars<'report.names'>) => cutWith(heads, 100, '等'),
  'report.passed': ({ area: place, households, tied }: Vars<'report.passed'>) =>
    `${households}户通过${tied > 0 ? `，${tied}户和您有关系，请别人审` : ''}。要生效发：公告 ${area(place)}`,
  'report.all_checked': ({ area: place }: Vars<'report.all_checked'>) =>
    `${area(place)}的都审过了。要生效发：公告 ${area(place)}`,
  'report.own_report': () => '这份是您报的，请县里别的人办。',
  'report.tied': () => '剩下的户和您有亲属或同事关系，请别的人办。',
  'report.return_format': () => '请这样发：退回 户主 原因',
  'report.return_unknown': () => '等审的里面没有这一户。请核对姓名，同名的加上几社，如 3社张三',
  'report.return_which': ({ head }: Vars<'report.return_which'>) =>
    `有几户叫“${name(head)}”的等审，退哪一户？`,
  'report.ask_return_reason': ({ head }: Vars<'report.ask_return_reason'>) =>
    `为什么退${name(head)}家？请用一两句话说，会告诉乡镇。`,
  'report.return_confirm': ({ head, text }: Vars<'report.return_confirm'>) =>
    `退${name(head)}家，“${cut(text, 14)}”。退到哪里？`,
  'report.back_to': ({ level }: Vars<'report.back_to'>) => `退到${LEVEL[level]}`,
  'report.returned': ({ head, level }: Vars<'report.returned'>) =>
    `${name(head)}家退到${LEVEL[level]}了，乡镇和这一户都告诉了。接着审发：县审`,
  'report.announce_confirm': ({ area: place, kind, ready, waiting }: Announcing) =>
    `公告${area(place)}${ready}户${KIND[kind]}，公告就生效${waiting > 0 ? `；${waiting}户先不动` : ''}。对吗？`,
  'report.announced': ({ area: place, households, waiting, code: number }: Announced) =>
    `公告了：${area(place)}${households}户${waiting > 0 ? `，${waiting}户留着再办` : ''}。编号${code(number)}`,
  'report.nothing_checked': ({ area: place }: Vars<'report.nothing_checked'>) =>
    `${area(place)}没有审过等公告的。要审发：县审 ${area(place)}`,
  'report.nothing_to_announce': ({ area: place, waiting }: Vars<'report.nothing_to_announce'>) =>
    `${area(place)}审过的${waiting}户有异议没定或缺东西，先不能公告。`,

  'report.sent_back': ({ head, level }: Vars<'report.sent_back'>) =>
    `${name(head)}家的材料县里要再核，先退到${LEVEL[level]}补办。不用跑，回1看进度。`,
  'report.registered': ({ head, day: since }: Vars<'report.registered'>) =>
    `${name(head)}家${day(since)}起纳入帮扶，在册。帮扶措施发“帮扶”看，有难处回5求助。`,
  'report.exited': ({ head, day: since }: Vars<'report.exited'>) =>
    `${name(head)}家${day(since)}起脱贫，不再在册。不同意发“人工”，又有难处回5求助。`,
  'report.watched': ({ head, day: since }: Vars<'report.watched'>) =>
    `${name(head)}家的难处县里记下了，${day(since)}起有人跟进。有变化回5求助。`,
  'report.risk_removed': ({ head, day: since }: Vars<'report.risk_removed'>) =>
    `${name(head)}家的难关过了，${day(since)}起不再列入监测。再有难处回5求助，不同意发“人工”。`,

  'report.announced_area': ({ area: place, kind, households }: Vars<'report.announced_area'>) =>
    `县里已公告：${area(place)}${households}户${KIND[kind]}。不想收发“退订”。`,
} satisfies Partial<Messages>

type Announcing = Vars<'report.announce_confirm'>
type Announced = Vars<'report.announced'>
