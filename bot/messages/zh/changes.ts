import type { Vars } from '../../../api/client'
import { changeZh } from '../change-lines'
import { area, code, cut, dayZh as day, name, phone } from '../format'
import type { Messages } from '../messages'

type Topic = Vars<'change.ask'>['topic']
type Refusal = Vars<'change.refused'>['refusal']
type Step = Vars<'change.step_refused'>['step']
type State = Vars<'change.item'>['state']
type Status = Vars<'receipt.change'>['changeStatus']
type ItemWords = Vars<'change.item_words'>

const TOPICS = {
  what: (head) => `${head}家怎么变？请说一句，如 出生、去世、婚入、婚出、迁出、分户、更正电话`,
  close_why: (head) => `${head}家为什么销户？请回：全家去世，或 全家迁出`,
  reopen_why: (head) => `${head}家为什么恢复户头？请说一句，如 没有迁走，销错了`,
  who: (head) => `说的是${head}家的哪一个人？`,
  who_goes: (head) => `${head}家哪些人分出去？请回姓名，几个人用空格隔开。`,
  name: () => '这个人叫什么名字？请只回姓名。',
  sex: () => '男还是女？',
  relation: () => '和户主是什么关系？如 之子、之女、之儿媳、之孙子、配偶',
  day: () => '哪一天的事？如 11月3日',
  id_number: () => '请回这个人的身份证号（18位，看户口簿）。',
  id_wrong: () => '身份证号不对，没有记。请对着户口簿再发一次，18位。',
  successor: (head) => `${head}家以后谁当户主？请回姓名。`,
  new_head: () => '分出去的由谁当户主？请回姓名。',
  place: () => '搬到哪个社？请回，如 5社、宝坪村5社',
  other: () => '哪一户并进来？请回那户的户主姓名。',
  which_other: () => '有几户同名，哪一户并进来？',
  field: () => '哪一项不对？如 电话、姓名、身份证、文化、住房面积、耕地、户主',
  value: () => '正确的是什么？请只回正确的。',
} as const satisfies Record<Topic, (head: string) => string>

/** Above names to pick from, of which there may be nine. */
const PICKS: Partial<Record<Topic, string>> = {
  who_goes: '哪些人分出去？几个人就回姓名。',
  successor: '以后谁当户主？',
  new_head: '分出去的由谁当户主？',
}

const REFUSALS = {
  household_closed: '这户已经销户。销错了请报：恢复 原因',
  not_closed: '这户没有销户。少了人请报：迁入、婚入或出生',
  nobody_back: '原来的人都已在别户，或没有记录。在别户的请用：分户',
  day_in_future: '日子在今天以后',
  day_before_birth: '日子早于这个人的出生',
  not_member: '这个人不在这户',
  successor_missing: '户主不在了，要说新户主',
  successor_wrong: '新户主要是这户留下的人',
  successor_minor: '新户主没满18岁，家里还有大人',
  last_member: '这是户里最后一个人，请改发：销户',
  id_missing: '没有身份证号',
  id_taken: '这个身份证号已登记在别人名下，请核对',
  already_member: '这个人已在这户',
  head_of_other: '这个人是另一户的户主，那户要先换户主，或合户',
  birth_day_differs: '出生日和身份证号不一致',
  sex_differs: '性别和身份证号不一致',
  contested: '这户有申请、公示或异议没完，完了才能动',
  nobody_goes: '没说谁分出去',
  nobody_stays: '全家都分出去，就不是分户了',
  no_adult: '分出去和留下的都要有满18岁的人',
  other_unknown: '没有那一户，或已销户',
  status_differs: '两户的身份不一样，要先按程序评定',
  place_unknown: '没有这个社',
  same_place: '这户本来就在那个社',
  value_unreadable: '写的看不懂，请只写正确的',
  relation_of_head: '换户主请写：更正 原户主 户主 新户主',
} as const satisfies Record<Refusal, string>

const STEPS = {
  withdrawn: '这件已撤回，不用办了。',
  already_decided: '这件乡镇已经定了。',
  already_checked: '这件已经核实了。',
  not_checked: '这件村里还没核实，核实了才能定。',
  own_part: '这件是您报的或核实的，要由别人来定。',
  reason_missing: '要写原因。请再发一次，后面加上原因。',
  unfounded: '村里核实不属实，不能同意。请发 不同意 和原因。',
  id_wanted: '还差身份证号，补了才能定。',
  details_missing: '还没说改成什么。请在“核实”后面写明，如：更正 电话 139…',
} as const satisfies Record<Step, string>

const STATES = {
  asked: '待核实',
  id_wanted: '待补身份证号',
  checked: '待乡镇定',
  accepted: '已办',
  declined: '没同意',
  withdrawn: '已撤回',
} as const satisfies Record<State, string>

type About = Vars<'change.to_check'>
type Words = Vars<'change.to_check_words'>
const more = (left: number) => (left > 0 ? `。还有${left}件，发“下”` : '')

const NEXT = {
  none: '',
  check: '核实，或 不属实 原因',
  check_words: '核实 怎么变',
  id: '核实 身份证号',
  decide: '同意，或 不同意 原因',
  decline: '不同意 原因',
} as const satisfies Record<Vars<'change.item'>['next'], string>

/** What to send about it; without anything to be done its number alone. */
const onward = ({ next, code: number }: Pick<ItemWords, 'next' | 'code'>) =>
  next === 'none' ? `，编号${code(number)}` : `。请发：变更 ${code(number)} ${NEXT[next]}`

const OUTCOMES = {
  asked: (due) => `正在核实，${due}前答复`,
  checked: (due) => `已核实，乡镇${due}前答复`,
  accepted: () => '已经改好了',
  declined: () => '没有同意',
  withdrawn: () => '您已撤回',
} as const satisfies Record<Status, (due: string) => string>

export const zhChanges = {
  'change.ask_who': () => '哪一户要变更？请回户主姓名，同名的加上几社。',
  'change.unknown': () => '您片区没找到这户。请再回一次户主姓名，您写的都还在。',
  'change.which': ({ head }: Vars<'change.which'>) => `有几户户主叫“${name(head)}”，是哪一户？`,
  'change.ask_group': ({ head }: Vars<'change.ask_group'>) =>
    `户主叫“${name(head)}”的有很多户，是几社的？请回，如 3社、宝坪村3社`,
  'change.ask': ({ topic, head }: Vars<'change.ask'>) => TOPICS[topic](name(head)),
  'change.pick': ({ topic }: Vars<'change.pick'>) => PICKS[topic] ?? '说的是哪一个人？',
  'change.which_other': () => '有几户同名，哪一户并进来？',
  'change.ask_sex': () => '男还是女？',
  'change.male': () => '男',
  'change.female': () => '女',
  'change.refused': ({ refusal, head }: Vars<'change.refused'>) =>
    `没有记。${name(head)}家：${REFUSALS[refusal]}。改好请再发一次。`,
  'change.confirm': ({ head, change }: Vars<'change.confirm'>) =>
    `${name(head)}家：${cut(changeZh(change), 60)}。报上去吗？`,
  'change.asked_checked': ({ code: number, due }: Vars<'change.asked_checked'>) =>
    `记下了，编号${code(number)}。乡镇${day(due)}前定，定了告诉您和这户。`,
  'change.asked': ({ code: number, due }: Vars<'change.asked'>) =>
    `记下了，编号${code(number)}。先由村里核实，乡镇再定，${day(due)}前有结果。`,
  'change.asked_id': ({ code: number }: Vars<'change.asked_id'>) =>
    `记下了，待补身份证号。上了户口请发：变更 ${code(number)} 核实 身份证号`,
  'change.already_asked': ({ code: number, due }: Vars<'change.already_asked'>) =>
    `这件报过了，编号${code(number)}，${day(due)}前有结果，不用再报。`,
  'change.dropped': () => '好，没有报。要报时再发：变更 户主 什么事',
  'change.moved_on': () => '情况刚变了，没有记。请再发一次。',

  'change.to_check': ({ head, area: place, code: number, change }: About) =>
    `请核实${name(head)}家（${area(place)}）：${cut(changeZh(change), 40)}。发：变更 ${code(number)} 核实，或 变更 ${code(number)} 不属实 原因`,
  'change.to_check_words': ({ head, area: place, code: number, text }: Words) =>
    `${name(head)}家（${area(place)}）要更正：“${cut(text, 32)}”。请上门核实后发：变更 ${code(number)} 核实 改成什么`,
  'change.check_due': ({ head, code: number, due }: Vars<'change.check_due'>) =>
    `${name(head)}家的变更${day(due)}前要核实。请发：变更 ${code(number)} 核实`,
  'change.check_confirm': ({ head, change }: Vars<'change.check_confirm'>) =>
    `您核实了：${name(head)}家，${cut(changeZh(change), 60)}。对吗？`,
  'change.wrong_confirm': ({ head, text }: Vars<'change.wrong_confirm'>) =>
    `${name(head)}家这件不属实：${cut(text, 28)}。对吗？`,
  'change.ask_reason': ({ head }: Vars<'change.ask_reason'>) =>
    `${name(head)}家这件为什么不行？请说一句，会告诉对方。`,
  'change.checked': ({ due }: Vars<'change.checked'>) =>
    `记下了，已核实。乡镇${day(due)}前定，定了告诉这户。`,
  'change.checked_wrong': ({ due }: Vars<'change.checked_wrong'>) =>
    `记下了，不属实。乡镇${day(due)}前答复这户。`,

  'change.to_decide': ({ head, area: place, code: number, change }: About) =>
    `${name(head)}家（${area(place)}）已核实：${cut(changeZh(change), 40)}。请发：变更 ${code(number)} 同意，或 变更 ${code(number)} 不同意 原因`,
  'change.to_decline': ({ head, area: place, code: number, text }: Vars<'change.to_decline'>) =>
    `${name(head)}家（${area(place)}）的变更核实不属实：${cut(text, 32)}。请发：变更 ${code(number)} 不同意 原因`,
  'change.decision_due': ({ head, code: number, due }: Vars<'change.decision_due'>) =>
    `${name(head)}家的变更${day(due)}前要定。请发：变更 ${code(number)} 同意`,
  'change.accept_confirm': ({ head, change }: Vars<'change.accept_confirm'>) =>
    `同意${name(head)}家：${cut(changeZh(change), 60)}，马上生效。对吗？`,
  'change.decline_confirm': ({ head, text }: Vars<'change.decline_confirm'>) =>
    `不同意${name(head)}家的变更：${cut(text, 26)}。对吗？`,
  'change.accepted': ({ head }: Vars<'change.accepted'>) =>
    `好，${name(head)}家的变更已生效，已告诉这户。`,
  'change.declined': ({ head }: Vars<'change.declined'>) =>
    `好，${name(head)}家的变更没有同意，原因已告诉对方。`,
  'change.step_refused': ({ step }: Vars<'change.step_refused'>) => STEPS[step],
  'change.unknown_code': () => '没有这个编号的变更，或不在您片区。发“变更”看等着办的。',
  'change.item': ({ head, area: place, state, change, left, ...of }: Vars<'change.item'>) =>
    `${STATES[state]} ${name(head)}家（${area(place)}）：${cut(changeZh(change), 36)}${onward(of)}${more(left)}`,
  'change.item_words': ({ head, area: place, state, text, left, ...of }: ItemWords) =>
    `${STATES[state]} ${name(head)}家（${area(place)}）：${cut(text, 32)}${onward(of)}${more(left)}`,
  'change.none': () => '没有等着办的变更。要报请发：变更 户主 什么事，如 变更 张三 去世 李四',

  'change.told': ({ head, change }: Vars<'change.told'>) =>
    `${name(head)}家的户情改好了：${cut(changeZh(change), 26)}。不对请回：更正 哪里不对`,
  'change.told_left': ({ head }: Vars<'change.told_left'>) =>
    `${name(head)}家的登记改了，您已不在这户，这个手机不再收这家的消息。不对请回“人工”。`,
  'change.told_declined': ({ head, code: number, text }: Vars<'change.told_declined'>) =>
    `${name(head)}家要的更正${code(number)}没有同意：${cut(text, 60)}。不服请回“人工”找人问。`,
  'change.told_asker': ({ head, code: number }: Vars<'change.told_asker'>) =>
    `您报的${name(head)}家变更${code(number)}乡镇同意了，已生效。`,
  'change.told_asker_declined': ({ head, text }: Vars<'change.told_asker_declined'>) =>
    `您报的${name(head)}家变更乡镇没同意：${cut(text, 28)}`,

  'correction.which': ({ households }: Vars<'correction.which'>) =>
    `您绑了${households}户，更正哪一户的？`,
  'correction.ask': ({ head }: Vars<'correction.ask'>) =>
    `${name(head)}家登记的哪里不对？请说一句，如：电话换了，是139…`,
  'correction.confirm': ({ head, text }: Vars<'correction.confirm'>) =>
    `${name(head)}家要更正：“${cut(text, 26)}”。报上去吗？`,
  'correction.done': ({ code: number, due }: Vars<'correction.done'>) =>
    `收到了，回执${code(number)}。村里上门核实，${day(due)}前答复您。`,
  'correction.already': ({ code: number, due }: Vars<'correction.already'>) =>
    `这件您报过了，回执${code(number)}，${day(due)}前答复您。`,
  'correction.dropped': () => '好，没有报。要报时再发：更正 哪里不对',
  'correction.closed': ({ head, hotline }: Vars<'correction.closed'>) =>
    `${name(head)}家的户头已注销，不能改。有疑问请打${phone(hotline)}。`,
  'correction.not_now': ({ hotline }: Vars<'correction.not_now'>) =>
    `现在还不能报更正，没有记。请打${phone(hotline)}。`,
  'correction.mine': ({ code: number, due, left }: Vars<'correction.mine'>) =>
    `您报的更正${code(number)}正在办，${day(due)}前答复您${more(left)}`,
  'correction.none': () => '您没有在办的更正。哪里不对，请发：更正 哪里不对',
  'receipt.change': ({
    changeStatus,
    filedOn,
    due,
    withdrawalAsked,
    reason,
  }: Vars<'receipt.change'>) => {
    const until = withdrawalAsked ? '。您要撤回，没反悔就不办了' : ''
    const why = reason === '' ? '' : `：${cut(reason, 60)}`
    return `更正（${day(filedOn)}报）${OUTCOMES[changeStatus](day(due))}${why}${until}`
  },
} satisfies Partial<Messages>
