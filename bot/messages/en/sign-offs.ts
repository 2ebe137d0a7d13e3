import type {
  HouseholdType,
  HousingGrade,
  PovertyCause,
  SignOffRole,
  Vars,
} from '../../../api/client'
import { area, code, cut, instantEn as instant, name } from '../format'
import { namedOf } from '../entry-lines'
import type { Messages } from '../messages'
import { ASSURANCE_WORDS, listed } from './entries'
import { casesIn, factsIn, type FactWords } from '../sign-off-lines'

const ROLES = {
  household: 'household',
  village_secretary: 'village secretary',
  first_secretary: 'first secretary',
  township_committee: 'township',
} as const satisfies Record<SignOffRole, string>

const TYPES = {
  ordinary: '',
  subsistence_allowance: 'dibao',
  extreme_hardship: 'tekun',
} as const satisfies Record<HouseholdType, string>

const CAUSES = {
  illness: 'illness',
  disability: 'disability',
  schooling: 'schooling',
  disaster: 'disaster',
  lack_of_land: 'no land',
  lack_of_water: 'no water',
  lack_of_skill: 'no skill',
  lack_of_labour: 'no labour',
  lack_of_funds: 'no funds',
  poor_transport: 'transport',
  lack_of_drive: 'drive',
  marriage_cost: 'wedding',
  funeral_cost: 'funeral',
  other: 'other',
} as const satisfies Record<PovertyCause, string>

const HOUSING = {
  safe: '',
  c: 'house C',
  d: 'house D',
} as const satisfies Record<HousingGrade, string>

function assured({ lacks, isAssured }: FactWords): string {
  if (lacks.length === 0) return isAssured ? 'all assured' : ''
  return `no ${listed(
    namedOf(lacks).map((each) => ASSURANCE_WORDS[each]),
    lacks.length,
  )}`
}

/** 3p, illness, ¥3200, house C */
function inWords(facts: FactWords): string {
  const { size, type, income, housing } = facts
  const [cause] = facts.causes
  const parts = [
    `${size}p`,
    // Room for what is lacking.
    facts.lacks.length === 0 && type && TYPES[type],
    cause && CAUSES[cause],
    income && `¥${income}`,
    assured(facts) || (housing && HOUSING[housing]),
  ]
  return parts.filter(Boolean).join(', ')
}

const outcome = ({ isExit }: FactWords) => (isExit ? 'leaves' : 'joins')
const told = ({ again }: { again: number }) => (again > 0 ? 'New: ' : '')

export const enSignOffs = {
  'sign_off.ask_household': (asked: Vars<'sign_off.ask_household'>) => {
    const facts = factsIn(asked.facts)
    return `${told(asked)}${name(asked.head)}: ${inWords(facts)}; ${outcome(facts)}. Right? Send ${code(asked.code)} by ${instant(asked.until)}, else REFUSE`
  },
  'sign_off.ask_one': (asked: Vars<'sign_off.ask_one'>) => {
    const facts = factsIn(asked.facts)
    return `${told(asked)}${name(asked.head)}: ${inWords(facts)}; ${outcome(facts)}. To sign: ${code(asked.code)} by ${instant(asked.until)}`
  },
  'sign_off.ask_many': ({ households, code: sign, until, again }: Vars<'sign_off.ask_many'>) =>
    `${told({ again })}${households} to sign. SIGNLIST shows them. All right: send ${code(sign)} by ${instant(until)}`,
  'sign_off.ask_deputy': ({ role, households, code: sign, until }: Vars<'sign_off.ask_deputy'>) =>
    `Sign ${households} for the ${ROLES[role]}. SIGNLIST shows them; then send ${code(sign)} by ${instant(until)}`,
  'sign_off.remind': () => 'Something still waits for your signature. Send SIGN.',
  'sign_off.relieved': ({ role, name: deputy, households }: Vars<'sign_off.relieved'>) =>
    `${name(deputy)} signs ${households} as ${ROLES[role]} for you.`,
  'sign_off.paper_only': ({ head }: Vars<'sign_off.paper_only'>) =>
    `${name(head)}: this phone cannot sign. A cadre comes with the paper.`,
  'sign_off.paper_needed': ({ area: place, households }: Vars<'sign_off.paper_needed'>) =>
    `${area(place)}: ${households} sign on paper only. Photo and: PAPER, head`,
  'sign_off.deputy_needed': ({ area: place, role, households }: Vars<'sign_off.deputy_needed'>) =>
    `${area(place)}: no ${ROLES[role]} for ${households}. Send DEPUTY to name one.`,

  'sign_off.none': () => 'Nothing waits for your signature.',
  'sign_off.own': (own: Vars<'sign_off.own'>) => {
    const facts = factsIn(own.facts)
    return `${name(own.head)}: ${inWords(facts)}; ${outcome(facts)}. Right? Send the 7 digits (SIGNCODE: new), else REFUSE`
  },
  'sign_off.waiting': ({ households }: Vars<'sign_off.waiting'>) =>
    `${households} wait for you. SIGNLIST shows them. Then send the 7 digits, or SIGNCODE for new ones.`,
  'sign_off.cannot_sign': () =>
    'This phone cannot sign. Use the registered one, or paper with a cadre.',
  'sign_off.list': ({ list, more }: Vars<'sign_off.list'>) =>
    casesIn(list)
      .map(({ head, area: place, ...facts }) => {
        const [cause] = facts.causes
        const income = facts.income ? ` ¥${facts.income}` : ''
        return `${cut(head, 7)} ${cut(place, 6)} ${facts.size}p${cause ? ` ${CAUSES[cause]}` : ''}${income}`
      })
      .join('; ') + (more > 0 ? `. NEXT: ${more}` : '.'),
  'sign_off.list_left': ({ left }: Vars<'sign_off.list_left'>) =>
    left > 0
      ? `${left} more. To see a place send: SIGNLIST 宝坪村3社`
      : 'That is all. One of them: SIGNLIST and the head. Not this one: REFUSE head, why',
  'sign_off.facts': ({ role, head, area: place, facts }: Vars<'sign_off.facts'>) =>
    `${area(place)} ${name(head)}: ${inWords(factsIn(facts))}; ${outcome(factsIn(facts))}. You sign as ${ROLES[role]}.`,
  'sign_off.passed': ({ reviews, notices, fingerprint }: Vars<'sign_off.passed'>) =>
    `Reviews ${reviews}, notices ${notices === '' ? 'none' : cut(notices, 24)}. Print ${cut(fingerprint, 14)}`,
  'sign_off.not_in_list': ({ text }: Vars<'sign_off.not_in_list'>) =>
    `“${cut(text, 12)}” is not among them. SIGNLIST shows all.`,

  'sign_off.which_own': () => 'The code of which household?',
  'sign_off.new_code': ({ households, code: sign, until }: Vars<'sign_off.new_code'>) =>
    `New code ${code(sign)} for ${households}, until ${instant(until)}. Send it back to sign.`,
  'sign_off.new_code_own': ({ head, code: sign, until }: Vars<'sign_off.new_code_own'>) =>
    `${name(head)}: new code ${code(sign)} until ${instant(until)}. Send it back to sign.`,
  'sign_off.signed': ({ households }: Vars<'sign_off.signed'>) => `Signed: ${households}.`,
  'sign_off.signed_some': ({ households, left }: Vars<'sign_off.signed_some'>) =>
    `Signed ${households}; ${left} changed or are your kin, not signed. Send SIGN.`,
  'sign_off.signed_own': ({ head }: Vars<'sign_off.signed_own'>) =>
    `${name(head)}: signed. The officials sign, too. Reply 1 to look.`,
  'sign_off.code_wrong': ({ left }: Vars<'sign_off.code_wrong'>) =>
    left > 0
      ? `Wrong code, not signed. ${left} tries left today. New one: SIGNCODE`
      : 'Wrong code, not signed. No more tries today. Paper with a cadre does as well.',
  'sign_off.code_expired': () => 'This code is over, not signed. New one: SIGNCODE',
  'sign_off.already_signed': () => 'Signed with this code already.',
  'sign_off.changed': () => 'Things have changed, not signed. Send SIGN to see what waits now.',
  'sign_off.other_role': () =>
    'This phone has signed here in another role. One phone, one role: not signed.',
  'sign_off.tied': () => 'Kin or colleagues: you may not sign this one. A deputy will.',

  'sign_off.refuse_which': () => 'Which one do you refuse?',
  'sign_off.label': ({ head, area: place }: Vars<'sign_off.label'>) =>
    `${cut(head, 6)} ${cut(place, 8)}`,
  'sign_off.ask_reason': ({ head }: Vars<'sign_off.ask_reason'>) =>
    `${name(head)}: what is wrong? One sentence is enough.`,
  'sign_off.refuse_confirm': ({ head, text }: Vars<'sign_off.refuse_confirm'>) =>
    `${name(head)}: not signed, “${cut(text, 14)}”, back to the village?`,
  'sign_off.exit_refuse_confirm': ({ head, text }: Vars<'sign_off.exit_refuse_confirm'>) =>
    `${name(head)} does not leave, “${cut(text, 14)}”, right?`,
  'sign_off.refused': ({ head }: Vars<'sign_off.refused'>) =>
    `Noted. ${name(head)} goes back for another survey.`,
  'sign_off.exit_refused': ({ head }: Vars<'sign_off.exit_refused'>) =>
    `Noted. ${name(head)} stays on the register.`,
  'sign_off.not_refused': () => 'Not refused; it still waits for you. Send SIGN.',
  'sign_off.sent_back': ({ head }: Vars<'sign_off.sent_back'>) =>
    `${name(head)}: somebody did not sign, so it is surveyed again. The application stays.`,
  'sign_off.survey_again': ({ head, area: place, role, text }: Vars<'sign_off.survey_again'>) =>
    `${area(place)} ${name(head)}: ${ROLES[role]} did not sign: “${cut(text, 36)}”. Survey again.`,
  'sign_off.exit_declined': ({ head, area: place, text }: Vars<'sign_off.exit_declined'>) =>
    `${area(place)} ${name(head)} does not agree to leave: “${cut(text, 36)}”. It stays.`,

  'deputy.ask_for_whom': () => 'Where is somebody missing? Send the village, or the head.',
  'deputy.ask_role': () => 'For which role?',
  'deputy.role': ({ role }: Vars<'deputy.role'>) => ROLES[role],
  'deputy.ask_name': ({ role }: Vars<'deputy.ask_name'>) =>
    `Who signs for the ${ROLES[role]}? Send the name.`,
  'deputy.unknown': ({ name: of }: Vars<'deputy.unknown'>) =>
    `No ${name(of)} of that level here. Send another name.`,
  'deputy.which': ({ name: of }: Vars<'deputy.which'>) => `Which ${name(of)}?`,
  'deputy.ask_reason': ({ name: of }: Vars<'deputy.ask_reason'>) =>
    `Why does ${name(of)} sign? Away, ill, kin?`,
  'deputy.confirm': ({ place, role, name: of, text, households }: Vars<'deputy.confirm'>) =>
    `${area(place)}: ${name(of)} for the ${ROLES[role]}, ${households} households, “${cut(text, 8)}”. Right?`,
  'deputy.done': ({ name: of, role, households, left }: Vars<'deputy.done'>) =>
    `${name(of)} signs ${households} for the ${ROLES[role]}.${left > 0 ? ` ${left} need another.` : ''}`,
  'deputy.dropped': () => 'No deputy was named.',
  'deputy.nobody_waits': ({ place, role }: Vars<'deputy.nobody_waits'>) =>
    `${area(place)}: nothing waits for the ${ROLES[role]}.`,
  'deputy.tied': ({ name: of }: Vars<'deputy.tied'>) =>
    `You or ${name(of)} are kin of it. Name somebody else.`,
  'deputy.other_role': ({ name: of }: Vars<'deputy.other_role'>) =>
    `${name(of)} signs here in another role. Name somebody else.`,
  'deputy.deputy_level': ({ name: of }: Vars<'deputy.deputy_level'>) =>
    `${name(of)} is not of that level here. Name somebody else.`,
  'deputy.self_named': () => 'Nobody names themselves. Name somebody else.',

  'paper.waiting': ({ households, heads }: Vars<'paper.waiting'>) =>
    `${households} sign on paper: ${cut(heads, 24)}. Photo and: PAPER, head`,
  'paper.none_waiting': () => 'Nobody of your area has to sign on paper.',
  'paper.ask_who': () => 'Whose household? Send the name of its head.',
  'paper.unknown': ({ photos }) =>
    `Not among those that wait. Send the name again${photos > 0 ? '; the photo is kept' : ''}.`,
  'paper.which': ({ head }: Vars<'paper.which'>) => `Several heads are ${name(head)}. Which?`,
  'paper.ask_witnesses': ({ head }: Vars<'paper.ask_witnesses'>) =>
    `${name(head)}: which two saw it? Not you, the signer or the family.`,
  'paper.ask_photo': ({ head }: Vars<'paper.ask_photo'>) =>
    `${name(head)}: send a photo of the signed paper. Without it it does not count.`,
  'paper.confirm': ({ head, role, way, witnesses, photos }: Vars<'paper.confirm'>) =>
    `${name(head)}, ${ROLES[role]}, ${way === 'hand_print' ? 'hand-print' : 'signed'}, seen by ${cut(witnesses, 14)}, ${photos} photos. Right?`,
  'paper.done': ({ head, role }: Vars<'paper.done'>) =>
    `Noted: ${name(head)}, ${ROLES[role]}. Keep the paper.`,
  'paper.photo_added': ({ head }: Vars<'paper.photo_added'>) => `Photo added for ${name(head)}.`,
  'paper.dropped': () => 'Nothing was noted.',
  'paper.already_signed': ({ head }: Vars<'paper.already_signed'>) =>
    `${name(head)}: signed already.`,
  'paper.changed': ({ head }: Vars<'paper.changed'>) =>
    `${name(head)}: things have changed, the paper does not count.`,
  'paper.signer_missing': ({ head }: Vars<'paper.signer_missing'>) =>
    `${name(head)}: nobody is named to sign. The township sends DEPUTY first.`,
  'paper.is_signer': () => 'You sign this one yourself; another cadre has to note the paper.',
  'paper.photo_missing': () => 'No photo, not noted. Send the photo with: PAPER, head',
  'paper.witness_missing': () => 'Two witnesses are needed, not noted. Send it again with both.',
  'paper.witness_not_apart': () =>
    'A witness is not you, the signer or the family. Not noted; name two others.',
} satisfies Partial<Messages>
