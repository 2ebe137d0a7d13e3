import type { ReviewBody, RoundKind, Vars } from '../../../api/client'
import { area, cut, dayZh as day, instantZh as instant, name } from '../format'
import type { Messages } from '../messages'
import { type FactWords, factsIn, fieldOf, lackingIn } from '../review-lines'
import { ASSURANCE_WORDS, listed } from './entries'
import { gapZh } from './exits'
import { unit } from './notices'

const PLACE = { group: '社里', village: '村里', township: '乡镇' } as const
const BODY = {
  group_meeting: '社员会',
  representatives: '村民代表会',
  committee: '党委会',
} as const satisfies Record<ReviewBody, string>
const CASE = {
  identification: '申请',
  exit: '退出',
  watch_list: '监测',
  risk_removal: '消除风险',
  village_entry: '入列',
  village_exit: '退出',
} as const satisfies Record<RoundKind, string>
const ROUND = {
  identification: '识别',
  exit: '退出',
  watch_list: '监测',
  risk_removal: '消除风险',
  village_entry: '贫困村进',
  village_exit: '贫困村退',
} as const satisfies Record<RoundKind, string>
const OUTCOME = { passed: '通过', declined: '没过' } as const

const VERDICT = fieldOf({ eligible: '符合', not_eligible: '不符合', unclear: '说不准' })
const FACTS: FactWords = {
  size: (size) => `${size}口`,
  income: (yuan) => `人均${yuan}元`,
  line: (yuan) => `线${yuan}元`,
  grade: fieldOf({ c: '危房C级', d: '危房D级', safe: '房子安全' }),
  lacking: (found) => `缺${listed(...lackingIn(found, ASSURANCE_WORDS))}`,
  screening: (verdict) => `排查${VERDICT(verdict)}`,
  survey: (verdict) => `调查${VERDICT(verdict)}`,
  revisit: (verdict) => `复核${VERDICT(verdict)}`,
  doubt: () => '走访说法不一',
}

const people = (text: string) => cut(text, 18)
const leftOut = (kind: RoundKind, left: number) =>
  left > 0
    ? `；${left}${unit(kind)}${kind === 'exit' ? '没查清或没达标' : '没排查调查'}，这次不评`
    : ''
const kinOf = (kin: number) => (kin > 0 ? `，回避${kin}` : '')
const HOW_TO_VOTE = '同意、反对、弃权几票？如 35 2 1'

export const zhReviews = {
  'review.announced': ({ head, kind, area: place, at }: Vars<'review.announced'>) =>
    `${name(head)}家的${CASE[kind]}${instant(at)}在${area(place)}会上评，结果会告诉您。`,
  'review.called_off': ({ head, area: place, day: on }: Vars<'review.called_off'>) =>
    `${area(place)}${day(on)}的会不开了，${name(head)}家的事等下次评。`,
  'review.passed': ({ head, kind, level }: Vars<'review.passed'>) =>
    `${name(head)}家的${CASE[kind]}${PLACE[level]}评议通过了，下一步等消息，不用跑。`,
  'review.declined': ({ head, kind, level, reason }: Vars<'review.declined'>) => {
    if (kind === 'exit')
      return `${name(head)}家的退出${PLACE[level]}评议没通过，帮扶照旧：${cut(reason, 24)}`
    if (kind === 'risk_removal')
      return `${name(head)}家还要再跟进一段，帮扶照旧：${cut(reason, 24)}。不服发“人工”。`
    if (kind === 'watch_list')
      return `${name(head)}家这次没列入监测：${cut(reason, 30)}。有难处回5求助，不服发“人工”。`
    return `${name(head)}家${PLACE[level]}没评上：${cut(reason, 35)}。不服，名单贴出后发：异议 漏评我家；或发“人工”`
  },

  'review.told_staff': ({ area: place, kind, at, cases, left }: Vars<'review.told_staff'>) =>
    `${area(place)}${instant(at)}开评议会，评${cases}${unit(kind)}${leftOut(kind, left)}。`,
  'review.called_off_staff': ({ area: place, day: on }: Vars<'review.called_off_staff'>) =>
    `${area(place)}${day(on)}的评议会不开了。`,

  'review.ask_area': () => '哪里开会？请回村和社，如 宝坪村3社',
  'review.other_level': ({ area: place }: Vars<'review.other_level'>) =>
    `${area(place)}的会不归您召集。社里的由社、村干部，村里的由村支书、第一书记，乡镇的由乡镇干部召集。`,
  'review.no_round': ({ area: place }: Vars<'review.no_round'>) =>
    `${area(place)}现在没有开评，不用开会。请问乡镇什么时候开评。`,
  'review.nobody': ({ area: place }: Vars<'review.nobody'>) =>
    `${area(place)}没有等着评议的户，不用开会。`,
  'review.no_entries': ({ area: place, left }: Vars<'review.no_entries'>) =>
    `${area(place)}有${left}户等着评，但都还没进户排查调查，先进户再开会。`,
  'review.exit_gap': ({ head, gap, more }: Vars<'review.exit_gap'>) =>
    `${name(head)}家还不能评退出：${gapZh(gap)}。${more > 0 ? `这样的还有${more}户。` : ''}弄清了请发：改调查 ${name(head)} 如 饮水有了`,
  'review.which_round': ({ area: place }: Vars<'review.which_round'>) =>
    `${area(place)}有几样要评，先开哪一样？`,
  'review.round': ({ kind }: Vars<'review.round'>) => ROUND[kind],
  'review.ask_time': ({ area: place }: Vars<'review.ask_time'>) =>
    `${area(place)}什么时候开？请回日子和钟点，如 明天下午2点`,
  'review.time_refused': ({ area: place }: Vars<'review.time_refused'>) =>
    `${area(place)}开会要在今天起60天内。请再回一次，如 明天下午2点`,
  'review.already_called': ({ area: place, day: on }: Vars<'review.already_called'>) =>
    `${area(place)}已经定了${day(on)}开会。改期请先发：不开了。开会时发：评议`,
  'review.call_confirm': ({ area: place, kind, body, at, ...counts }: Calling) =>
    `${area(place)}${instant(at)}开${BODY[body]}，评${CASE[kind]}${counts.cases}${unit(kind)}${leftOut(kind, counts.left)}${
      counts.left > 0 ? `：${cut(counts.names, 14)}` : ''
    }。对吗？`,
  'review.called': ({ area: place, kind, at, cases }: Vars<'review.called'>) =>
    `定了：${area(place)}${instant(at)}开会，评${cases}${unit(kind)}，已通知。到时发：评议`,
  'review.not_called': () => '好，没有通知开会。',
  'review.off_confirm': ({ area: place, day: on }: Vars<'review.off_confirm'>) =>
    `${area(place)}${day(on)}的会不开了，对吗？`,
  'review.voided': ({ area: place, day: on }: Vars<'review.voided'>) =>
    `好，${area(place)}${day(on)}的会不开了，通知过的户也告诉了。再开请发：开会`,
  'review.kept': () => '好，会照开。',

  'review.none_called': () => '您片区没有定好的评议会。先定时间，请发：开会 宝坪村3社 明天下午2点',
  'review.which_meeting': () => '是哪个会？',
  'review.meeting': ({ area: place, day: on }: Vars<'review.meeting'>) =>
    `${area(place)}${day(on)}`,
  'review.not_yet': ({ area: place, day: on }: Vars<'review.not_yet'>) =>
    `${area(place)}的会定在${day(on)}，到那天再发“评议”。改期请发：不开了`,
  'review.over': () => '这个会已经散了，不能再改。',
  'review.ask_entitled': ({ area: place, body, suggested }: Vars<'review.ask_entitled'>) =>
    body === 'group_meeting'
      ? `${area(place)}应到几户？花名册${suggested}户，对就回“对”；按成年人算，回如“120人”`
      : suggested > 0
        ? `${area(place)}${BODY[body]}应到几人？上次${suggested}人，对就回“对”，不对回人数`
        : `${area(place)}${BODY[body]}应到几人？请回人数，如 31人`,
  'review.entitled_unread': ({ body }: Vars<'review.entitled_unread'>) =>
    `没看懂。应到多少？请回1到1000的数，如 ${body === 'group_meeting' ? '52户 或 120人' : '31人'}`,
  'review.ask_ballot': () => '怎么表决？',
  'review.open_ballot': () => '举手',
  'review.secret_ballot': () => '不记名投票',
  'review.ask_attendees': ({ entitled, needed }: Vars<'review.ask_attendees'>) =>
    `应到${entitled}，至少到${needed}。谁到了？请发名字，可分几次；代来的写：张三 委托 李四。齐了回“好了”`,
  'review.attended': ({ present, entitled, needed, ...names }: Vars<'review.attended'>) =>
    `到会${present}，应到${entitled}，${present < needed ? `还差${needed - present}` : '够了'}。${
      names.strangers ? `名册上没有，照写了：${people(names.strangers)}。` : ''
    }${names.namesakes ? `有同名，请写明几社：${people(names.namesakes)}。` : ''}${
      names.unread ? `没记：${people(names.unread)}。` : ''
    }还有接着发，齐了回“好了”`,
  'review.names_missing': ({ unread }: Vars<'review.names_missing'>) =>
    `没记：${people(unread)}。到会的要一个个写名字，如 张三 李四。记错了发：去掉 张三`,
  'review.over_entitled': ({ present, entitled }: Vars<'review.over_entitled'>) =>
    `到会${present}，比应到${entitled}还多。多记了发：去掉 张三；应到不对发：应到 ${present}`,
  'review.proxies_too_many': ({ name: holder, most }: Vars<'review.proxies_too_many'>) =>
    `${name(holder)}最多代${most}人，这条没记。请换个人代，再发一次。`,
  'review.no_quorum': ({ present, needed }: Vars<'review.no_quorum'>) =>
    `到会${present}，至少要${needed}，人不够，不能评。来了再发名字；今天不开就回：不开了`,
  'review.vote': ({ at, of, head, facts, present, kin, last, outcome }: Vars<'review.vote'>) =>
    `${last && outcome ? `${name(last)}${OUTCOME[outcome]}。` : ''}${at}/${of} ${name(head)}${
      facts ? `家：${cut(factsIn(facts, FACTS).join('，'), 56)}` : ''
    }。到会${present}${kinOf(kin)}。${HOW_TO_VOTE}`,
  'review.recount': ({ head, present, kin }: Vars<'review.recount'>) =>
    `到会人数变成${present}了，${name(head)}要重报${kinOf(kin)}。${HOW_TO_VOTE}`,
  'review.sum_wrong': ({ head, said, present, kin }: Vars<'review.sum_wrong'>) =>
    `${name(head)}：加起来${said}${kin > 0 ? `（回避${kin}也算）` : ''}，到会${present}，对不上，没记。请重报，如 35 2 1`,
  'review.kin_missing': ({ head, kin }: Vars<'review.kin_missing'>) =>
    `${name(head)}：在场有${kin}人要回避，没记。请重报，如 30 5 1 回避${kin}`,
  'review.vote_unread': () =>
    '没看懂，没记。请报同意 反对 弃权，如 35 2 1；或回：全票、其余全票、跳过（这户先不评）',
  'review.vote_name': ({ head }: Vars<'review.vote_name'>) =>
    `这次要评的没有“${name(head)}”，或有几户同名，没记。同名的加上社和口数，如 3社张三4口 35 2 1`,
  'review.tied': ({ head }: Vars<'review.tied'>) =>
    `您和${name(head)}有关系，不能由您记，请别的干部发“评议”来记。没记。`,
  'review.other_records': () => '剩下的户和您有关系，请别的干部发“评议”接着记。前面的都在。',
  'review.case_gone': () => '有一户刚刚撤回或变动，这条没记。接着评请发“评议”。',
  'review.nothing': () => '没有能评的户，也没有表决。会不开了请回：不开了',
  'review.ask_reason': ({ head, votes, present }: Vars<'review.ask_reason'>) =>
    `${name(head)}：到会${present}，同意${votes}，没过半。为什么？请说一句，会告诉对方，别写旁人名字`,
  'review.ask_minutes': ({ passed, declined }: Vars<'review.ask_minutes'>) =>
    `评完了：通过${passed}，没过${declined}。请把签了字的会议记录拍照发来，或者打字。齐了回“好了”`,
  'review.minuted': ({ photos }: Vars<'review.minuted'>) =>
    `会议记录收到${photos > 0 ? `，照片${photos}张` : ''}。还有接着发，齐了回“好了”`,
  'review.minutes_missing': () => '还没有会议记录。请拍照发来，或打字写几句，再回“好了”',
  'review.minutes_too_long': () => '会议记录太长，这条没记。请拍照发来，或写短些。',
  'review.proxy_paper_missing': () =>
    '有人书面委托，还没见到委托书。请拍照发来再回“好了”；没有就发：去掉 委托人',
  'review.close_confirm': ({ area: place, present, entitled, ...counts }: Closing) =>
    `${area(place)}到会${present}/${entitled}，通过${counts.passed}，没过${counts.declined}${
      counts.left > 0 ? `，下次评${counts.left}` : ''
    }。散会就不能改，散吗？`,
  'review.amend': () => '没有散会。票错了发：张三 35 2 1；到会错了发：去掉 张三；都对了回“好了”',
  'review.closed': ({ area: place, passed, declined, left }: Vars<'review.closed'>) =>
    `散会了：通过${passed}，没过${declined}${left > 0 ? `，下次评${left}` : ''}，已通知。接着请发：张贴 ${area(place)}`,
  'review.paused': () => '好，先放着，记了的都在。接着评请发“评议”。',
} satisfies Partial<Messages>

type Calling = Vars<'review.call_confirm'>
type Closing = Vars<'review.close_confirm'>
