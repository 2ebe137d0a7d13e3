import type { ReviewBody, RoundKind, Vars } from '../../../api/client'
import { area, cut, dayEn as day, instantEn as instant, name } from '../format'
import type { Messages } from '../messages'
import { type FactWords, factsIn, fieldOf, lackingIn } from '../review-lines'
import { ASSURANCE_WORDS, listed } from './entries'
import { gapEn } from './exits'

const BODY = {
  group_meeting: 'group meeting',
  representatives: 'representatives',
  committee: 'committee',
} as const satisfies Record<ReviewBody, string>
const CASE = {
  identification: 'application',
  exit: 'exit',
  watch_list: 'watch-list case',
  risk_removal: 'end of watch',
  village_entry: 'entry',
  village_exit: 'exit',
} as const satisfies Record<RoundKind, string>
const ROUND = {
  identification: 'Identification',
  exit: 'Exit',
  watch_list: 'Watch-list',
  risk_removal: 'Risk removal',
  village_entry: 'Village entry',
  village_exit: 'Village exit',
} as const satisfies Record<RoundKind, string>
const OUTCOME = { passed: 'passed', declined: 'declined' } as const

const VERDICT = fieldOf({ eligible: 'yes', not_eligible: 'no', unclear: 'unclear' })
const FACTS: FactWords = {
  size: (size) => `${size} people`,
  income: (yuan) => `${yuan} a head`,
  line: (yuan) => `line ${yuan}`,
  grade: fieldOf({ c: 'house C', d: 'house D', safe: 'house safe' }),
  lacking: (found) => `no ${listed(...lackingIn(found, ASSURANCE_WORDS))}`,
  screening: (verdict) => `screened ${VERDICT(verdict)}`,
  survey: (verdict) => `surveyed ${VERDICT(verdict)}`,
  revisit: (verdict) => `revisited ${VERDICT(verdict)}`,
  doubt: () => 'visits differ',
}

const people = (text: string) => cut(text, 10)
const leftOut = (left: number) => (left > 0 ? `, ${left} not ready are left` : '')
const kinOf = (kin: number) => (kin > 0 ? `, ${kin} kin` : '')
const HOW_TO_VOTE = 'For, against, abstain? As 35 2 1'

export const enReviews = {
  'review.announced': ({ head, kind, area: place, at }: Vars<'review.announced'>) =>
    `${name(head)}: your ${CASE[kind]} is voted on in ${area(place)} on ${instant(at)}.`,
  'review.called_off': ({ head, area: place, day: on }: Vars<'review.called_off'>) =>
    `${area(place)}: no meeting on ${day(on)}. ${name(head)} is taken at the next.`,
  'review.passed': ({ head, kind, level }: Vars<'review.passed'>) =>
    `${name(head)}: the ${level} meeting passed your ${CASE[kind]}. Nothing to do.`,
  'review.declined': ({ head, kind, level, reason }: Vars<'review.declined'>) => {
    if (kind === 'exit')
      return `${name(head)}: the ${level} meeting declined the exit, support goes on: ${cut(reason, 24)}`
    if (kind === 'risk_removal')
      return `${name(head)}: we go on watching over it: ${cut(reason, 24)}. Disagree? PERSON`
    if (kind === 'watch_list')
      return `${name(head)}: not on the watch-list: ${cut(reason, 24)}. In trouble? Reply 5. Else PERSON`
    return `${name(head)}: the ${level} meeting declined: ${cut(reason, 24)}. When the list is up send: 异议 漏评我家; or PERSON`
  },

  'review.told_staff': ({ area: place, at, cases, left }: Vars<'review.told_staff'>) =>
    `${area(place)}: review meeting ${instant(at)}, ${cases} cases${leftOut(left)}.`,
  'review.called_off_staff': ({ area: place, day: on }: Vars<'review.called_off_staff'>) =>
    `${area(place)}: no review meeting on ${day(on)}.`,

  'review.ask_area': () => 'Where is the meeting? Send village and group, as 宝坪村3社',
  'review.other_level': ({ area: place }: Vars<'review.other_level'>) =>
    `${area(place)}: not yours to call. Ask the cadres of that level.`,
  'review.no_round': ({ area: place }: Vars<'review.no_round'>) =>
    `${area(place)}: no round is open. Ask the township.`,
  'review.nobody': ({ area: place }: Vars<'review.nobody'>) =>
    `${area(place)}: nobody waits for a review.`,
  'review.no_entries': ({ area: place, left }: Vars<'review.no_entries'>) =>
    `${area(place)}: ${left} wait, none is visited yet. Visit them first.`,
  'review.exit_gap': ({ head, gap, more }: Vars<'review.exit_gap'>) =>
    `${name(head)}: ${gapEn(gap)}.${more > 0 ? ` ${more} more.` : ''} Mend: 改调查`,
  'review.which_round': ({ area: place }: Vars<'review.which_round'>) =>
    `${area(place)}: which one is it for?`,
  'review.round': ({ kind }: Vars<'review.round'>) => ROUND[kind],
  'review.ask_time': ({ area: place }: Vars<'review.ask_time'>) =>
    `${area(place)}: when? Send day and hour, as 2026-03-10 14:00`,
  'review.time_refused': ({ area: place }: Vars<'review.time_refused'>) =>
    `${area(place)}: within 60 days from today. Send again, as 2026-03-10 14:00`,
  'review.already_called': ({ area: place, day: on }: Vars<'review.already_called'>) =>
    `${area(place)}: set for ${day(on)}. To move it send CANCEL MEETING; to hold it: REVIEW`,
  'review.call_confirm': ({ area: place, kind, body, at, ...counts }: Calling) =>
    `${area(place)}: ${BODY[body]} ${instant(at)}, ${CASE[kind]}, ${counts.cases}${
      counts.left > 0 ? `, without ${cut(counts.names, 10)}` : ''
    }. Right?`,
  'review.called': ({ area: place, at, cases }: Vars<'review.called'>) =>
    `Set: ${area(place)} ${instant(at)}, ${cases} cases, they are told. Then send: REVIEW`,
  'review.not_called': () => 'No meeting was called.',
  'review.off_confirm': ({ area: place, day: on }: Vars<'review.off_confirm'>) =>
    `Call off the meeting of ${area(place)} on ${day(on)}?`,
  'review.voided': ({ area: place, day: on }: Vars<'review.voided'>) =>
    `${area(place)}: no meeting on ${day(on)}, who was asked is told.`,
  'review.kept': () => 'The meeting stands.',

  'review.none_called': () => 'No meeting is set. First send: MEETING 宝坪村3社 2026-03-10 14:00',
  'review.which_meeting': () => 'Which meeting?',
  'review.meeting': ({ area: place, day: on }: Vars<'review.meeting'>) =>
    `${area(place)} ${day(on)}`,
  'review.not_yet': ({ area: place, day: on }: Vars<'review.not_yet'>) =>
    `${area(place)}: it is on ${day(on)}. Send REVIEW then, or CANCEL MEETING now.`,
  'review.over': () => 'This meeting is over and cannot be changed.',
  'review.ask_entitled': ({ area: place, body, suggested }: Vars<'review.ask_entitled'>) =>
    body === 'group_meeting'
      ? `${area(place)}: how many households? ${suggested} on the roll: reply OK; adults: as 120人`
      : suggested > 0
        ? `${area(place)}: how many members? ${suggested} last time: reply OK, or the number`
        : `${area(place)}: how many members are there? Reply the number`,
  'review.entitled_unread': ({ body }: Vars<'review.entitled_unread'>) =>
    `Not understood. Send 1 to 1000, as ${body === 'group_meeting' ? '52户 or 120人' : '31'}`,
  'review.ask_ballot': () => 'How do they vote?',
  'review.open_ballot': () => 'Hands',
  'review.secret_ballot': () => 'Secret',
  'review.ask_attendees': ({ entitled, needed }: Vars<'review.ask_attendees'>) =>
    `Of ${entitled} at least ${needed}. Who came? Send names; by paper: 张三 委托 李四. Then OK`,
  'review.attended': ({ present, entitled, needed, ...names }: Vars<'review.attended'>) =>
    `Present ${present} of ${entitled}, ${present < needed ? `${needed - present} short` : 'enough'}. ${
      names.strangers ? `Unknown, kept: ${people(names.strangers)}. ` : ''
    }${names.namesakes ? `Namesakes: ${people(names.namesakes)}. ` : ''}${
      names.unread ? `Not taken: ${people(names.unread)}. ` : ''
    }More names, or OK`,
  'review.names_missing': ({ unread }: Vars<'review.names_missing'>) =>
    `Not taken: ${people(unread)}. Send names, as 张三 李四. To undo: 去掉 张三`,
  'review.over_entitled': ({ present, entitled }: Vars<'review.over_entitled'>) =>
    `${present} present, more than ${entitled}. Undo: 去掉 张三; or correct: 应到 ${present}`,
  'review.proxies_too_many': ({ name: holder, most }: Vars<'review.proxies_too_many'>) =>
    `${name(holder)} may stand for ${most} at most; not taken. Send it again.`,
  'review.no_quorum': ({ present, needed }: Vars<'review.no_quorum'>) =>
    `${present} present, ${needed} needed: nothing can be voted. More names, or CANCEL MEETING`,
  'review.vote': ({ at, of, head, facts, present, kin, last, outcome }: Vars<'review.vote'>) =>
    `${last && outcome ? `${name(last)} ${OUTCOME[outcome]}. ` : ''}${at}/${of} ${name(head)}${
      facts ? `: ${cut(factsIn(facts, FACTS).join(', '), 44)}` : ''
    }. ${present} here${kinOf(kin)}. As 35 2 1?`,
  'review.recount': ({ head, present, kin }: Vars<'review.recount'>) =>
    `Now ${present} present${kinOf(kin)}: ${name(head)} again. ${HOW_TO_VOTE}`,
  'review.sum_wrong': ({ head, said, present, kin }: Vars<'review.sum_wrong'>) =>
    `${name(head)}: sum ${said}${kin > 0 ? ` with ${kin} kin` : ''}, present ${present}. Not taken. Again, as 35 2 1`,
  'review.kin_missing': ({ head, kin }: Vars<'review.kin_missing'>) =>
    `${name(head)}: ${kin} present are kin. Not taken. As 30 5 1 回避${kin}`,
  'review.vote_unread': () =>
    'Not understood, not taken. As 35 2 1; all for: 全票; leave this one: 跳过',
  'review.vote_name': ({ head }: Vars<'review.vote_name'>) =>
    `No "${name(head)}" here, or several. Not taken. As 3社张三4口 35 2 1`,
  'review.tied': ({ head }: Vars<'review.tied'>) =>
    `You are tied to ${name(head)}: a colleague writes it down, by REVIEW. Not taken.`,
  'review.other_records': () => 'What is left is tied to you: a colleague sends REVIEW.',
  'review.case_gone': () => 'One was withdrawn just now; not taken. To go on send REVIEW',
  'review.nothing': () => 'Nothing to vote on and no vote. Send CANCEL MEETING',
  'review.ask_reason': ({ head, votes, present }: Vars<'review.ask_reason'>) =>
    `${name(head)}: ${votes} of ${present}, declined. Why? They are told; name nobody else`,
  'review.ask_minutes': ({ passed, declined }: Vars<'review.ask_minutes'>) =>
    `Passed ${passed}, declined ${declined}. Send a photo of the signed minutes, or words. Then OK`,
  'review.minuted': ({ photos }: Vars<'review.minuted'>) =>
    `Minutes kept${photos > 0 ? `, photos ${photos}` : ''}. More, or OK`,
  'review.minutes_missing': () => 'No minutes yet. Send a photo or words, then OK',
  'review.minutes_too_long': () => 'Too long, not kept. Send a photo, or fewer words.',
  'review.proxy_paper_missing': () =>
    'A proxy is on paper: send its photo, then OK; or take it off: 去掉 张三',
  'review.close_confirm': ({ area: place, present, entitled, ...counts }: Closing) =>
    `${area(place)}: ${present}/${entitled}, passed ${counts.passed}, declined ${counts.declined}${
      counts.left > 0 ? `, left ${counts.left}` : ''
    }. Close for good?`,
  'review.amend': () => 'Not closed. To correct: 张三 35 2 1, or 去掉 张三. If all is right: OK',
  'review.closed': ({ area: place, passed, declined, left }: Vars<'review.closed'>) =>
    `Closed: passed ${passed}, declined ${declined}${left > 0 ? `, left ${left}` : ''}; they are told. Next: 张贴 ${area(place)}`,
  'review.paused': () => 'Put aside, all is kept. To go on send REVIEW',
} satisfies Partial<Messages>

type Calling = Vars<'review.call_confirm'>
type Closing = Vars<'review.close_confirm'>
