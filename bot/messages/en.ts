import type { Vars } from '../../api/client'
import { area, code, cut, dayEn as day, instantEn as instant, headsOf, name, phone } from './format'
import type { Messages } from './messages'
import { enStatus } from './en/status'
import { enAppeals } from './en/appeals'
import { enArchive } from './en/archive'
import { enDesks } from './en/desks'
import { enAttachments } from './en/attachments'
import { enBroadcasts } from './en/broadcasts'
import { enCalls } from './en/calls'
import { enComparisons } from './en/comparisons'
import { enChecks } from './en/checks'
import { enEntries } from './en/entries'
import { enLimits } from './en/limits'
import { enLeads } from './en/leads'
import { enChanges } from './en/changes'
import { enMeasures } from './en/measures'
import { enMonitoring } from './en/monitoring'
import { enLists } from './en/lists'
import { enManagement } from './en/management'
import { enEvaluation } from './en/evaluation'
import { enPairings } from './en/pairings'
import { enNotices } from './en/notices'
import { enObjections } from './en/objections'
import { enPostings } from './en/postings'
import { enPolicies } from './en/policies'
import { enPreferences } from './en/preferences'
import { enProxies } from './en/proxies'
import { enSurveys } from './en/surveys'
import { enReviews } from './en/reviews'
import { enRounds } from './en/rounds'
import { enVillages } from './en/villages'
import { enTodo } from './en/todo'
import { enUndelivered } from './en/undelivered'
import { enReadings } from './en/readings'
import { enRelays } from './en/relays'
import { enReports } from './en/reports'
import { enSignOffs } from './en/sign-offs'
import { enUrgent } from './en/urgent'
import { enVisits } from './en/visits'

const HELP_WORDS = {
  help: 'Help',
  person: 'Asks for you',
  question: 'Question',
  undelivered: 'Not received',
  unpaid: 'Unpaid',
} as const

const ASKED_STATUS = { open: '', answered: 'Answered. ', closed: 'Closed. ' } as const

/** Every sentence in English, as short as the Chinese: the signature makes each message UCS-2. */
export const en: Messages = {
  'menu.stranger': () => 'Hello, this is Cunxin.',
  'menu.linked': ({ head }) => `Hello, ${name(head)} family.`,
  'menu.status': () => 'Status',
  'menu.objection': () => 'Objection',
  'menu.question': () => 'Policy',
  'menu.complaint': () => 'Report',
  'menu.help': () => 'Help',
  'menu.apply': () => 'Apply',

  'language.changed': ({ language }) =>
    language === 'en'
      ? 'From now on in English. Send 0 for the menu.'
      : '好，以后说中文。发0看菜单。',

  'link.ask_identity': () =>
    "First we check it is your household. Reply: a member's name and the last 4 of their ID, like 张三 1234",
  'link.format': () => 'Please write: name, then the last 4 of the ID, like 张三 1234',
  'link.dropped': () => 'Fine. Reply 1 whenever you want your status.',
  'link.wrong': ({ left }) =>
    left > 0
      ? `No match. Check the name and the last 4 of the ID. ${left} tries left today.`
      : 'No match, no tries left today. Try tomorrow or ask your village cadre for a code.',
  'link.locked': ({ hotline }) =>
    `No tries left today. Try tomorrow or ask your village cadre for a code. Phone ${hotline}`,
  'link.needs_cadre': ({ hotline }) =>
    `This phone needs a 7-digit code from your village cadre. Send it here. Phone ${hotline}`,
  'link.code_wrong': () => 'Code wrong or expired. Check the 7 digits or ask for a new one.',
  'link.done': ({ head, area: place }) =>
    `Done: this phone is linked to ${name(head)} (${area(place)}). Reply 1 for your status.`,
  'link.done_apply': ({ head, area: place }) =>
    `Done: this phone is linked to ${name(head)} (${area(place)}). Reply 6 to go on applying.`,
  'link.told_others': ({ day: on, hotline }) =>
    `On ${day(on)} another phone asked for your household. Not family? Phone ${hotline}`,

  ...enStatus,

  'apply.confirm': ({ head }) => `Apply for support for ${name(head)}?`,
  'apply.which': () => 'Apply for whom?',
  'apply.done': ({ head, code: receipt, due }) =>
    `Application of ${name(head)} received. Receipt ${code(receipt)}, answer by ${day(due)}.`,
  'apply.already_filed': ({ code: receipt, due }) =>
    `You have applied already. Receipt ${code(receipt)}, answer by ${day(due)}.`,
  'apply.proposed': ({ head, kind, code: receipt, due }) =>
    `${name(head)}: proposed for ${kind === 'exit' ? 'exit' : 'the watch-list'}; no need to apply. No. ${code(receipt)}, by ${day(due)}.`,
  'apply.on_register': ({ head }) =>
    `${name(head)} is on the register; no need to apply. In trouble? Reply 5.`,
  'apply.not_now': ({ hotline }) =>
    `Nothing was filed: please apply with your village cadre or phone ${hotline}`,
  'apply.closed': ({ head, hotline }) =>
    `The file of ${name(head)} is closed; no application. See your cadre or phone ${hotline}`,
  'apply.dropped': () => 'Fine, nothing filed. Reply 6 whenever you want to apply.',

  'help.ask': () => 'What is the trouble? One sentence is enough; we pass it on.',
  'help.confirm': ({ text }) => `Call for help: "${cut(text, 50)}". Pass it on?`,
  'help.done': ({ code: receipt, due, responder }) =>
    `Received. ${name(responder)} answers by ${instant(due)}. Receipt ${code(receipt)}`,
  'help.dropped': () => 'Fine, nothing passed on. Reply 5 whenever you need help.',
  'help.told_responder': ({ kind, code: receipt, area: place, text, phone: from }) =>
    `${HELP_WORDS[kind]} ${area(place)} ${phone(from)}: "${cut(text, 44)}". Answer: 答 ${code(receipt)} text`,
  'help.answer': ({ name: who, text }) => `${name(who)}: ${cut(text, 100)}`,
  'help.withdrawn': ({ code: receipt }) =>
    `${code(receipt)} is withdrawn. Reply 5 whenever you need help.`,

  'person.opened': ({ name: who, code: receipt }) =>
    `${name(who)} answers you now; just write. To end send BYE. Receipt ${code(receipt)}`,
  'person.closed_hours': ({ opens, closes, code: receipt }) =>
    `Closed now; noted. You are answered ${opens}:00-${closes}:00. Urgent: 110, 120. Receipt ${code(receipt)}`,
  'person.still': () => 'You are still talking to the cadre; go on. To end send BYE.',
  'person.passed_on': () => 'Passed on; please wait for the reply. To end send BYE.',
  'person.lapsed': () =>
    'The talk was over; this was not passed on. Send PERSON first, then say it.',
  'person.over': () => 'This talk is over. Send PERSON to talk again, 0 for the menu.',

  'staff.answered': ({ code: receipt }) => `Answered, receipt ${code(receipt)}.`,
  'staff.answered_question': ({ code: receipt }) =>
    `Answered, receipt ${code(receipt)}. If the county adopts it, others get it too.`,
  'staff.no_such_card': () => 'No such card; nothing was sent. Write: 答 receipt your answer',
  'staff.answer_format': () => 'Please write: 答 CODE text',
  'staff.which': ({ count }) => `${count} wait for an answer. Please write: 答 CODE text`,
  'staff.none_open': () => 'No such call for help is waiting. Please check the code.',
  'staff.asked': ({ kind, status, area: place, text, code: receipt }) =>
    `${HELP_WORDS[kind]} ${area(place)}: "${cut(text, 50)}". ${ASKED_STATUS[status]}${
      status === 'closed' ? code(receipt) : `Answer: 答 ${code(receipt)} text`
    }`,
  'staff.todo': ({ open, codes }) =>
    `${open} calls for help wait: ${cut(codes, 40)}. Answer: 答 CODE text`,
  'staff.todo_rest': ({ objections, lists, drafts, duties }) =>
    `Also: objections ${objections}, lists ${lists}, notices ${drafts}, others ${duties}. MORE shows each.`,
  'staff.nothing_open': () => 'Nothing is to be done in your area now.',
  'staff.answer_too_long': ({ limit }) =>
    `Too long, not sent. Please send parts of at most ${limit} characters, each with the code.`,
  'staff.link_code': ({ head, code: digits, until }) =>
    `Link code of ${name(head)}: ${digits}, once, until ${instant(until)}. Tell it in person.`,
  'staff.link_code_format': () => 'Please write: 绑定码 and the name of the head',
  'staff.no_household': ({ head }) => `No head named ${name(head)} in your area.`,
  'staff.sounds_like': ({ head, heads, first }) =>
    `No head named ${name(head)} in your area; these sound like it: ${headsOf(heads, 20, String)}. If meant, text: link code ${name(first)}`,
  'staff.name_ambiguous': ({ head }) =>
    `Several heads are named ${name(head)}; please see the township.`,
  'staff.tied': () => 'You are tied to this household; another cadre must do it.',
  'staff.refused': ({ hotline }) => `Only the cadre in charge may do this. Phone ${hotline}`,
  'staff.application': ({ head, area: place, code: receipt, due }) =>
    `${area(place)} ${name(head)} applied; answer by ${day(due)}. Receipt ${code(receipt)}`,
  'staff.withdrawal': ({ code: receipt, area: place, until }) =>
    `${area(place)}: ${code(receipt)} is to be withdrawn on ${instant(until)}. Ask whether they mean it.`,
  'staff.withdrawal_undone': ({ code: receipt, area: place }) =>
    `${area(place)}: ${code(receipt)} is kept after all.`,

  'receipt.application': ({ head, status, filedOn, due, withdrawalAsked }) =>
    `${name(head)}, applied ${day(filedOn)}: ${applicationState(status, day(due), withdrawalAsked > 0)}`,
  'receipt.help': ({ kind, status, openedOn, due }) => {
    const what = kind === 'question' ? 'Question' : 'Call for help'
    return `${what} of ${day(openedOn)}: ${helpState(status, instant(due))}`
  },
  'receipt.ask_phone': () => 'To see it, reply the last 4 digits of the phone that filed it.',
  'receipt.not_found': ({ hotline }) =>
    `Not found. Check the code and the 4 digits, or phone ${hotline}`,
  'receipt.wrong_digit': () =>
    'One digit of this code is wrong; nothing was done. Please send it again.',
  'receipt.kind_unknown': () => 'No such code; nothing was done. Check it, or send PERSON.',

  'withdraw.ask_code': () => 'Withdraw which one? Send: WITHDRAW and its 10-digit receipt.',
  'withdraw.confirm': ({ code: receipt }) => `Withdraw ${code(receipt)}?`,
  'withdraw.done': ({ code: receipt, until }) =>
    `${code(receipt)} is withdrawn on ${instant(until)}. Changed your mind? Send UNDO.`,
  'withdraw.told': ({ code: receipt, until }) =>
    `Somebody withdraws your application ${code(receipt)} on ${instant(until)}. Not you? Send PERSON.`,
  'withdraw.kept': () => 'Fine, it stays as it is.',
  'withdraw.undone': ({ code: receipt }) => `Fine, ${code(receipt)} stays as it is.`,
  'withdraw.nothing': () => 'Nothing to withdraw here, or it is withdrawn already. 0 for the menu.',
  'withdraw.nothing_to_undo': () => 'Nothing is being withdrawn. Send 0 for the menu.',

  'not_yet.staff_work': () => 'Not by text yet. There is: TODO, 答, 绑定码.',

  'small_talk.welcome': () => 'You are welcome. Send 0 for the menu.',
  'small_talk.wrong_number': () =>
    'This is the county support line. Sorry to disturb; send STOP to end notices.',

  'common.text': ({ text }) => cut(text, 12),
  'common.yes': () => 'Yes',
  'common.no': () => 'No',
  'common.pick': () => 'Please reply with the number in front.',
  'common.which_question': () => 'Which question does your digit answer?',
  'common.resume': () => 'Go on as before',
  'common.menu': () => 'Menu',
  'common.cancelled': () => 'All right, no more questions.',
  'common.nothing_open': () =>
    'Nothing is open to cancel. STOP ends notices, WITHDRAW takes back what you filed.',
  'common.nothing_waits': () => 'Nothing waits for your reply. Send TODO for what is to be done.',
  'common.not_understood': () =>
    'Not understood, nothing done. Say it otherwise, 0 for the menu, or PERSON.',
  'common.empty': () => 'Your message was empty. Send 0 for the menu.',
  'common.too_long': ({ limit }) =>
    `Too long, nothing noted. Please send parts of at most ${limit} characters.`,
  'common.no_more': () => 'That was all. Send 0 for the menu.',
  'common.broken': () => 'Received, but our answer broke. Send PERSON to ask a cadre.',
  'common.sorry': ({ hotline }) =>
    `Something broke on our side, nothing was done. Send it again or phone ${hotline}`,
  'common.leave_programme': ({ hotline }) =>
    `Leaving takes a village review and your signature, not a text. See your cadre or phone ${hotline}`,

  ...enNotices,
  ...enObjections,
  ...enPostings,
  ...enTodo,
  ...enUndelivered,
  ...enAppeals,
  ...enArchive,
  ...enDesks,
  ...enVisits,
  ...enSurveys,
  ...enReviews,
  ...enEntries,
  ...enCalls,
  ...enChecks,
  ...enSignOffs,
  ...enBroadcasts,
  ...enPolicies,
  ...enPreferences,
  ...enProxies,
  ...enRounds,
  ...enVillages,
  ...enReadings,
  ...enUrgent,
  ...enRelays,
  ...enReports,
  ...enLimits,
  ...enLeads,
  ...enComparisons,
  ...enLists,
  ...enManagement,
  ...enEvaluation,
  ...enPairings,
  ...enChanges,
  ...enMeasures,
  ...enMonitoring,
  ...enAttachments,
}

function applicationState(
  status: Vars<'receipt.application'>['status'],
  due: string,
  isWithdrawing: boolean,
): string {
  switch (status) {
    case 'accepted':
      return 'accepted. Your cadre tells you what comes next.'
    case 'declined':
      return 'declined. Send PERSON to ask why.'
    case 'withdrawn':
      return 'withdrawn. Reply 6 to apply again.'
    case 'filed':
      return isWithdrawing
        ? 'being withdrawn. Send UNDO to keep it.'
        : `under way, answer by ${due}.`
  }
}

function helpState(status: Vars<'receipt.help'>['status'], due: string): string {
  if (status === 'closed') return 'closed. In trouble again? Reply 5.'
  return status === 'answered' ? 'answered. Not solved? Reply 5.' : `under way, answer by ${due}.`
}
