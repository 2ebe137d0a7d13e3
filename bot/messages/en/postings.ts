import type { NoticeLevel, RoundKind, Vars, VillageRoundKind } from '../../../api/client'
import { area, code, cut, dayEn as day, LONGEST_NAMES, phone } from '../format'
import type { Messages } from '../messages'
import { listed } from './notices'

const VILLAGE_KIND = {
  village_entry: 'a poor village',
  village_exit: 'a poor village no more',
} as const satisfies Record<VillageRoundKind, string>
const PLACE = {
  group: 'your group',
  village: 'the village',
  township: 'the township',
} as const satisfies Record<NoticeLevel, string>

export const enPostings = {
  'posting.area_listed': ({ area: place, level, households, code: notice, day: last }: Told) =>
    `${area(place)}: ${households} on a list in ${PLACE[level]} to ${day(last)}. Reply ${code(notice)}`,
  'posting.villages_listed': ({ area: place, villages, code: notice, day: last }: ToldOfVillages) =>
    `${area(place)}: ${villages} villages listed to ${day(last)}. Reply ${code(notice)}`,
  'posting.villages_advanced': ({ area: place, villages, code: notice }: Advanced) =>
    `${area(place)}, list ${code(notice)}: over, ${villages} villages to the county.`,
  'posting.village_struck': ({ area: place, village, code: notice }: Struck) =>
    `${area(place)}, list ${code(notice)}: ${area(village)} was struck off.`,
  'posting.village_declined': ({ village, kind }: Vars<'posting.village_declined'>) =>
    `Declined by the county: ${area(village)}, ${VILLAGE_KIND[kind]}.`,

  'posting.ask_area': () => 'Which list to post? Send village and group, as 宝坪村3社',
  'posting.no_round': ({ area: place }) =>
    `${area(place)}: no round is open, nothing to post. Ask the township.`,
  'posting.no_notice_here': ({ area: place }) =>
    `${area(place)}: no list is posted at this level. Ask the township.`,
  'posting.nobody': ({ area: place }) => `${area(place)}: nobody waits to be posted.`,
  'posting.which_kind': ({ area: place }) => `${area(place)}: which list?`,
  'posting.kind': ({ kind }) => KIND[kind],
  'posting.confirm': ({ area: place, day: last, ...counts }: Vars<'posting.confirm'>) =>
    `${area(place)}: ${listed(counts)}; posted today until ${day(last)} 24:00. Draw it up?`,
  'posting.drawn_up': ({ code: notice, link }: Vars<'posting.drawn_up'>) =>
    `Sheet: ${link} Photo: POST ${code(notice)}`,
  'posting.not_drawn': () => 'No list was drawn up.',

  'posting.ask_photo': ({ code: notice }) =>
    `Send a photo of the sheet on the wall. If you cannot, a colleague in a chat can: POST ${code(notice)}`,
  'posting.which_list': () => 'Of which list is the photo?',
  'posting.label': ({ area: place, code: notice }: Vars<'posting.label'>) =>
    `${area(place)} ${code(notice)}`,
  'posting.visit_photo': () => 'the visit',
  'posting.photo_dropped': () => 'The photo was not used. Send it again with POST and the 6 digits',
  'posting.sent': ({ code: notice }) => `Photo of ${code(notice)} is here, being checked.`,
  'posting.posted': ({ code: notice, day: last, ...counts }: Vars<'posting.posted'>) =>
    `${code(notice)} runs: ${listed(counts)}, to ${day(last)} 24:00. That day, photo: POST ${code(notice)}`,
  'posting.last_proved': ({ code: notice }) => `${code(notice)}: both photos are there.`,
  'posting.shown_before': ({ code: notice }) =>
    `This photo was used before. Take a new one: POST ${code(notice)}`,
  'posting.lost': ({ code: notice }) =>
    `The photo did not get through. Again: POST ${code(notice)}`,
  'posting.notice_void': ({ code: notice }) => `${code(notice)} is void; the photo was not used.`,
  'posting.already_advanced': ({ code: notice }) => `${code(notice)} is done; no photo needed.`,
  'posting.proof_early': ({ code: notice, day: last }: Vars<'posting.proof_early'>) =>
    `${code(notice)} hangs already. Its last day is ${day(last)}: photo then.`,
  'posting.proof_there': ({ code: notice }) => `${code(notice)} has both its photos.`,
  'posting.remind_first': ({ area: place, code: notice }: Vars<'posting.remind_first'>) =>
    `${area(place)}: no photo of the list yet, its days have not begun. POST ${code(notice)}`,
  'posting.remind_last': ({ area: place, code: notice }: Vars<'posting.remind_last'>) =>
    `${area(place)}: last day of the list. Photo of the sheet: POST ${code(notice)}`,

  'posting.drop_confirm': ({ area: place, code: notice }: Vars<'posting.drop_confirm'>) =>
    `${area(place)}: drop list ${code(notice)}, which does not hang yet?`,
  'posting.dropped': ({ code: notice }: Vars<'posting.dropped'>) =>
    `${code(notice)} is void; do not put the sheet up.`,
  'posting.already_posted': ({ code: notice }) =>
    `${code(notice)} was posted or is void. Object to its procedure instead.`,
  'posting.not_drawer': ({ code: notice }) => `${code(notice)}: only who drew it up can drop it.`,

  // It is read out to the village.
  'loudspeaker.script': ({ area: place, kind, day: last, hotline, ...counts }: Script) =>
    `${area(place)}: ${listed(counts)} ${AIMS[kind]}, ${counts.villages > 0 ? 'at the township' : 'on the wall'} to ${day(last)} 24:00. Objections: ${phone(hotline)}`,
  'loudspeaker.names': ({ text }) => cut(text, LONGEST_NAMES),
  'loudspeaker.format': () => 'Send it so: LOUDSPEAKER and the 6 digits; with NAMES for the names',
  'loudspeaker.not_posted': ({ code: notice }) =>
    `${code(notice)} does not hang yet. Photo of the sheet: POST ${code(notice)}`,
  'loudspeaker.not_now': ({ code: notice }) =>
    `${code(notice)} does not hang now; nothing to read.`,

  'subscription.ask_area': () => 'Lists of which village? Send its name, as 宝坪村',
  'subscription.which': () => 'Several villages have the name. Add the township: 天元乡宝坪村',
  'subscription.on': ({ area: place }) =>
    `You will hear of lists in ${area(place)}. To stop: 退订 ${area(place)}`,
  'subscription.off': ({ area: place }) => `No more of lists in ${area(place)}.`,
  'subscription.none': ({ area: place }) =>
    `You had not asked for ${area(place)}. For no messages at all send: STOP`,
  'subscription.too_many': () => 'Too many places. Drop one first, as: 退订 宝坪村',
  'subscription.dropped': () => 'Nothing was changed.',
} satisfies Partial<Messages>

const KIND = {
  identification: 'new ones',
  exit: 'exits',
  watch_list: 'watch-list',
  risk_removal: 'risks removed',
  village_entry: 'villages in',
  village_exit: 'villages out',
} as const satisfies Record<RoundKind, string>

const AIMS = {
  identification: 'to be assisted',
  exit: 'to leave the register',
  watch_list: 'to be watched over',
  risk_removal: 'to be watched no more',
  village_entry: 'to be poor villages',
  village_exit: 'to be poor no more',
} as const satisfies Record<RoundKind, string>

type Script = Vars<'loudspeaker.script'>
type Told = Vars<'posting.area_listed'>
type Advanced = Vars<'posting.villages_advanced'>
type Struck = Vars<'posting.village_struck'>
type ToldOfVillages = Vars<'posting.villages_listed'>
