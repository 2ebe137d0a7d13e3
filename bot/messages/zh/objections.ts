import type { ObjectionGround, ObjectionStatus, Vars } from '../../../api/client'
import { area, code, cut, cutWith, dayZh as day, name, phone, sentence } from '../format'
import type { Messages } from '../messages'

export const GROUNDS = {
  should_not_be_listed: '不该评上',
  left_out: '漏评',
  wrong_facts: '情况写错',
  faulty_procedure: '没按规矩办',
} as const satisfies Record<ObjectionGround, string>

export const OUTCOMES = {
  open: '在核实',
  upheld: '成立',
  rejected: '不成立',
  withdrawn: '已撤回',
} as const satisfies Record<ObjectionStatus, string>

const SETTLED = {
  upheld: '您家公示的情况核实了，有出入，改好后重新张贴。',
  rejected: '您家公示的情况核实了，没有问题，照常办理。',
  withdrawn: '您家公示的情况，提的人不再提了，照常办理。',
} as const satisfies Partial<Record<ObjectionStatus, string>>

type ToCheck = Vars<'objection.to_check'>

/** 张三家， or of a list of villages 宝坪村，; nothing where it is about the list. */
export function aboutWhom({ head, village }: Pick<ToCheck, 'head' | 'village'>): string {
  if (village !== '') return `${area(village)}，`
  return head === '' ? '' : `${name(head)}家，`
}

export const zhObjections = {
  'objection.which_notice': () => '对哪张名单有异议？也可以发单子上的6位号。',
  'objection.ask_code': () => '对哪张名单有异议？请把单子上的6位号发过来。',
  'objection.unknown_code': () => '没有这张名单，什么都没记下。请看清单子上的6位号再发。',
  'objection.ask_ground': () => '您觉得哪里不对？',
  'objection.should_not_be_listed': () => GROUNDS.should_not_be_listed,
  'objection.left_out': () => GROUNDS.left_out,
  'objection.wrong_facts': () => GROUNDS.wrong_facts,
  'objection.faulty_procedure': () => GROUNDS.faulty_procedure,
  'objection.ask_household': () => '说的是名单上哪一户？请回户主姓名。',
  'objection.ask_left_out': () => '漏了哪一户？请回户主姓名。',
  'objection.ask_village': () => '说的是名单上哪个村？请回村名。',
  'objection.village_unknown': () => '这张名单上没有这个村。请对着名单，再回一次村名。',
  'objection.village_left_out': () =>
    '没在名单上的村，要由乡镇提名，不用提异议。要反映，请发“人工”。',
  'objection.my_household': () => '我家',
  'objection.name_unknown': () => '这张名单上没有这个名字。请对着名单，再回一次户主姓名。',
  'objection.ask_group': () => '名单上有几户同名。您说的是几社的？请回，如 3社',
  'objection.ask_size': () => '这个社还有同名的。您说的那家几口人？请回，如 4口',
  'objection.name_ambiguous': () => '名单上有几户同名，分不清，没有记下。请发“人工”让干部帮您记。',
  'objection.ask_reason': () => '请用自己的话说说情况，一两句就行。',
  'objection.confirm': ({ notice, ground, text }: Vars<'objection.confirm'>) =>
    `对${code(notice)}提异议，${GROUNDS[ground]}：“${cut(text, 24)}”，对吗？`,
  'objection.done': ({ code: receipt, due }: Vars<'objection.done'>) =>
    `收到您的异议，会替您保密。回执${code(receipt)}，${day(due)}前核实答复。发回执号随时查。`,
  'objection.dropped': () => '好，没有提。想提时再回2。',
  'objection.already_filed': ({ code: receipt, due }: Vars<'objection.already_filed'>) =>
    `这件您提过了，不用再提。回执${code(receipt)}，${day(due)}前答复。有新情况，发“人工”。`,
  'objection.decided_before': () => '这件已经核实过，这一级不再重查。有新情况，请发“人工”。',
  'objection.own_household': () => '这是您自己家。不想评了，发“撤回”就行。',
  'objection.not_posted': () => '这张名单还没贴出来，贴了再提，不会耽误。',
  'objection.on_list': () => '这一户就在这张名单上，没有漏。',
  'objection.other_area': () => '这张名单不管您家那一片，或没有您家。请看清单子，再发“异议”。',
  'objection.window_closed': ({ day: closed }: Vars<'objection.window_closed'>) =>
    `这张名单${day(closed)}就截止了，不能再提异议。要反映，转给干部吗？`,
  'objection.pass_on': () => '转干部',
  'objection.no_thanks': () => '不用',
  'objection.void': () => '这张名单已经作废，会重新张贴。新单子贴出来再提。',
  'objection.not_now': ({ hotline }: Vars<'objection.not_now'>) =>
    `现在不能用短信提，没有记下。请找村干部，或打${phone(hotline)}`,

  'objection.gist': ({ due }: Vars<'objection.gist'>) =>
    `您家公示的情况有人提了不同看法，干部会来核实，${day(due)}前有结果。有话请跟干部说。`,
  'objection.settled': ({ status }: Vars<'objection.settled'>) =>
    SETTLED[status === 'open' ? 'rejected' : status],
  'objection.outcome': ({ code: receipt, status, text }: Vars<'objection.outcome'>) =>
    `您的异议${code(receipt)}核实了：${OUTCOMES[status]}。${cut(text, 80)}`,

  'objection.rejected': ({ code: receipt, text, until }: Vars<'objection.rejected'>) =>
    `您的异议${code(receipt)}核实了：不成立。${sentence(cut(text, 60))}不服请${day(until)}前回：不服 ${code(receipt)}`,

  'objection.assigned': ({ notice, area: place, code: receipt, due }: Vars<'objection.assigned'>) =>
    `${area(place)}名单${code(notice)}有异议，请${day(due)}前上门核实。发${code(receipt)}看内容。`,
  'objection.due_soon': ({ code: receipt, area: place, due }: Vars<'objection.due_soon'>) =>
    `${area(place)}的异议${code(receipt)}，${day(due)}到期。请核实后发：成立 或 不成立 回执号 理由`,
  'objection.relieved': ({ code: receipt }: Vars<'objection.relieved'>) =>
    `异议${code(receipt)}改由别人核实，您不用管了。`,
  'objection.to_check': ({ ground, text, code: receipt, due, ...about }: ToCheck) =>
    `${aboutWhom(about)}${GROUNDS[ground]}：“${cut(text, 44)}”。请${day(due)}前核实，发：成立 或 不成立 ${code(receipt)} 理由`,
  'objection.todo': ({ open, codes }: Vars<'objection.todo'>) =>
    `有${open}件异议等您核实：${cut(codes, 35)}。发回执号看内容。`,
  'objection.decide_format': () => '请这样发：成立 或 不成立，回执号，理由（别写旁人的名字）',
  'objection.ask_decision_reason': () =>
    '理由是什么？请用一两句话说，会告诉提的人，别写旁人的名字。',
  'objection.ask_decision_household': () => '漏的是哪一户？请回户主姓名，同名的加上几社。',
  'objection.decide_confirm': ({ code: receipt, status, text }: Vars<'objection.decide_confirm'>) =>
    `异议${code(receipt)}${OUTCOMES[status]}，理由“${cut(text, 18)}”，对吗？`,
  'objection.decided': ({ code: receipt, status }: Vars<'objection.decided'>) =>
    `记下了：异议${code(receipt)}${OUTCOMES[status]}。提的人会收到答复。`,
  'objection.not_decided': () => '好，没有定。核实好了再发。',
  'objection.unknown_receipt': () => '您片区没有这件异议。请核对回执号。',
  'objection.not_assigned': () => '这件异议由别的干部核实，您不用定。',
  'objection.already_decided': () => '这件异议已经定了，不能再改。',
  'objection.withdrawn': () => '这件异议已经撤回，不用核实了。',
  'objection.household_not_found': () => '名册上没有找到这一户，没有定。请核对姓名和几社再发。',
  'objection.own_decision': () => '这件事您自己经手过，要由别人核实。请跟乡镇说，换个人办。',
  'objection.tell_filer': ({ code: receipt, status, text }: Vars<'objection.tell_filer'>) =>
    `您代记的异议${code(receipt)}${OUTCOMES[status]}。请当面告诉提的人：${cut(text, 60)}`,
  'objection.tell_rejected': ({ code: receipt, text, until }: Vars<'objection.tell_rejected'>) =>
    `您代记的异议${code(receipt)}不成立，请当面告诉提的人：${sentence(cut(text, 44))}不服的${day(until)}前发：记不服 ${code(receipt)}`,
  'objection.enter_format': () => '请这样发：记异议 名单上的6位号 对方说的话',
  'objection.enter_confirm': ({ notice, ground, text }: Vars<'objection.enter_confirm'>) =>
    `给${code(notice)}记异议，${GROUNDS[ground]}：“${cut(text, 24)}”，对吗？`,
  'objection.entered': ({ code: receipt, due }: Vars<'objection.entered'>) =>
    `记下了。回执${code(receipt)}，请写给提的人；${day(due)}前核实，由别的干部办。`,

  'receipt.objection': ({
    ground,
    status,
    filedOn,
    due,
    withdrawalAsked,
    reason,
  }: Vars<'receipt.objection'>) => {
    const what = `${day(filedOn)}的异议（${GROUNDS[ground]}）`
    if (status !== 'open')
      return reason === ''
        ? `${what}${OUTCOMES[status]}。要问原因，发“人工”。`
        : `${what}${OUTCOMES[status]}：${cutWith(reason, 100, '要问全文，发“人工”。')}`
    return withdrawalAsked > 0
      ? `${what}正在撤回。改主意就发“不撤了”。`
      : `${what}在核实，${day(due)}前答复。`
  },
} satisfies Partial<Messages>
