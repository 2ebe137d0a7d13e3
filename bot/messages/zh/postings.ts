import type { NoticeLevel, RoundKind, Vars, VillageRoundKind } from '../../../api/client'
import { area, code, cut, dayZh as day, LONGEST_NAMES, phone } from '../format'
import type { Messages } from '../messages'
import { listed } from './notices'

const VILLAGE_KIND = {
  village_entry: '贫困村',
  village_exit: '退出贫困村',
} as const satisfies Record<VillageRoundKind, string>
const PLACE = {
  group: '社里',
  village: '村里',
  township: '乡镇',
} as const satisfies Record<NoticeLevel, string>

export const zhPostings = {
  'posting.area_listed': ({ area: place, level, households, code: notice, day: last }: Told) =>
    `${area(place)}有${households}户在公示，到${day(last)}。看名单到${PLACE[level]}，或回${code(notice)}。`,
  'posting.villages_listed': ({ area: place, villages, code: notice, day: last }: ToldOfVillages) =>
    `${area(place)}有${villages}个村在公示，到${day(last)}。看名单到乡镇，或回${code(notice)}。`,
  'posting.villages_advanced': ({ area: place, villages, code: notice }: Advanced) =>
    `${area(place)}名单${code(notice)}公示期满，没有异议，${villages}个村报县里定。`,
  'posting.village_struck': ({ area: place, village, code: notice }: Struck) =>
    `${area(place)}名单${code(notice)}有变：${area(village)}核实有出入，已去掉。`,
  'posting.village_declined': ({ village, kind }: Vars<'posting.village_declined'>) =>
    `县里定了：${area(village)}这次不定${VILLAGE_KIND[kind]}。`,

  'posting.ask_area': () => '张贴哪里的名单？请回村和社，如 宝坪村3社',
  'posting.no_round': ({ area: place }) =>
    `${area(place)}现在没有开评，没有名单可贴。请问乡镇什么时候开评。`,
  'posting.no_notice_here': ({ area: place }) =>
    `${area(place)}这一级不贴名单。请在该公示的那一级张贴，拿不准问乡镇。`,
  'posting.nobody': ({ area: place }) => `${area(place)}没有等着公示的户，不用贴。`,
  'posting.which_kind': ({ area: place }) => `${area(place)}要贴哪张名单？`,
  'posting.kind': ({ kind }) => KIND[kind],
  'posting.confirm': ({ area: place, day: last, ...counts }: Vars<'posting.confirm'>) =>
    `${area(place)}有${listed(counts)}要公示，今天贴就到${day(last)}24点。出名单吗？`,
  'posting.drawn_up': ({ code: notice, link }: Vars<'posting.drawn_up'>) =>
    `单号${code(notice)}。打印单子：${link} 贴好拍照发：张贴 ${code(notice)}`,
  'posting.not_drawn': () => '好，没有出名单。',

  'posting.ask_photo': ({ code: notice }) =>
    `请把贴好的单子拍照发来。发不了照片，请片区有聊天软件的同事发：张贴 ${code(notice)}`,
  'posting.which_list': () => '这是哪张名单的照片？',
  'posting.label': ({ area: place, code: notice }: Vars<'posting.label'>) =>
    `${area(place)} ${code(notice)}`,
  'posting.visit_photo': () => '刚才的走访',
  'posting.photo_dropped': () => '好，照片没有用。要用请重发，写上：张贴 单号',
  'posting.sent': ({ code: notice }) => `${code(notice)}的照片收到，正在核对，一会儿告诉您。`,
  'posting.posted': ({ code: notice, day: last, ...counts }: Vars<'posting.posted'>) =>
    `${code(notice)}开始公示，${listed(counts)}，到${day(last)}24点。那天再拍一张发：张贴 ${code(notice)}`,
  'posting.last_proved': ({ code: notice }) =>
    `${code(notice)}最后一天的照片收好了，首尾两张齐了。`,
  'posting.shown_before': ({ code: notice }) =>
    `这张照片以前用过，不能算。请到现场重拍，发：张贴 ${code(notice)}`,
  'posting.lost': ({ code: notice }) => `照片没能收下。请重拍一张发：张贴 ${code(notice)}`,
  'posting.notice_void': ({ code: notice }) => `${code(notice)}已经作废，照片没有用上。`,
  'posting.already_advanced': ({ code: notice }) => `${code(notice)}已经办完，不用再拍。`,
  'posting.proof_early': ({ code: notice, day: last }: Vars<'posting.proof_early'>) =>
    `${code(notice)}已经在公示。最后一天是${day(last)}，那天再拍一张。`,
  'posting.proof_there': ({ code: notice }) => `${code(notice)}首尾两张照片都有了，不用再拍。`,
  'posting.remind_first': ({ area: place, code: notice }: Vars<'posting.remind_first'>) =>
    `${area(place)}的名单还没有贴出的照片，日子没开始算。贴好拍照发：张贴 ${code(notice)}`,
  'posting.remind_last': ({ area: place, code: notice }: Vars<'posting.remind_last'>) =>
    `${area(place)}的公示今天到期，请拍墙上的单子，发：张贴 ${code(notice)}`,

  'posting.drop_confirm': ({ area: place, code: notice }: Vars<'posting.drop_confirm'>) =>
    `${area(place)}的名单${code(notice)}还没贴，作废它吗？上面的户下次再出。`,
  'posting.dropped': ({ code: notice }: Vars<'posting.dropped'>) =>
    `${code(notice)}作废了，单子别再贴。重新出名单请发：张贴 村和社`,
  'posting.already_posted': ({ code: notice }) =>
    `${code(notice)}贴过或作废过，不能这样作废。程序不对请提异议。`,
  'posting.not_drawer': ({ code: notice }) => `${code(notice)}不是您出的名单，请出名单的人作废。`,

  'loudspeaker.script': ({ area: place, kind, day: last, hotline, ...counts }: Script) =>
    `乡亲们，${area(place)}${listed(counts)}拟${AIMS[kind]}，名单贴在${counts.villages > 0 ? '乡镇' : '墙上'}，到${day(last)}24点。有意见找${counts.villages > 0 ? '乡镇' : '村'}干部，或打${phone(hotline)}，替您保密。`,
  'loudspeaker.names': ({ text }) => cut(text, LONGEST_NAMES),
  'loudspeaker.format': () => '请这样发：大喇叭 单号。要念名单就发：大喇叭 单号 念名单',
  'loudspeaker.not_posted': ({ code: notice }) =>
    `${code(notice)}还没贴出来，先不念。贴好拍照发：张贴 ${code(notice)}`,
  'loudspeaker.not_now': ({ code: notice }) => `${code(notice)}不在公示期，不用念。`,

  'subscription.ask_area': () => '要听哪里的公示？请回村名，如 宝坪村',
  'subscription.which': () => '有几个同名的村。请带上乡镇，如 天元乡宝坪村',
  'subscription.on': ({ area: place }) =>
    `好，${area(place)}贴名单会告诉您。不想听了发：退订 ${area(place)}`,
  'subscription.off': ({ area: place }) => `好，${area(place)}的公示不再发给您。`,
  'subscription.none': ({ area: place }) =>
    `您没有订${area(place)}的公示。通知都不想收，请发：退订`,
  'subscription.too_many': () => '订的地方太多了。先退一个，如：退订 宝坪村',
  'subscription.dropped': () => '好，没有动。',
} satisfies Partial<Messages>

const KIND = {
  identification: '新纳入',
  exit: '退出',
  watch_list: '监测',
  risk_removal: '消除风险',
  village_entry: '村纳入',
  village_exit: '村退出',
} as const satisfies Record<RoundKind, string>

const AIMS = {
  identification: '纳入帮扶',
  exit: '退出帮扶',
  watch_list: '纳入监测',
  risk_removal: '消除风险',
  village_entry: '列为贫困村',
  village_exit: '退出贫困村',
} as const satisfies Record<RoundKind, string>

type Script = Vars<'loudspeaker.script'>
type Told = Vars<'posting.area_listed'>
type Advanced = Vars<'posting.villages_advanced'>
type Struck = Vars<'posting.village_struck'>
type ToldOfVillages = Vars<'posting.villages_listed'>
