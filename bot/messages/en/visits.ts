import type { Vars } from '../../../api/client'
import { area, code, cut, dayEn as day, instantEn as instant, name, phone } from '../format'
import type { Messages } from '../messages'
import { fieldsInWords, type FieldWords, pick, visitsIn, wholeYuan } from '../visit-lines'

const FIELDS: FieldWords = {
  housing_grade: pick({ c: 'house C', d: 'house D', safe: 'house safe' }),
  housing_area_m2: (area) => `${area} m2`,
  farmland_mu: (mu) => `${mu} mu`,
  net_income_per_head_fen: (fen) => `${wholeYuan(fen)} yuan`,
  work_months: (months) => `works ${months} mo`,
  workers: (count) => `${count} workers`,
  pupils: (count) => `${count} pupils`,
  pigs: (count) => `${count} pigs`,
  sick: (count) => `${count} sick`,
  insured: pick({ yes: 'insured', no: 'uninsured' }),
  water: pick({ tap: 'tap water', well: 'well', spring: 'spring', cellar: 'cistern' }),
}
/** Beside a Chinese name two messages hold no more. */
const handbook = (line: string) => cut(fieldsInWords(line, FIELDS).join(', '), 52)
const quoted = (text: string, most: number) => (text === '' ? '' : `: “${cut(text, most)}”`)

function waiting({ help, objections, lists }: { help: number; objections: number; lists: number }) {
  const counts = [
    help > 0 && `${help} to answer`,
    objections > 0 && `${objections} to check`,
    lists > 0 && `${lists} lists over`,
  ]
  return `Good morning: ${counts.filter(Boolean).join(', ')}. `
}

export const enVisits = {
  'visit.ask_who': () => 'Whom did you visit? Please send the name of the head, with the group.',
  'visit.unknown': () =>
    'No such household in your area. Please send the name again; what you wrote is kept.',
  'visit.which': ({ head }: Vars<'visit.which'>) => `Which ${name(head)}?`,
  'visit.ask_group': ({ head }: Vars<'visit.ask_group'>) =>
    `Many are called ${name(head)}. Of which group? As 3社 or 宝坪村3社`,
  'visit.ask_seen': ({ head }: Vars<'visit.ask_seen'>) =>
    `What did you see at ${name(head)}’s? A sentence or two, please.`,
  'visit.ask_day': () => 'Which day was the visit? Not one in the future. For example 3月5日',
  'visit.ask_photo': () => 'Please send a photo or your place now, or say “ok”.',
  'visit.one_each': ({ text }: Vars<'visit.one_each'>) =>
    `One household a message. Not noted, send again: ${cut(text, 12)}`,
  'visit.confirm': ({ head, area: place, day: on, text, photos }: Vars<'visit.confirm'>) =>
    `Visit to ${name(head)} (${area(place)}) on ${day(on)}${quoted(text, 20)}${photos > 0 ? `, ${photos} photos` : ''}. Right?`,
  'visit.confirm_filled': ({ head, day: on, handbook: line }: Vars<'visit.confirm_filled'>) =>
    `Visit to ${name(head)}, ${day(on)}. Handbook: ${handbook(line)}. Right?`,
  'visit.done': ({ head, day: on }: Vars<'visit.done'>) =>
    `Visit to ${name(head)} on ${day(on)} noted. To correct it send 更正走访`,
  'visit.done_far': ({ head, day: on }: Vars<'visit.done_far'>) =>
    `Visit to ${name(head)} on ${day(on)} noted. You were rather far from the village; that is noted, too.`,
  'visit.dropped': () =>
    'All right, nothing was noted. To note a visit send: 走访 head what you saw',
  'visit.empty': () =>
    'Neither words nor a photo, so nothing was noted. Send: 走访 head what you saw',
  'visit.no_place': ({ hotline }: Vars<'visit.no_place'>) =>
    `How far is far is not set yet, so nothing was noted. Note it without a place or phone ${phone(hotline)}`,
  'visit.photo_added': ({ head }: Vars<'visit.photo_added'>) =>
    `The photo is with your visit to ${name(head)}.`,

  'visit.which_note': () => 'Which visit is to be corrected?',
  'visit.label': ({ head, day: on }: Vars<'visit.label'>) => `${name(head)} ${day(on)}`,
  'visit.nothing_to_correct': () => 'You have noted no visit, so there is none to correct.',
  'visit.ask_correction': ({ head, day: on }: Vars<'visit.ask_correction'>) =>
    `How should the visit to ${name(head)} on ${day(on)} read? Please write all of it.`,
  'visit.correct_confirm': ({ head, day: on, text }: Vars<'visit.correct_confirm'>) =>
    `Visit to ${name(head)} on ${day(on)} becomes “${cut(text, 20)}”. Right?`,
  'visit.correct_filled': ({ head, day: on, handbook: line }: Vars<'visit.correct_filled'>) =>
    `Correct ${name(head)}, ${day(on)}. Handbook: ${handbook(line)}. Right?`,
  'visit.corrected': ({ head, day: on }: Vars<'visit.corrected'>) =>
    `Visit to ${name(head)} on ${day(on)} corrected; the old words stay on record.`,

  'visit.own': ({ visits }: Vars<'visit.own'>) =>
    `Visits: ${visitsIn(visits)
      .map(({ day: on, head }) => `${name(head)} ${day(on)}`)
      .join(', ')}.`,
  'visit.own_none': () => 'You have noted no visit. To note one send: 走访 head what you saw',

  'digest.help': ({ code: receipt, due, ...counts }: Vars<'digest.help'>) =>
    `${waiting(counts)}First: ${code(receipt)}, due ${instant(due)}. Send “todo”.`,
  'digest.objection': ({ code: receipt, due, ...counts }: Vars<'digest.objection'>) =>
    `${waiting(counts)}First: objection ${code(receipt)}, due ${day(due)}. Send “todo”.`,
  'digest.list': ({ code: notice, area: place, lists }: Vars<'digest.list'>) =>
    `${waiting({ help: 0, objections: 0, lists })}First ${area(place)}; you may send: advance ${code(notice)}`,
} satisfies Partial<Messages>
