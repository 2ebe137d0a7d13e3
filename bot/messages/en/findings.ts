import type { SupervisionVarKinds, Vars } from '../../../api/client'
import { area, code, cut, dayEn as day, name } from '../format'
import type { Messages } from '../messages'
import { KINDS_EN as KINDS, KINDS_TO_TYPE } from '../misconduct-words'

const WHY = {
  id_number: 'No ID numbers, please. Nothing was noted; send it without.',
  phone: 'No phones, please. Nothing was noted; send it without.',
  owner_unknown: 'Nobody of the name works there. Nothing was noted.',
  own_finding: 'It is your own: somebody else has to. Nothing was changed.',
  due_in_past: 'The day is past. Nothing was noted.',
  already_found: 'The same is noted and not put right yet. Send 督查问题.',
  not_owner: 'This is somebody else’s to put right. Nothing was noted.',
  waits: 'It waits to be judged already.',
  verified: 'It was judged to be good already.',
  tied: 'You are kin or colleagues: another inspector has to. Nothing was changed.',
  not_rectified: 'It is not said to be put right yet.',
  figure_missing: 'The county has set no time for it. Nothing was noted.',
} as const satisfies Record<SupervisionVarKinds['findingWhy'], string>

const more = (left: number) => (left > 0 ? `. ${left} more: NEXT` : '')

export const enFindings = {
  'finding.ask_area': () => 'Where is it? Send the place, as 宝坪村',
  'finding.ask_kind': () => `Of which kind? ${KINDS_TO_TYPE}`,
  'finding.ask_text': () => 'What is wrong? One sentence, no ID numbers or phones.',
  'finding.ask_tags': () => 'Which is it? 虚报冒领, 截留私分, 挥霍浪费, or 都不是 for none.',
  'finding.ask_owner': () => 'Who is to put it right? Send the name.',
  'finding.owner_unknown': () => 'Nobody of the name works there. Send the name again.',
  'finding.which_owner': ({ name: who }: Vars<'finding.which_owner'>) => `Which ${name(who)}?`,
  'finding.confirm': ({ area: place, kind, text, owner, due }: Vars<'finding.confirm'>) =>
    `Problem: ${area(place)}, ${KINDS[kind]}, ${cut(text, 24)}. ${name(owner)}, by ${day(due)}. Right?`,
  'finding.made': ({ owner, due, code: number }: Vars<'finding.made'>) =>
    `Noted, ${code(number)}. ${name(owner)} is told to put it right by ${day(due)}.`,
  'finding.dropped': () => 'No problem was noted.',
  'finding.refused': ({ findingWhy }: Vars<'finding.refused'>) => WHY[findingWhy],
  'finding.unknown_code': () => 'No problem has this number. Send 督查问题 to see them.',

  'finding.to_owner': ({ area: place, kind, text, due, code: number }: Vars<'finding.to_owner'>) =>
    `Found: ${area(place)}, ${KINDS[kind]}, ${cut(text, 24)}. Put right by ${day(due)}: 整改 ${code(number)} what`,
  'finding.due_soon': ({ text, code: number }: Vars<'finding.due_soon'>) =>
    `Due tomorrow: ${cut(text, 14)}. Once put right: 整改 ${code(number)} what`,
  'finding.verified_owner': ({ text }: Vars<'finding.verified_owner'>) =>
    `Put right: ${cut(text, 36)}. Thank you.`,
  'finding.returned_owner': ({ text, reason, due, code: number }: Vars<'finding.returned_owner'>) =>
    `Not put right: ${cut(text, 18)}, “${cut(reason, 20)}”. By ${day(due)}: 整改 ${code(number)} what`,
  'finding.rectify_format': () =>
    'Send: 整改 10 digits, and what was done. A photo may come with it.',
  'finding.ask_done': ({ text }: Vars<'finding.ask_done'>) =>
    `${cut(text, 20)}: what was done? One sentence; a photo may come with it.`,
  'finding.rectify_confirm': ({ text, done, photos }: Vars<'finding.rectify_confirm'>) =>
    `${cut(text, 18)} is put right: ${cut(done, 18)}${photos > 0 ? `, ${photos} photos` : ''}. Right?`,
  'finding.rectified': ({ inspector }: Vars<'finding.rectified'>) =>
    `Noted. ${name(inspector)} is asked to judge it; you are told.`,
  'finding.rectified_nobody': () => 'Noted. An inspector will judge it; you are told.',

  'finding.to_verify': ({ area: place, kind, text, code: number }: Vars<'finding.to_verify'>) =>
    `${area(place)}, ${KINDS[kind]}: ${cut(text, 18)}. If good: 整改合格 ${code(number)}, if not: 整改退回 ${code(number)} why`,
  'finding.verify_format': () => 'Send: 整改合格 10 digits. Not good: 整改退回 10 digits, and why',
  'finding.verify_confirm': ({ text, owner, done }: Vars<'finding.verify_confirm'>) =>
    `${cut(text, 14)}, ${name(owner)}: ${cut(done, 14)}. You have seen it: is it good?`,
  'finding.verified': () => 'Good; whoever put it right is told.',
  'finding.ask_reason': ({ text }: Vars<'finding.ask_reason'>) =>
    `${cut(text, 20)}: what is missing? One sentence, for whoever does it.`,
  'finding.return_confirm': ({ text, reason }: Vars<'finding.return_confirm'>) =>
    `${cut(text, 14)} goes back, “${cut(reason, 18)}”. Right?`,
  'finding.returned': () => 'Sent back; whoever does it is told what is missing.',

  'finding.line': ({ area: place, text, owner, due, code: number, late, left }: Line) =>
    `${area(place)}: ${cut(text, 12)}, ${name(owner)}, ${late > 0 ? 'late, ' : ''}${day(due)}, ${code(number)}${more(left)}`,
  'finding.line_rectified': ({
    area: place,
    text,
    owner,
    code: number,
    left,
  }: Vars<'finding.line_rectified'>) =>
    `${area(place)}: ${cut(text, 12)}, ${name(owner)}, to be judged, ${code(number)}${more(left)}`,
  'finding.line_verified': ({ area: place, text, day: on }: Vars<'finding.line_verified'>) =>
    `${area(place)}: ${cut(text, 20)}, good since ${day(on)}.`,
  'finding.none': () => 'No problem is to be put right.',
  'finding.place_unknown': () => 'No such place in your area. Send: 督查问题 宝坪村',
  'finding.counts': ({ area: place, all, open, rectified, verified, late, left }: Counts) =>
    `${area(place)}: ${all} problems, ${open} open (${late} late), ${rectified} to judge, ${verified} good${more(left)}`,
  'finding.counts_kinds': ({ area: place, left, ...n }: Vars<'finding.counts_kinds'>) =>
    `${area(place)}: neglect ${n.neglect}, false ${n.falsification}, funds ${n.misuse}, favours ${n.favouritism}, extortion ${n.extortion}${more(left)}`,
  'finding.counts_tags': ({ area: place, left, ...n }: Vars<'finding.counts_tags'>) =>
    `${area(place)}: false claims ${n.claims}, embezzled ${n.embezzled}, wasted ${n.wasted}${more(left)}`,
} satisfies Partial<Messages>

type Line = Vars<'finding.line'>
type Counts = Vars<'finding.counts'>
