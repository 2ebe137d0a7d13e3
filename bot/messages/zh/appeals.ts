import type { ObjectionStatus, Vars } from '../../../api/client'
import { area, code, cut, cutWith, dayZh as day, name, sentence } from '../format'
import type { Messages } from '../messages'
import { NOT_SO } from './notices'
import { aboutWhom, GROUNDS, OUTCOMES } from './objections'

const STANDS = {
  open: '上一级在复核',
  upheld: '上一级复核改为成立',
  rejected: '上一级复核也不成立',
  withdrawn: '复核已撤回',
} as const satisfies Record<ObjectionStatus, string>
/** The same where the household asked about what was upheld against it. */
const STANDS_FOR_HOUSEHOLD = {
  ...STANDS,
  upheld: '上一级复核改为不成立',
  rejected: '上一级复核也成立',
} as const satisfies Record<ObjectionStatus, string>

export const zhAppeals = {
  'appeal.which': () => '对哪一件不服？',
  'appeal.confirm': ({ code: receipt, ground, text }: Vars<'appeal.confirm'>) =>
    `请上一级复核${code(receipt)}（${GROUNDS[ground]}）${why(text)}`,
  'appeal.confirm_household': ({ text }: Vars<'appeal.confirm_household'>) =>
    `您家的结果，请上一级复核${why(text)}`,
  'appeal.done': ({ code: receipt, due }: Vars<'appeal.done'>) =>
    `收到，转上一级由别的干部复核。回执${code(receipt)}，${day(due)}前答复。`,
  'appeal.dropped': () => '好，没有请复核。想请时再发“不服”。',
  'appeal.not_yours': () => '您没有这件可以请复核的。只有本人能请，请核对回执号。',
  'appeal.not_rejected': () => '这件还没定，或没有不成立，不用复核。发回执号看结果。',
  'appeal.already_appealed': () => '这件上一级复核过了或正在复核，只能请一次。发回执号看结果。',
  'appeal.late': ({ day: last }: Vars<'appeal.late'>) =>
    `这件请复核的日子${day(last)}就过了。有新情况，发“人工”。`,

  'appeal.gist': ({ due }: Vars<'appeal.gist'>) =>
    `您家公示的情况有人请上一级再核实，${day(due)}前有结果。有话请跟来的干部说。`,
  'appeal.outcome': ({ code: receipt, status, text }: Vars<'appeal.outcome'>) =>
    `上一级复核了${code(receipt)}：${OUTCOMES[status]}，这一级就这样定了。${cut(text, 70)}`,
  'appeal.declined': ({ head, kind, reason, until }: Vars<'appeal.declined'>) =>
    `${name(head)}家${NOT_SO[kind]}：${cut(reason, 54)}。不服请${day(until)}前回“不服”，由上一级复核。`,
  'appeal.overturned': ({ code: receipt }: Vars<'appeal.overturned'>) =>
    `您的异议${code(receipt)}，上一级复核后改为不成立。要问原因，发“人工”。`,

  'appeal.assigned': ({ notice, area: place, code: receipt, due }: Vars<'appeal.assigned'>) =>
    `${area(place)}名单${code(notice)}有人不服，请${day(due)}前上门复核。发${code(receipt)}看内容。`,
  'appeal.to_check': (vars: Vars<'appeal.to_check'>) => {
    const { ground, text, before, reason, code: receipt, due } = vars
    return `复核：${aboutWhom(vars)}${GROUNDS[ground]}：“${cut(text, 24)}”。原定${OUTCOMES[before]}：“${cut(reason, 16)}”。${day(due)}前发：成立 或 不成立 ${code(receipt)} 理由`
  },
  'appeal.tell_filer': ({ code: receipt, status, text }: Vars<'appeal.tell_filer'>) =>
    `您代记的复核${code(receipt)}${OUTCOMES[status]}，不再复核。请当面告诉提的人：${cut(text, 54)}`,
  'appeal.tell_overturned': ({ code: receipt }: Vars<'appeal.tell_overturned'>) =>
    `您代记的异议${code(receipt)}，上一级复核后改为不成立。请告诉提的人。`,
  'appeal.enter_format': () => '请这样发：记不服 回执号 对方说的话',
  'appeal.enter_confirm': ({ code: receipt, text }: Vars<'appeal.enter_confirm'>) =>
    `替提的人请上一级复核${code(receipt)}${why(text)}`,
  'appeal.entered': ({ code: receipt, due }: Vars<'appeal.entered'>) =>
    `记下了，转上一级复核。回执${code(receipt)}，请写给提的人；${day(due)}前答复。`,
  'appeal.by_filer': () => '这件是用手机提的，请提的人自己发：不服 回执号',

  'receipt.rejected': ({ ground, filedOn, reason, code: receipt, until }: Rejected) =>
    `${day(filedOn)}的异议（${GROUNDS[ground]}）不成立：${sentence(cutWith(reason, 60, '要问全文，发“人工”。'))}不服请${day(until)}前回：不服 ${code(receipt)}`,
  'receipt.appealed': (vars: Vars<'receipt.appealed'>) => {
    const { ground, before, filedOn, code: receipt, status, due } = vars
    const stands = before === 'upheld' ? STANDS_FOR_HOUSEHOLD : STANDS
    const what = `${day(filedOn)}的异议（${GROUNDS[ground]}）${OUTCOMES[before]}`
    if (before === 'upheld') return `${what}，${stands[status]}。要问详情，发“人工”。`
    const until = status === 'open' ? `，${day(due)}前答复` : ''
    return `${what}，${stands[status]}${until}。发${code(receipt)}看详情。`
  },
  'receipt.appeal': (vars: Vars<'receipt.appeal'>) => {
    const { ground, status, filedOn, due, withdrawalAsked, reason } = vars
    const what = `${day(filedOn)}请的复核（${GROUNDS[ground]}）`
    if (status !== 'open')
      return reason === ''
        ? `${what}${OUTCOMES[status]}。要问原因，发“人工”。`
        : `${what}${OUTCOMES[status]}：${cutWith(reason, 100, '要问全文，发“人工”。')}`
    return withdrawalAsked > 0
      ? `${what}正在撤回。改主意就发“不撤了”。`
      : `${what}在办，${day(due)}前答复。`
  },
} satisfies Partial<Messages>

type Rejected = Vars<'receipt.rejected'>

/** The question at its end, with the reason where one was given. */
const why = (text: string) =>
  text === '' ? '，对吗？想说理由就直接写。' : `，理由“${cut(text, 18)}”，对吗？`
