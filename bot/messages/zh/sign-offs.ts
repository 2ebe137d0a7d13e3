import type {
  HouseholdType,
  HousingGrade,
  PovertyCause,
  SignOffRole,
  Vars,
} from '../../../api/client'
import { area, code, cut, instantZh as instant, name } from '../format'
import { namedOf } from '../entry-lines'
import type { Messages } from '../messages'
import { casesIn, factsIn, type FactWords, mainCauses } from '../sign-off-lines'
import { ASSURANCE_WORDS, listed } from './entries'

const ROLES = {
  household: '户主',
  village_secretary: '村支书',
  first_secretary: '第一书记',
  township_committee: '乡镇党委',
} as const satisfies Record<SignOffRole, string>

const TYPES = {
  ordinary: '一般户',
  subsistence_allowance: '低保户',
  extreme_hardship: '特困户',
} as const satisfies Record<HouseholdType, string>

const CAUSES = {
  illness: '因病',
  disability: '因残',
  schooling: '因学',
  disaster: '因灾',
  lack_of_land: '缺土地',
  lack_of_water: '缺水',
  lack_of_skill: '缺技术',
  lack_of_labour: '缺劳力',
  lack_of_funds: '缺资金',
  poor_transport: '交通落后',
  lack_of_drive: '动力不足',
  marriage_cost: '因婚',
  funeral_cost: '因丧',
  other: '其他原因',
} as const satisfies Record<PovertyCause, string>

const HOUSING = {
  safe: '住房安全',
  c: '住C级危房',
  d: '住D级危房',
} as const satisfies Record<HousingGrade, string>

function assured({ lacks, isAssured }: FactWords): string {
  if (lacks.length === 0) return isAssured ? '两不愁三保障都有' : ''
  return `缺${listed(
    namedOf(lacks).map((each) => ASSURANCE_WORDS[each]),
    lacks.length,
  )}`
}

/** 3口人，低保户，因病、因学，人均3200元（线4000元），住C级危房 */
function inWords(facts: FactWords): string {
  const { size, type, income, line, housing } = facts
  const { named, hasMore } = mainCauses(facts)
  const causes = named.map((cause) => CAUSES[cause]).join('、') + (hasMore ? '等' : '')
  const parts = [
    `${size}口人`,
    type && TYPES[type],
    causes,
    income && `人均${income}元${line ? `（线${line}元）` : ''}`,
    housing && HOUSING[housing],
    assured(facts),
  ]
  return parts.filter(Boolean).join('，')
}

const outcome = ({ isExit }: FactWords) => (isExit ? '拟退出帮扶' : '拟纳入帮扶')

const told = ({ again }: { again: number }, what: string) =>
  again > 0 ? `情况有变，请重新${what}：` : `请${what}：`

export const zhSignOffs = {
  'sign_off.ask_household': (asked: Vars<'sign_off.ask_household'>) => {
    const facts = factsIn(asked.facts)
    const [agreed, not] = facts.isExit ? ['同意', '不同意 原因'] : ['都对', '不对 哪里不对']
    return `${told(asked, '核对')}${name(asked.head)}家${inWords(facts)}，${outcome(facts)}。${agreed}回${code(asked.code)}（${instant(asked.until)}前）；不${agreed === '同意' ? '同意' : '对'}回：${not}`
  },
  'sign_off.ask_one': (asked: Vars<'sign_off.ask_one'>) => {
    const facts = factsIn(asked.facts)
    return `${told(asked, `以${ROLES[asked.role]}签字`)}${cut(asked.area, 10)}${name(asked.head)}家${inWords(facts)}，${outcome(facts)}。属实回${code(asked.code)}（${instant(asked.until)}前）；不签回：拒签 原因`
  },
  'sign_off.ask_many': ({ households, code: sign, until, again }: Vars<'sign_off.ask_many'>) =>
    `${again > 0 ? '情况有变，' : ''}有${households}户等您签字。发“签单”逐户看，都属实就回${code(sign)}，${instant(until)}前。`,
  'sign_off.ask_deputy': ({ role, households, code: sign, until }: Vars<'sign_off.ask_deputy'>) =>
    `请您代${ROLES[role]}签${households}户。发“签单”逐户看，都属实就回${code(sign)}，${instant(until)}前。`,
  'sign_off.remind': () => '还有该您签的字没签。请发“签”看；码找不到了，发：签 要码',
  'sign_off.relieved': ({ role, name: deputy, households }: Vars<'sign_off.relieved'>) =>
    `${households}户的${ROLES[role]}签字改由${name(deputy)}代签，您不用签了。`,
  'sign_off.paper_only': ({ head }: Vars<'sign_off.paper_only'>) =>
    `${name(head)}家要签字确认，这个手机不能签。村干部会带纸上门，看清了再签。`,
  'sign_off.paper_needed': ({ area: place, households }: Vars<'sign_off.paper_needed'>) =>
    `${area(place)}有${households}户没有能签字的手机。请带纸上门，签好拍照发：纸签 户主`,
  'sign_off.deputy_needed': ({ area: place, role, households }: Vars<'sign_off.deputy_needed'>) =>
    `${area(place)}${households}户缺${ROLES[role]}签字，请定人：代签 ${area(place)} ${ROLES[role]} 由 谁 因 回避`,

  'sign_off.none': () => '现在没有等您签字的。',
  'sign_off.own': (own: Vars<'sign_off.own'>) => {
    const facts = factsIn(own.facts)
    const not = facts.isExit ? '不同意 原因' : '不对 哪里不对'
    return `${name(own.head)}家${inWords(facts)}，${outcome(facts)}。对就回7位签字码，没有码发：签 要码；不对回：${not}`
  },
  'sign_off.waiting': ({ households }: Vars<'sign_off.waiting'>) =>
    `有${households}户等您签字。发“签单”逐户看，属实就回7位签字码。没有码发：签 要码`,
  'sign_off.cannot_sign': () => '这个手机不能签字。请用登记的手机，或找村干部在纸上签。',
  'sign_off.list': ({ list, more }: Vars<'sign_off.list'>) =>
    casesIn(list)
      .map(({ head, area: place, ...facts }) => {
        const [cause] = facts.causes
        const income = facts.income ? `人均${facts.income}元` : ''
        return `${cut(head, 8)}${cut(place, 9)} ${facts.size}口${cause ? CAUSES[cause] : ''}${income}`
      })
      .join('；') + (more > 0 ? `。还有${more}户，回“下”` : '。'),
  'sign_off.list_left': ({ left }: Vars<'sign_off.list_left'>) =>
    left > 0
      ? `还有${left}户没列出。看一个地方的，发：签单 宝坪村3社`
      : '就这些。看一户，发：签单 户主；不签，发：拒签 户主 原因',
  'sign_off.facts': ({ role, head, area: place, facts }: Vars<'sign_off.facts'>) =>
    `${area(place)}${name(head)}家${inWords(factsIn(facts))}，${outcome(factsIn(facts))}。您以${ROLES[role]}签。`,
  'sign_off.passed': ({ reviews, notices, fingerprint }: Vars<'sign_off.passed'>) =>
    `评议${reviews}次通过，公示${notices === '' ? '还没有' : cut(notices, 26)}。核对号${cut(fingerprint, 14)}`,
  'sign_off.not_in_list': ({ text }: Vars<'sign_off.not_in_list'>) =>
    `等您签的里头没有“${cut(text, 12)}”。发“签单”看全部。`,

  'sign_off.which_own': () => '要哪一家的签字码？',
  'sign_off.new_code': ({ households, code: sign, until }: Vars<'sign_off.new_code'>) =>
    `${households}户的签字码${code(sign)}，${instant(until)}前有效，以前的不用了。都属实就把它发回来。`,
  'sign_off.new_code_own': ({ head, code: sign, until }: Vars<'sign_off.new_code_own'>) =>
    `${name(head)}家的签字码${code(sign)}，${instant(until)}前有效。核对无误就把它发回来。`,
  'sign_off.signed': ({ households }: Vars<'sign_off.signed'>) => `签好了，${households}户。`,
  'sign_off.signed_some': ({ households, left }: Vars<'sign_off.signed_some'>) =>
    `签好${households}户，另有${left}户情况有变或要回避，没签。发“签”看还剩什么。`,
  'sign_off.signed_own': ({ head }: Vars<'sign_off.signed_own'>) =>
    `${name(head)}家签好了。还要等干部签，回1随时看进度。`,
  'sign_off.code_wrong': ({ left }: Vars<'sign_off.code_wrong'>) =>
    left > 0
      ? `码不对，没有签。请看清7位数再发，今天还能试${left}次；要新码发：签 要码`
      : '码不对，没有签，今天不能再试了。请明天再发，或找村干部在纸上签。',
  'sign_off.code_expired': () => '这个签字码过期了，没有签。要新的，发：签 要码',
  'sign_off.already_signed': () => '这个码签过了，不用再签。',
  'sign_off.changed': () => '情况有变，这个码不能用了，没有签。发“签”看现在等您签什么。',
  'sign_off.other_role': () => '这个手机已经替这家签过另一方的字，一个手机只能签一方，没有签。',
  'sign_off.tied': () => '这家和您沾亲或同单位，您要回避，没有签。乡里会另找人代签。',

  'sign_off.refuse_which': () => '不签哪一户？',
  'sign_off.label': ({ head, area: place }: Vars<'sign_off.label'>) =>
    `${name(head)}${area(place)}`,
  'sign_off.ask_reason': ({ head }: Vars<'sign_off.ask_reason'>) =>
    `${name(head)}家哪里不对？请用一两句话说。`,
  'sign_off.refuse_confirm': ({ head, text }: Vars<'sign_off.refuse_confirm'>) =>
    `${name(head)}家不签，因为“${cut(text, 14)}”，退回村里重新调查，对吗？`,
  'sign_off.exit_refuse_confirm': ({ head, text }: Vars<'sign_off.exit_refuse_confirm'>) =>
    `${name(head)}家不同意退出，因为“${cut(text, 14)}”，对吗？`,
  'sign_off.refused': ({ head }: Vars<'sign_off.refused'>) =>
    `记下了，${name(head)}家没签，退回村里重新调查，查清再请您签。`,
  'sign_off.exit_refused': ({ head }: Vars<'sign_off.exit_refused'>) =>
    `记下了，${name(head)}家不退出，帮扶照旧。`,
  'sign_off.not_refused': () => '好，没有拒签，还等您签。发“签”看。',
  'sign_off.sent_back': ({ head }: Vars<'sign_off.sent_back'>) =>
    `${name(head)}家签字时有不同意见，村里会再来核实。申请还在，不用再交。`,
  'sign_off.survey_again': ({ head, area: place, role, text }: Vars<'sign_off.survey_again'>) =>
    `${area(place)}${name(head)}家${ROLES[role]}没签：“${cut(text, 50)}”。请重新上门调查，再评议。`,
  'sign_off.exit_declined': ({ head, area: place, text }: Vars<'sign_off.exit_declined'>) =>
    `${area(place)}${name(head)}家不同意退出：“${cut(text, 50)}”。不再公示，帮扶照旧。`,

  'deputy.ask_for_whom': () => '哪里缺人签？请回村名，或那一户的户主姓名。',
  'deputy.ask_role': () => '代哪一方签？',
  'deputy.role': ({ role }: Vars<'deputy.role'>) => ROLES[role],
  'deputy.ask_name': ({ role }: Vars<'deputy.ask_name'>) => `由谁代${ROLES[role]}签？请回姓名。`,
  'deputy.unknown': ({ name: of }: Vars<'deputy.unknown'>) =>
    `没找到能代签的“${name(of)}”：要在岗、同级或上级。请再回一个姓名。`,
  'deputy.which': ({ name: of }: Vars<'deputy.which'>) => `有几位${name(of)}，是哪一位？`,
  'deputy.ask_reason': ({ name: of }: Vars<'deputy.ask_reason'>) =>
    `为什么由${name(of)}代签？如 出差、生病、回避`,
  'deputy.confirm': ({ place, role, name: of, text, households }: Vars<'deputy.confirm'>) =>
    `${area(place)}${ROLES[role]}由${name(of)}代签，因${cut(text, 8)}，${households}户，对吗？`,
  'deputy.done': ({ name: of, role, households, left }: Vars<'deputy.done'>) =>
    `定了，${name(of)}代${ROLES[role]}签${households}户，码已发去。${left > 0 ? `另${left}户要回避，请另定人。` : ''}`,
  'deputy.dropped': () => '好，没有定代签。',
  'deputy.nobody_waits': ({ place, role }: Vars<'deputy.nobody_waits'>) =>
    `${area(place)}没有等${ROLES[role]}签字的，不用代签。`,
  'deputy.tied': ({ name: of }: Vars<'deputy.tied'>) =>
    `您或${name(of)}和这家沾亲或同单位，要回避。请另定一位。`,
  'deputy.other_role': ({ name: of }: Vars<'deputy.other_role'>) =>
    `${name(of)}在这里已经要签另一方，一人只能签一方。请另定一位。`,
  'deputy.deputy_level': ({ name: of }: Vars<'deputy.deputy_level'>) =>
    `${name(of)}不是这里同级或上级的干部，不能代签。请另定一位。`,
  'deputy.self_named': () => '代签不能定自己。请另定一位，或请县里定。',

  'paper.waiting': ({ households, heads }: Vars<'paper.waiting'>) =>
    `${households}户要在纸上签：${cut(heads, 30)}。签好拍照，发：纸签 户主`,
  'paper.none_waiting': () => '您片区没有要在纸上签的户。要记，请发：纸签 户主，带照片',
  'paper.ask_who': () => '哪一户签的？请回户主姓名，同名的加上几社。',
  'paper.unknown': ({ photos }) =>
    `等签字的里头没找到这户。请再回一次户主姓名${photos > 0 ? '，照片还在' : ''}。`,
  'paper.which': ({ head }: Vars<'paper.which'>) => `有几户户主叫“${name(head)}”，是哪一户？`,
  'paper.ask_witnesses': ({ head }: Vars<'paper.ask_witnesses'>) =>
    `${name(head)}家签字时哪两位在场见证？请回姓名，不能是您、签字人和他家里人。`,
  'paper.ask_photo': ({ head }: Vars<'paper.ask_photo'>) =>
    `请把${name(head)}家签好的那张纸拍照发来。没有照片不能算。`,
  'paper.confirm': ({ head, role, way, witnesses, photos }: Vars<'paper.confirm'>) =>
    `${name(head)}家${ROLES[role]}${way === 'hand_print' ? '按手印' : '签名'}，见证${cut(witnesses, 16)}，照片${photos}张，对吗？`,
  'paper.done': ({ head, role }: Vars<'paper.done'>) =>
    `记下了，${name(head)}家${ROLES[role]}签好了。那张纸请收好。`,
  'paper.photo_added': ({ head }: Vars<'paper.photo_added'>) =>
    `照片补进${name(head)}家的签字里了。`,
  'paper.dropped': () => '好，没有记。要记时再发：纸签 户主，带照片',
  'paper.already_signed': ({ head }: Vars<'paper.already_signed'>) =>
    `${name(head)}家这一方已经签过了，不用再记。`,
  'paper.changed': ({ head }: Vars<'paper.changed'>) =>
    `${name(head)}家情况有变，这张纸不能算，没有记。请按新情况重新签。`,
  'paper.signer_missing': ({ head }: Vars<'paper.signer_missing'>) =>
    `${name(head)}家这一方还没定谁签。请乡里先发：代签`,
  'paper.is_signer': () => '您自己要在这家签字，不能由您来记纸签。请别的干部记。',
  'paper.photo_missing': () => '没有照片，没有记。请把签好的纸拍照，同“纸签 户主”一起发来。',
  'paper.witness_missing': () => '见证人不到两位，没有记。请再发一次，写上两位在场人的姓名。',
  'paper.witness_not_apart': () =>
    '见证人不能是记录人、签字人或他家里人，没有记。请换两位再发：纸签',
} satisfies Partial<Messages>
