import type { CaseLevel, HouseholdRoundKind, RoundKind, Vars } from '../../../api/client'
import { area, code, cut, dayEn as day, name } from '../format'
import type { Messages } from '../messages'

const ON_TO = {
  group: 'sent on to the group',
  village: 'sent on to the village',
  township: 'sent on to the township',
  county: 'to be signed, then the county',
} as const satisfies Record<CaseLevel, string>

/** Villages go to the county, which decides about each. */
const TO_DECIDE = 'decided by the county'
const isOfVillages = (kind: RoundKind) => kind === 'village_entry' || kind === 'village_exit'

export const listed = ({ households, villages }: { households: number; villages: number }) =>
  villages > 0 ? `${villages} villages` : `${households} households`

/** What it comes to that a case is not passed: who was to leave stays. */
export const NOT_SO = {
  identification: 'not listed this time',
  exit: 'no exit, support goes on',
  watch_list: 'not on the watch-list',
  risk_removal: 'we go on watching over it',
} as const satisfies Record<HouseholdRoundKind, string>

export const enNotices = {
  'notice.listed': ({ head, level, code: notice, day: last }: Vars<'notice.listed'>) =>
    `${name(head)}: on ${level} list ${code(notice)} until ${day(last)}. Reply 1 to look.`,
  'notice.advanced': ({ head, level }: Vars<'notice.advanced'>) =>
    `${name(head)}: nothing against it, ${ON_TO[level]}. Nothing to do.`,
  'notice.declined': ({ head, kind, reason }: Vars<'notice.declined'>) =>
    `${name(head)}: ${NOT_SO[kind]}: ${cut(reason, 36)}. Disagree? Send PERSON.`,
  'notice.voided': ({ head, area: place }: Vars<'notice.voided'>) =>
    `${area(place)}: the list is void and posted anew. ${name(head)} stays in it.`,
  'notice.severed': ({ head }: Vars<'notice.severed'>) =>
    `${name(head)}: put off until an objection is settled. Reply 1 to look.`,
  'notice.added': ({ head, level }: Vars<'notice.added'>) =>
    `${name(head)}: checked and added to the ${level} list. Reply 1 to look.`,

  'notice.shown': ({ area: place, stage, code: notice, day: last, ...counts }: Shown) =>
    `${area(place)}: ${listed(counts)}, ${SHOWN[stage](day(last), code(notice))}`,
  'notice.unknown': () => 'No such list. Check the 6 digits on the sheet and send again.',

  'notice.none_ready': () => 'No list of your area is over; nothing to send on.',
  'notice.todo': ({ open, codes }: Vars<'notice.todo'>) =>
    `${open} lists are over: ${cut(codes, 24)}. To send on: ADVANCE and the number`,
  'notice.stands': ({ ready, contested, severed }: Vars<'notice.stands'>) =>
    `Not contested ${ready}, contested ${contested}, put off ${severed}.`,
  'notice.not_yours': () => 'This list is not of your area. Nothing was done.',
  'notice.advance_confirm': ({ area: place, kind, level, ready, severed }: Advancing) =>
    `${area(place)}: ${ready} to be ${isOfVillages(kind) ? TO_DECIDE : ON_TO[level]}${severed > 0 ? `, ${severed} put off` : ''}. Right?`,
  'notice.advance_done': ({ level, households, villages }: Vars<'notice.advance_done'>) =>
    villages > 0
      ? `Done: ${villages} villages to be ${TO_DECIDE}; their cadres are told.`
      : `Done: ${households} ${ON_TO[level]}; they are told.`,
  'notice.kept': () => 'Nothing was changed.',
  'notice.window_open': ({ day: last }: Vars<'notice.window_open'>) =>
    `Its days end on ${day(last)} 24:00. Not before.`,
  'notice.not_proved': ({ code: notice }) =>
    `No photo shows that it hangs: its days have not begun. Photo: POST ${code(notice)}`,
  'notice.proof_missing': ({ code: notice }) =>
    `A photo of its last day is missing. Photo of the sheet: POST ${code(notice)}`,
  'notice.procedure_contested': () => 'Its procedure is contested: the list waits.',
  'notice.unplaced_contested': () => 'An objection is not yet placed: ask who checks it.',
  'notice.entries_contested': ({ contested, code: notice }: Vars<'notice.entries_contested'>) =>
    `${contested} contested. To let the others go first send: SEVER ${code(notice)} name`,
  'notice.nothing_ready': () => 'All that is left is put off until it is decided.',
  'notice.already_advanced': () => 'This list is done already.',
  'notice.void': () => 'This list is void. Post it anew.',
  'notice.sever_confirm': ({ head }: Vars<'notice.sever_confirm'>) =>
    `Put ${name(head)} off, so that the others go first?`,
  'notice.sever_done': ({ head }: Vars<'notice.sever_done'>) => `${name(head)} is put off.`,
  'notice.sever_format': () => 'Send it so: SEVER, the 6 digits, the name',
  'notice.not_listed': ({ kind }: Vars<'notice.not_listed'>) =>
    isOfVillages(kind)
      ? 'No such village on this list. Send its name as it stands there.'
      : 'Not on this list, or several of the name. Add group and size: 3社张三4口',
  'notice.not_contested': () => 'Nobody objects to it; nothing to put off.',
  'notice.already_severed': () => 'It is put off already.',
} satisfies Partial<Messages>

type Shown = Vars<'notice.shown'>
type Advancing = Vars<'notice.advance_confirm'>

const SHOWN = {
  open: (last, notice) => `until ${last}. To object send: OBJECT ${notice} and why`,
  held: () => 'its procedure is checked, the list waits.',
  drawn_up: () => 'not on the wall yet.',
  over: (last) => `over since ${last}, next step follows.`,
  closed: () => 'done.',
  void: () => 'void, to be posted anew.',
} as const satisfies Record<Shown['stage'], (last: string, notice: string) => string>
