import type { AccountabilityMeasure, SupervisionVarKinds, Vars } from '../../../api/client'
import { code, cut, dayEn as day, name } from '../format'
import type { Messages } from '../messages'
import { KINDS_EN as KINDS, KINDS_TO_TYPE } from '../misconduct-words'

const MEASURES = {
  talk: 'a talk',
  criticism: 'criticism',
  circular: 'criticism by circular',
  admonition: 'an admonition',
  party_discipline: 'Party discipline',
  administrative_discipline: 'discipline in office',
  judicial_transfer: 'transfer to court',
} as const satisfies Record<AccountabilityMeasure, string>

const STANDINGS = {
  proposed: 'to be decided',
  decided: 'decided, open to objection',
  contested: 'objected to',
  final: 'final',
  revoked: 'revoked',
} as const satisfies Record<SupervisionVarKinds['accountabilityStanding'], string>

const WHY = {
  id_number: 'No ID numbers, please. Nothing was done; send it without.',
  phone: 'No phones, please. Nothing was done; send it without.',
  own_case: 'It is about yourself: somebody else has to. Nothing was changed.',
  tied: 'You are kin or colleagues: another inspector has to. Nothing was changed.',
  person_unknown: 'Nobody of the name works in your area. Nothing was done.',
  already_proposed: 'The same is proposed and waits already.',
  own_proposal: 'You proposed it: another inspector decides. Nothing was changed.',
  own_decision: 'You decided it before: another one has to. Nothing was changed.',
  level_too_low: 'They stand above you: a higher level decides. Nothing was changed.',
  already_decided: 'It is decided already.',
  already_contested: 'It was objected to already, and waits.',
  revoked: 'It was revoked already.',
  not_decided: 'It is not decided yet.',
  too_late: 'The days to object are over. Nothing was noted.',
  figure_missing: 'The county has set no days to object. Nothing was done.',
} as const satisfies Record<SupervisionVarKinds['accountabilityWhy'], string>

const PUBLISHED_WHY = {
  id_number: 'No ID numbers, please. Nothing was kept.',
  phone: 'No phones, please. Nothing was kept.',
  own_case: 'It is about yourself. Nothing was changed.',
  not_final: 'It is not final yet and cannot be made public.',
  already_published: 'It was written up already. Nothing was kept.',
  person_not_named: 'Name the person, please. Nothing was kept.',
  unit_not_named: 'Name the person’s unit, please. Nothing was kept.',
  names_complaint: 'Say nothing of reports or letters: it may show who spoke. Nothing was kept.',
  names_household: 'It names a household. Nothing was kept; send it without.',
  day_unclear: 'Write dates, not today or yesterday. Nothing was kept.',
  own_draft: 'You wrote it: another inspector approves. Nothing was changed.',
  already_decided: 'It was decided already.',
  no_channel: 'There is no way to send it yet. Nothing was changed.',
} as const satisfies Record<SupervisionVarKinds['publishedWhy'], string>

const more = (left: number) => (left > 0 ? `. ${left} more: NEXT` : '')

export const enAccountabilities = {
  'accountability.ask_person': () => 'Who is to be held to account? Send the name.',
  'accountability.person_unknown': () => 'Nobody of the name works in your area. Send it again.',
  'accountability.which_person': ({ name: who }: Vars<'accountability.which_person'>) =>
    `Which ${name(who)}?`,
  'accountability.ask_kind': () => `Of which kind? ${KINDS_TO_TYPE}`,
  'accountability.ask_measure': () =>
    'Which measure? 谈话提醒, 批评教育, 通报批评, 诫勉, 党纪处分, 政务处分, 移送司法',
  'accountability.ask_text': () => 'Why? One sentence, no ID numbers or phones.',
  'accountability.confirm': ({
    name: who,
    kind,
    accountabilityMeasure,
    text,
  }: Vars<'accountability.confirm'>) =>
    `${name(who)}, ${KINDS[kind]}, ${MEASURES[accountabilityMeasure]}: ${cut(text, 30)}. Propose it?`,
  'accountability.proposed': ({ code: number }: Vars<'accountability.proposed'>) =>
    `Proposed, ${code(number)}. Another inspector decides; the person is not told before.`,
  'accountability.proposed_nobody': ({ code: number }: Vars<'accountability.proposed_nobody'>) =>
    `Proposed, ${code(number)}. Nobody here may decide it: ask the level above.`,
  'accountability.dropped': () => 'Nothing was changed.',
  'accountability.refused': ({ accountabilityWhy }: Vars<'accountability.refused'>) =>
    WHY[accountabilityWhy],
  'accountability.unknown_code': () => 'No case of your area has this number.',

  'accountability.to_decide': ({ name: who, kind, code: number }: ToDecide) =>
    `${name(who)}, ${KINDS[kind]}: yours to decide. Send: 问责 ${code(number)}`,
  'accountability.to_decide_again': ({ name: who, kind, code: number }: ToDecide) =>
    `${name(who)}, ${KINDS[kind]}: objected to, yours to decide. Send: 问责 ${code(number)}`,
  'accountability.decide_format': () => 'Send: 问责决定 10 digits, 同意 or 不同意, and why',
  'accountability.ask_reason': () => 'Why? One sentence, for the person.',
  'accountability.uphold_confirm': ({ name: who, accountabilityMeasure, reason }: Uphold) =>
    `${name(who)}: ${MEASURES[accountabilityMeasure]}, yes, “${cut(reason, 20)}”. They are told. Right?`,
  'accountability.decline_confirm': ({ name: who, accountabilityMeasure, reason }: Decline) =>
    `${name(who)}: ${MEASURES[accountabilityMeasure]}, no, “${cut(reason, 20)}”. Right?`,
  'accountability.decided': ({ until }: Vars<'accountability.decided'>) =>
    `Decided; the person is told and may object until ${day(until)}.`,
  'accountability.ended': () => 'Upheld and final; the person is told.',
  'accountability.declined': () => 'Revoked: nobody is held to account for it.',
  'accountability.line': ({
    name: who,
    accountabilityMeasure,
    accountabilityStanding,
    code: number,
    left,
  }: Vars<'accountability.line'>) =>
    `${name(who)}: ${MEASURES[accountabilityMeasure]}, ${STANDINGS[accountabilityStanding]}, ${code(number)}${more(left)}`,
  'accountability.detail': ({ kind, text, proposer, left }: Vars<'accountability.detail'>) =>
    `${KINDS[kind]}: ${cut(text, 50)}. By ${name(proposer)}.${left > 0 ? ' Objected to: NEXT' : ''}`,
  'accountability.detail_contest': ({ text }: Vars<'accountability.detail_contest'>) =>
    `The person objects: ${cut(text, 80)}`,
  'accountability.none': () => 'Nobody is held to account here.',

  'accountability.told': ({ accountabilityMeasure, reason, until, code: number }: Told) =>
    `Decided about you: ${MEASURES[accountabilityMeasure]}, “${cut(reason, 12)}”. Until ${day(until)} you may object: 申诉 ${code(number)} why`,
  'accountability.upheld': ({ code: number, reason }: Vars<'accountability.upheld'>) =>
    `Your objection ${code(number)}: the decision stands, “${cut(reason, 40)}”. It is final.`,
  'accountability.revoked': ({ code: number, reason }: Vars<'accountability.revoked'>) =>
    `Your objection ${code(number)}: the decision is revoked, “${cut(reason, 40)}”.`,
  'accountability.own_line': ({
    accountabilityMeasure,
    accountabilityStanding,
    code: number,
    left,
  }: Vars<'accountability.own_line'>) =>
    `About you: ${MEASURES[accountabilityMeasure]}, ${STANDINGS[accountabilityStanding]}, ${code(number)}${more(left)}`,
  'accountability.ask_contest': ({ accountabilityMeasure }: Vars<'accountability.ask_contest'>) =>
    `You object to ${MEASURES[accountabilityMeasure]}: why? One sentence.`,
  'accountability.contest_confirm': ({ text }: Vars<'accountability.contest_confirm'>) =>
    `Objection: “${cut(text, 40)}”. Another inspector gets it. Right?`,
  'accountability.contested': ({ code: number }: Vars<'accountability.contested'>) =>
    `Received, ${code(number)}. Another inspector decides; you are told.`,

  'published.draft_format': () =>
    'Send: 曝光, the 10 digits, and the text: name, unit, what, and the consequence.',
  'published.ask_text': ({ name: who }: Vars<'published.ask_text'>) =>
    `${name(who)}: send the text with name, unit, what and the consequence, 105 characters at most.`,
  'published.preview': ({ text }: Vars<'published.preview'>) => cut(text, 105),
  'published.confirm': () => 'Give this text to another inspector to approve?',
  'published.drafted': () => 'Kept. It waits for another inspector to approve it.',
  'published.too_long': ({ over }: Vars<'published.too_long'>) =>
    `Too long by ${over} characters. Nothing was kept; send it shorter.`,
  'published.refused': ({ publishedWhy }: Vars<'published.refused'>) => PUBLISHED_WHY[publishedWhy],
  'published.to_approve': ({ text, code: number }: Vars<'published.to_approve'>) =>
    `To approve: ${cut(text, 50)}. Yes: 批准曝光 ${code(number)}, no: 不批准曝光 ${code(number)} why`,
  'published.approve_format': () => 'Send: 批准曝光 10 digits, or 不批准曝光 10 digits and why',
  'published.approve_confirm': () =>
    'It goes to the households there and all staff, and anybody can read it. Approve?',
  'published.decline_confirm': ({ reason }: Vars<'published.decline_confirm'>) =>
    `Not approved, “${cut(reason, 30)}”. Right?`,
  'published.published': ({ recipients }: Vars<'published.published'>) =>
    `Approved; it goes to ${recipients} people. Anybody reads it by 通报.`,
  'published.declined': () => 'Not approved; whoever wrote it is told.',
  'published.refused_drafter': ({ code: number, reason }: Vars<'published.refused_drafter'>) =>
    `${code(number)} was not approved: “${cut(reason, 20)}”. Again: 曝光 ${code(number)} text`,
  'published.unknown_code': () => 'No text of your area has this number.',
  'published.dropped': () => 'Nothing was changed.',

  'published.head': ({ year, quarter, cases }: Vars<'published.head'>) =>
    `Cases made public, ${year} quarter ${quarter}: ${cases}`,
  'published.case': ({ text, left }: Vars<'published.case'>) =>
    `${cut(text, 105)}${left > 0 ? ` ${left} more: NEXT` : ''}`,
  'published.none': () => 'No case was made public yet. To report somebody send 4.',
} satisfies Partial<Messages>

type ToDecide = Vars<'accountability.to_decide'>
type Uphold = Vars<'accountability.uphold_confirm'>
type Decline = Vars<'accountability.decline_confirm'>
type Told = Vars<'accountability.told'>
