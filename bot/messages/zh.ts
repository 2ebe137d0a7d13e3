import type { Vars } from '../../api/client'
import { area, code, cut, dayZh as day, headsOf, instantZh as instant, name, phone } from './format'
import type { Messages } from './messages'
import { zhStatus } from './zh/status'
import { zhAppeals } from './zh/appeals'
import { zhArchive } from './zh/archive'
import { zhDesks } from './zh/desks'
import { zhAttachments } from './zh/attachments'
import { zhBroadcasts } from './zh/broadcasts'
import { zhCalls } from './zh/calls'
import { zhComparisons } from './zh/comparisons'
import { zhChecks } from './zh/checks'
import { zhEntries } from './zh/entries'
import { zhLimits } from './zh/limits'
import { zhLeads } from './zh/leads'
import { zhChanges } from './zh/changes'
import { zhMeasures } from './zh/measures'
import { zhMonitoring } from './zh/monitoring'
import { zhLists } from './zh/lists'
import { zhManagement } from './zh/management'
import { zhEvaluation } from './zh/evaluation'
import { zhPairings } from './zh/pairings'
import { zhNotices } from './zh/notices'
import { zhObjections } from './zh/objections'
import { zhPostings } from './zh/postings'
import { zhPolicies } from './zh/policies'
import { zhPreferences } from './zh/preferences'
import { zhProxies } from './zh/proxies'
import { zhSurveys } from './zh/surveys'
import { zhReviews } from './zh/reviews'
import { zhRounds } from './zh/rounds'
import { zhVillages } from './zh/villages'
import { zhTodo } from './zh/todo'
import { zhUndelivered } from './zh/undelivered'
import { zhReadings } from './zh/readings'
import { zhRelays } from './zh/relays'
import { zhReports } from './zh/reports'
import { zhSignOffs } from './zh/sign-offs'
import { zhUrgent } from './zh/urgent'
import { zhVisits } from './zh/visits'

const HELP_WORDS = {
  help: '求助',
  person: '找人',
  question: '提问',
  undelivered: '没收到帮扶',
  unpaid: '没收到钱',
} as const

/** What is said of a call that somebody answered or that is over; of an open one nothing. */
const ASKED_STATUS = { open: '', answered: '已答复过。', closed: '已办结。' } as const

/** 1件异议、2张期满名单: what is none is left out. */
const rest = (counts: Record<string, number>) =>
  Object.entries(counts)
    .flatMap(([what, count]) => (count > 0 ? `${count}${what}` : []))
    .join('、')

/** Every sentence in Chinese. For a reader of 70: short, warm, one fact, one date, one thing to do. */
export const zh: Messages = {
  'menu.stranger': () => '您好，这里是村信。想办什么？',
  'menu.linked': ({ head }) => `${name(head)}家，您好。想办什么？`,
  'menu.status': () => '查我家',
  'menu.objection': () => '异议',
  'menu.question': () => '问政策',
  'menu.complaint': () => '举报',
  'menu.help': () => '求助',
  'menu.apply': () => '申请',

  'language.changed': ({ language }) =>
    language === 'en'
      ? 'From now on in English. Send 0 for the menu.'
      : '好，以后说中文。发0看菜单。',

  'link.ask_identity': () => '先核对是不是您家。请回：家里一人的姓名和身份证后四位，如 张三 1234',
  'link.format': () => '没看明白。请这样写：姓名 身份证后四位，如 张三 1234',
  'link.dropped': () => '好，先不核对。想看自家情况，随时回1。',
  'link.wrong': ({ left }) =>
    left > 0
      ? `没有对上。请看清姓名和身份证后四位再发，今天还能试${left}次。`
      : '没有对上，今天不能再试了。请明天再发，或找村干部要绑定码。',
  'link.locked': ({ hotline }) => `今天试的次数够了，明天再发，或找村干部要绑定码。电话${hotline}`,
  'link.needs_cadre': ({ hotline }) =>
    `这个手机还不能直接核对。请找村干部要7位绑定码，发过来就行。电话${hotline}`,
  'link.code_wrong': () => '绑定码不对或过期了。请看清7位数再发，或请村干部另给一个。',
  'link.done': ({ head, area: place }) =>
    `好了，这个手机连上了${name(head)}家（${area(place)}）。回1看您家情况。`,
  'link.done_apply': ({ head, area: place }) =>
    `好了，这个手机连上了${name(head)}家（${area(place)}）。回6接着申请。`,
  'link.told_others': ({ day: on, hotline }) =>
    `${day(on)}有别的手机来核对您家。是家里人就不用管；不是，请打${hotline}`,

  ...zhStatus,

  'apply.confirm': ({ head }) => `替${name(head)}家申请纳入帮扶，对吗？`,
  'apply.which': ({ households }) => `这个手机连着${households}户，替哪一户申请？`,
  'apply.done': ({ head, code: receipt, due }) =>
    `收到${name(head)}家的申请。回执${code(receipt)}，${day(due)}前答复。发回执号随时查。`,
  'apply.already_filed': ({ code: receipt, due }) =>
    `您家已经申请过了，不用再交。回执${code(receipt)}，${day(due)}前答复。`,
  'apply.proposed': ({ head, kind, code: receipt, due }) =>
    `村里提议了${name(head)}家${kind === 'exit' ? '脱贫' : '纳入监测'}，正在办，不用另外申请。编号${code(receipt)}，${day(due)}前有结果。`,
  'apply.on_register': ({ head }) => `${name(head)}家已在册，不用再申请。有难处回5求助。`,
  'apply.not_now': ({ hotline }) => `现在不能用短信申请，没有记下。请找村干部，或打${hotline}`,
  'apply.closed': ({ head, hotline }) =>
    `${name(head)}家的户头已注销，不能再申请。有疑问请找村干部，或打${hotline}`,
  'apply.dropped': () => '好，没有申请。想申请时再回6。',

  'help.ask': () => '遇到什么难处？请用一句话说，我们转给干部。',
  'help.confirm': ({ text }) => `求助：“${cut(text, 35)}”。转给干部，对吗？`,
  'help.done': ({ code: receipt, due, responder }) =>
    `收到。${name(responder)}会在${instant(due)}前答复您。回执${code(receipt)}`,
  'help.dropped': () => '好，没有转。有难处随时回5。',
  'help.told_responder': ({ kind, code: receipt, area: place, text, phone: from }) =>
    `${HELP_WORDS[kind]} ${area(place)} ${phone(from)}：“${cut(text, 50)}”。答复请发：答 ${code(receipt)} 内容`,
  'help.answer': ({ name: who, text }) => `${name(who)}答复：${cut(text, 100)}`,
  'help.withdrawn': ({ code: receipt }) => `求助${code(receipt)}已撤回。有难处随时回5。`,

  'person.opened': ({ name: who, code: receipt }) =>
    `${name(who)}来答您，请直接说。不说了发“结束”。回执${code(receipt)}`,
  'person.closed_hours': ({ opens, closes, code: receipt }) =>
    `现在下班了，已记下，${opens}点到${closes}点有人回您。急事打110、120。回执${code(receipt)}`,
  'person.still': () => '您还在和干部说话，请接着说。不说了发“结束”。',
  'person.passed_on': () => '已转给干部，请等回话。不说了发“结束”。',
  'person.lapsed': () => '刚才的谈话已经结束，这句话没有转。还要说，先发“人工”。',
  'person.over': () => '这次谈话结束了。还要找人，发“人工”；发0看菜单。',

  'staff.answered': ({ code: receipt }) => `已答复，回执${code(receipt)}。`,
  'staff.answered_question': ({ code: receipt }) =>
    `已答复，回执${code(receipt)}。县里采用后，别人问也这样答。`,
  'staff.no_such_card': () => '没有这样的问答，没有发出。请直接写：答 回执码 您的答复',
  'staff.answer_format': () => '请这样发：答 回执号 要说的话',
  'staff.which': ({ count }) => `有${count}件待答，请写明：答 回执号 内容`,
  'staff.none_open': () => '没有这件待答的求助。请核对回执号。',
  'staff.asked': ({ kind, status, area: place, text, code: receipt }) =>
    `${HELP_WORDS[kind]} ${area(place)}：“${cut(text, 60)}”。${ASKED_STATUS[status]}${
      status === 'closed' ? `回执${code(receipt)}` : `答复请发：答 ${code(receipt)} 内容`
    }`,
  'staff.todo': ({ open, codes }) =>
    `您片区有${open}件求助待答：${cut(codes, 35)}。答复请发：答 回执号 内容`,
  'staff.todo_rest': ({ objections, lists, drafts, duties }) =>
    `另有${rest({ 件异议: objections, 张期满名单: lists, 份待批通知: drafts, 件别的: duties })}。回“下”逐件看。`,
  'staff.nothing_open': () => '您片区现在没有要办的事。',
  'staff.answer_too_long': ({ limit }) =>
    `太长了，没有发出。请分几条答，每条${limit}字以内，都带上回执号。`,
  'staff.link_code': ({ head, code: digits, until }) =>
    `${name(head)}家的绑定码：${digits}，${instant(until)}前用一次。请当面告诉本人。`,
  'staff.link_code_format': () => '请这样发：绑定码 户主姓名',
  'staff.no_household': ({ head }) => `您片区没有户主叫“${name(head)}”的。请核对姓名。`,
  'staff.sounds_like': ({ head, heads, first }) =>
    `您片区没有户主叫“${name(head)}”的，音近的有${headsOf(heads, 20, (count) => `${count}户`)}。是这户就发：绑定码 ${name(first)}`,
  'staff.name_ambiguous': ({ head }) => `您片区有几户户主都叫“${name(head)}”，请到乡镇办理。`,
  'staff.tied': () => '这户和您有亲属或同事关系，请由别的干部办理。',
  'staff.refused': ({ hotline }) => `这项只有负责的干部能办。有疑问请打${hotline}`,
  'staff.application': ({ head, area: place, code: receipt, due }) =>
    `${area(place)}${name(head)}家递了申请，${day(due)}前答复，回执${code(receipt)}`,
  'staff.withdrawal': ({ code: receipt, area: place, until }) =>
    `${area(place)}要撤回${code(receipt)}，${instant(until)}生效。请问清是不是本人意思。`,
  'staff.withdrawal_undone': ({ code: receipt, area: place }) =>
    `${area(place)}不撤回了，${code(receipt)}照常办理。`,

  'receipt.application': ({ head, status, filedOn, due, withdrawalAsked }) =>
    receiptOf(status, name(head), day(filedOn), day(due), withdrawalAsked > 0),
  'receipt.help': ({ kind, status, openedOn, due }) => {
    const what = `${day(openedOn)}的${HELP_WORDS[kind]}`
    if (status === 'closed') return `${what}已办结。还有难处回5。`
    return status === 'answered'
      ? `${what}已答复。还没解决，回5再说。`
      : `${what}在办，${instant(due)}前答复。`
  },
  'receipt.ask_phone': () => '查这个回执，请回：当时交的那个手机号的后四位。',
  'receipt.not_found': ({ hotline }) => `没有查到。请核对回执号和手机后四位，或打${hotline}`,
  'receipt.wrong_digit': () => '这个号码有一位不对，什么都没动。请对着短信再发一次。',
  'receipt.kind_unknown': () => '没有查到这个号码，什么都没动。请对着短信再发一次，或发“人工”。',

  'withdraw.ask_code': () => '撤回哪一件？请发“撤回”加10位回执号，如 撤回 1234567890',
  'withdraw.confirm': ({ code: receipt }) => `撤回${code(receipt)}，对吗？`,
  'withdraw.done': ({ code: receipt, until }) =>
    `好，${code(receipt)}在${instant(until)}撤回。改主意就发“不撤了”。`,
  'withdraw.told': ({ code: receipt, until }) =>
    `有人要撤回您家的申请${code(receipt)}，${instant(until)}生效。不是您家的意思，请发“人工”。`,
  'withdraw.kept': () => '好，不撤回，照常办理。',
  'withdraw.undone': ({ code: receipt }) => `好，${code(receipt)}不撤回，照常办理。`,
  'withdraw.nothing': () => '这件没有可撤回的，或已经撤回了。发0看菜单。',
  'withdraw.nothing_to_undo': () => '没有正在撤回的申请。发0看菜单。',

  'not_yet.staff_work': () => '这项还不能用短信办。能用：待办、答、绑定码。',

  'small_talk.welcome': () => '不客气。要办事发0看菜单。',
  'small_talk.wrong_number': () => '这里是县里帮扶短信号。打扰了；不想收，发“退订”。',

  'common.text': ({ text }) => cut(text, 12),
  'common.yes': () => '确认',
  'common.no': () => '取消',
  'common.pick': () => '请回前面的数字。',
  'common.which_question': () => '您回的数字是哪件事？',
  'common.resume': () => '接着刚才的',
  'common.menu': () => '看菜单',
  'common.cancelled': () => '好，不问了。',
  'common.nothing_open': () => '没有在问您的事，不用取消。不收通知发“退订”，撤申请发“撤回”。',
  'common.nothing_waits': () => '没有在等您回的事。看要办的发“待办”。',
  'common.not_understood': () => '没看懂，什么都没动。请换句话说，发0看菜单，发“人工”找人。',
  'common.empty': () => '收到一条空短信。发0看菜单。',
  'common.too_long': ({ limit }) => `话太长了，没有记下。请分开发，每条${limit}字以内。`,
  'common.no_more': () => '没有下文了。发0看菜单。',
  'common.broken': () => '收到了，但我们这边回话出了错。请发“人工”问干部。',
  'common.sorry': ({ hotline }) => `刚才我们这边出了错，没有办成。请再发一次，或打${hotline}`,
  'common.leave_programme': ({ hotline }) =>
    `退出帮扶要村里评议，您签字才算，短信不算。请找村干部，或打${hotline}`,

  ...zhNotices,
  ...zhObjections,
  ...zhPostings,
  ...zhTodo,
  ...zhUndelivered,
  ...zhAppeals,
  ...zhArchive,
  ...zhDesks,
  ...zhVisits,
  ...zhSurveys,
  ...zhReviews,
  ...zhEntries,
  ...zhCalls,
  ...zhChecks,
  ...zhSignOffs,
  ...zhBroadcasts,
  ...zhPolicies,
  ...zhPreferences,
  ...zhProxies,
  ...zhRounds,
  ...zhVillages,
  ...zhReadings,
  ...zhUrgent,
  ...zhRelays,
  ...zhReports,
  ...zhLimits,
  ...zhLeads,
  ...zhComparisons,
  ...zhLists,
  ...zhManagement,
  ...zhEvaluation,
  ...zhPairings,
  ...zhChanges,
  ...zhMeasures,
  ...zhMonitoring,
  ...zhAttachments,
}

function receiptOf(
  status: Vars<'receipt.application'>['status'],
  head: string,
  filedOn: string,
  due: string,
  isWithdrawing: boolean,
): string {
  const what = `${head}家${filedOn}的申请`
  switch (status) {
    case 'accepted':
      return `${what}通过了。后面怎么办，村干部会告诉您。`
    case 'declined':
      return `${what}没有通过。要问原因，发“人工”。`
    case 'withdrawn':
      return `${what}已撤回。想再申请，回6。`
    case 'filed':
      return isWithdrawing ? `${what}正在撤回。改主意就发“不撤了”。` : `${what}在办，${due}前答复。`
  }
}
