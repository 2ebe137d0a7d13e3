import type { Assurance, Vars } from '../../../api/client'
import { differencesInWords, type EntryWords, factsInWords, partsInWords } from '../entry-lines'
import { area, cut, cutWith, name } from '../format'
import type { Messages } from '../messages'
import { pick, wholeYuan } from '../visit-lines'

const grade = pick({ c: 'C', d: 'D', safe: 'safe' })
/** 两不愁三保障 as people say them. */
export const ASSURANCE_WORDS = {
  food: 'food',
  clothing: 'clothes',
  compulsory_school: 'school',
  medical_care: 'medical care',
  safe_house: 'safe house',
  drinking_water: 'water',
} as const satisfies Record<Assurance, string>
const met = pick({ met: 'yes', lacking: 'no' })

export const listed = (named: readonly string[], count: number) =>
  named.join(', ') + (count > named.length ? ` +${count - named.length}` : '')

export const WORDS: EntryWords = {
  verdicts: { eligible: 'eligible', not_eligible: 'not eligible', unclear: 'unclear' },
  kinds: { screening: 'screening ', survey: 'survey ', revisit: 'revisit ' },
  aspects: {
    size: 'people: ',
    workers: 'workers: ',
    housing_grade: 'house: ',
    housing_area: 'm2: ',
    income: 'income: ',
    food: 'food: ',
    clothing: 'clothes: ',
    compulsory_school: 'school: ',
    medical_care: 'medical care: ',
    safe_house: 'safe house: ',
    drinking_water: 'water: ',
  },
  values: {
    size: (size) => size,
    workers: (workers) => workers,
    housing_grade: grade,
    housing_area: (m2) => m2,
    income: wholeYuan,
    food: met,
    clothing: met,
    compulsory_school: met,
    medical_care: met,
    safe_house: met,
    drinking_water: met,
  },
  facts: {
    size: (size) => `${size} people`,
    workers: (workers) => `${workers} work`,
    housing_grade: (value) => `house ${grade(value)}`,
    housing_area: (m2) => `${m2}m2`,
    income: (fen) => `${wholeYuan(fen)}/head`,
  },
  assurances: ASSURANCE_WORDS,
  assured: {
    met: (named, count) => `has ${listed(named, count)}`,
    lacking: (named, count) => `no ${listed(named, count)}`,
  },
}
const facts = (line: string) => factsInWords(line, WORDS).join(', ')
const verdictOf = (verdict: Vars<'screening.last'>['verdict']) => WORDS.verdicts[verdict]

function result({ head, verdict, facts: line }: Vars<'screening.last'>) {
  const said = facts(line)
  return `${name(head)}: ${verdictOf(verdict)}${said && `, ${said}`}. `
}

type Next = Pick<Vars<'screening.next'>, 'done' | 'total' | 'next' | 'size'>
const goOn = ({ done, total, next, size }: Next) =>
  `${done}/${total}. Next: ${name(next)} (${size})`

const relay = (heads: string) => heads && ` No phone, tell them they may apply: ${cut(heads, 24)}`

export const enEntries = {
  'screening.invitation': () =>
    'Your group thinks you may qualify for help. To apply reply 6; if not, do nothing.',
  'screening.ask': ({ area: place, done, total, head, size }: Vars<'screening.ask'>) =>
    `${area(place)} ${done}/${total}. ${name(head)} (${size}): eligible? Add e.g. 4口 劳力1 危房C级`,
  'screening.ask_verdict': ({ head, text }: Vars<'screening.ask_verdict'>) =>
    `Not kept. ${name(head)}: “${cut(text, 14)}”, which?`,
  'screening.named': ({ head, area: place, size }: Vars<'screening.named'>) =>
    `${name(head)} (${area(place)}, ${size}): eligible?`,
  'screening.named_again': ({ head, verdict }: Vars<'screening.named_again'>) =>
    `${name(head)} is ${verdictOf(verdict)}. Change to?`,
  'screening.eligible': () => 'yes',
  'screening.not_eligible': () => 'no',
  'screening.unclear': () => 'unclear',
  'screening.skip': () => 'skip',
  'screening.next': (vars: Vars<'screening.next'>) => `${cut(result(vars), 44)} ${goOn(vars)}`,
  'screening.next_corrected': (vars: Vars<'screening.next_corrected'>) =>
    `Changed. ${name(vars.head)}: ${verdictOf(vars.verdict)}. ${goOn(vars)}`,
  'screening.next_untold': (vars: Vars<'screening.next_untold'>) =>
    `${name(vars.head)}: ${verdictOf(vars.verdict)}. No phone: tell. ${goOn(vars)}`,
  'screening.next_before': ({ head, verdict, by, ...next }: Vars<'screening.next_before'>) =>
    `${name(by)}: ${name(head)} ${verdictOf(verdict)}. ${goOn(next)}`,
  'screening.next_put_off': ({ head, ...next }: Vars<'screening.next_put_off'>) =>
    `${name(head)} comes last. ${goOn(next)}`,
  'screening.next_unlisted': ({ head, ...next }: Vars<'screening.next_unlisted'>) =>
    `${name(head)} told to the township. ${goOn(next)}`,
  'screening.last': (vars: Vars<'screening.last'>) => result(vars).trim(),
  'screening.last_corrected': (vars: Vars<'screening.last_corrected'>) =>
    `Changed. ${result(vars).trim()}`,
  'screening.last_untold': (vars: Vars<'screening.last_untold'>) =>
    `${cut(result(vars), 60)} They have no phone: please tell them they may apply.`,
  'screening.last_before': ({ head, verdict, by }: Vars<'screening.last_before'>) =>
    `${name(by)} found ${name(head)} ${verdictOf(verdict)}; nothing changed.`,
  'screening.last_unlisted': ({ head }: Vars<'screening.last_unlisted'>) =>
    `${name(head)} is not on the roll; the township was told.`,
  'screening.only_left': ({ head }: Vars<'screening.only_left'>) =>
    `Only ${name(head)} is left. When you know, send: screen`,
  'screening.paused': ({ done, total, heads }: Vars<'screening.paused'>) =>
    `All kept, ${done}/${total}. To go on send: screen.${relay(heads)}`,
  'screening.all_done': ({ total, eligible, unclear, heads }: Vars<'screening.all_done'>) =>
    `All ${total} are screened: ${eligible} eligible, ${unclear} unclear.${relay(heads)}`,
  'screening.none': () => 'You have no household to screen now.',
  'screening.which': ({ head }: Vars<'screening.which'>) => `Which “${name(head)}”?`,
  'screening.ask_group': ({ head }: Vars<'screening.ask_group'>) =>
    `Many heads are called “${name(head)}”. Which group? Reply e.g. 3社`,
  'screening.unknown': () =>
    'Not found on the roll, nothing kept. Send: screen NAME, or, if it is not on the roll: 排查 新户 NAME',
  'screening.on_register': ({ head }: Vars<'screening.on_register'>) =>
    `${name(head)} is on the register: no need to screen.`,
  'screening.closed': ({ head }: Vars<'screening.closed'>) =>
    `The household of ${name(head)} is closed: no need to screen.`,
  'screening.group_has_cadre': () => 'Their own group cadre screens them; nothing was kept.',
  'screening.reviewed': ({ head }: Vars<'screening.reviewed'>) =>
    `The group has reviewed ${name(head)}; the screening stays. Tell the resident cadre what is new.`,
  'screening.no_round': () => 'No round is open; nothing was kept.',
  'screening.on_roll': ({ head }: Vars<'screening.on_roll'>) =>
    `${name(head)} is on the roll. Send: screen NAME yes or no`,
  'screening.unlisted_told': ({ area: place, head, by, text }: Vars<'screening.unlisted_told'>) =>
    `${name(by)}: ${name(head)} of ${area(place)} is not on the roll${text && `, “${cut(text, 10)}”`}. Please check.`,
  'screening.progress': ({ area: place, parts, ...counts }: Vars<'screening.progress'>) => {
    const { done, total, eligible, unclear } = counts
    const each = cutWith(partsInWords(parts).join(', '), 50, '...')
    return `${area(place)} ${done}/${total} screened, ${eligible} eligible, ${unclear} unclear. ${each}`
  },
  'screening.progress_unknown': () =>
    'No such place, or no round is open there. Send: screening progress VILLAGE',

  'revisit.due': ({ total, heads }: Vars<'revisit.due'>) =>
    `${total} to revisit: ${cut(heads, 30)}. For one send: revisit NAME`,
  'revisit.none_due': () => 'You have no household to revisit now.',
  'revisit.contested': ({ head, differences, text }: Vars<'revisit.contested'>) => {
    const said = differencesInWords(differences, WORDS, ', ').join('; ')
    const heard = text && `“${cut(text, said ? 16 : 40)}”`
    return cut(`${name(head)}: ${[said, heard].filter(Boolean).join('; ')}`, 110)
  },
  'revisit.uncontested': ({ head }: Vars<'revisit.uncontested'>) =>
    `${name(head)}: nothing differs; look once more before the township reviews.`,
  'revisit.ask_answer': () =>
    'How is it? As surveyed: reply “as found”. If not, write e.g. 房子D级 4口人',
  'revisit.ask_how': () => 'What is different? Write e.g. 房子D级 4口人 劳力1',
  'revisit.ask_dispute': ({ text }: Vars<'revisit.ask_dispute'>) =>
    `“${cut(text, 26)}”: is it true?`,
  'revisit.true': () => 'true',
  'revisit.untrue': () => 'not true',
  'revisit.not_known': () => 'not known',
  'revisit.confirm': (vars: Vars<'revisit.confirm'>) => {
    const { head, asFound, facts: line, text, settled, open, photos } = vars
    const parts = [
      asFound > 0 && 'as found',
      facts(line),
      text && `“${cut(text, 8)}”`,
      settled > 0 && `${settled} settled`,
      open > 0 && `${open} open`,
      photos > 0 && `${photos} photos`,
    ]
    const said = parts.filter(Boolean).join(', ')
    return `Revisit of ${name(head)}: ${cut(said, 56)}. Right?`
  },
  'revisit.done': ({ head, open }: Vars<'revisit.done'>) =>
    `The revisit of ${name(head)} is kept.${rest(open)}`,
  'revisit.done_far': ({ head, open }: Vars<'revisit.done_far'>) =>
    `The revisit of ${name(head)} is kept; it was sent from far off.${rest(open)}`,
  'revisit.dropped': () => 'Nothing was kept. To revisit send: revisit NAME',
  'revisit.unknown': () => 'Not found in your area, nothing kept. Send: revisit NAME',
  'revisit.which': ({ head }: Vars<'revisit.which'>) => `Which “${name(head)}”?`,
  'revisit.ask_group': ({ head }: Vars<'revisit.ask_group'>) =>
    `Many heads are called “${name(head)}”. Which group? Reply e.g. 3社`,
  'revisit.surveyed_it': () => 'You surveyed this household: another resident cadre revisits it.',
  'revisit.not_entered': ({ head }: Vars<'revisit.not_entered'>) =>
    `${name(head)} was neither screened nor surveyed yet: no need to revisit.`,
  'revisit.reviewed': ({ head }: Vars<'revisit.reviewed'>) =>
    `The township has reviewed ${name(head)}; the revisit stays.`,
  'revisit.declined': ({ head }: Vars<'revisit.declined'>) =>
    `${name(head)} was declined in this round: no need to revisit.`,
  'revisit.changed': () => 'Something new was just said, nothing kept. Send again: revisit NAME',
  'revisit.no_round': () => 'No round is open; nothing was kept.',
} satisfies Partial<Messages>

const rest = (open: number) => (open > 0 ? ` ${open} still open: send “revisit” when known.` : '')
