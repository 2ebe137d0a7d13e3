import type { RoundKind, Vars, WatchKind } from '../../../api/client'
import { area, code, dayEn as day, name } from '../format'
import type { Messages } from '../messages'
import { KIND as KIND_ZH, PROPOSE } from '../zh/rounds'
import { gapEn } from './exits'

const KIND = {
  identification: 'identification',
  exit: 'exit',
  watch_list: 'watch-list',
  risk_removal: 'risk removal',
  village_entry: 'poor-village entry',
  village_exit: 'poor-village exit',
} as const satisfies Record<RoundKind, string>

const WATCH = {
  unstable_exit: 'unstable exit',
  borderline: 'borderline',
  sudden_difficulty: 'sudden difficulty',
} as const satisfies Record<WatchKind, string>

export const enRounds = {
  'proposal.exit_told': ({ head }: Vars<'proposal.exit_told'>) =>
    `${name(head)}: the village proposes your exit. We visit first, and it needs your yes. 1 shows it.`,
  'proposal.watch_told': ({ head, due }: Vars<'proposal.watch_told'>) =>
    `${name(head)}: the village proposes to watch over you. We visit; answer by ${day(due)}.`,
  'proposal.removal_told': ({ head, due }: Vars<'proposal.removal_told'>) =>
    `${name(head)}: the village proposes to watch over you no more. We visit; answer by ${day(due)}.`,
  'proposal.exit_ended': ({ head, gap }: Vars<'proposal.exit_ended'>) =>
    `${name(head)}: no exit (${gapEn(gap)}). Support goes on.`,

  'proposal.ask_who': () => 'Which household? Send the name of its head.',
  'proposal.unknown': () => 'No such household in your area. Send the name of its head again.',
  'proposal.ask_watch': ({ head }: Vars<'proposal.ask_watch'>) => `${name(head)}: which kind?`,
  'proposal.watch_kind': ({ watch }: Vars<'proposal.watch_kind'>) => WATCH[watch],
  'proposal.exit_confirm': ({ head, area: place }: Vars<'proposal.exit_confirm'>) =>
    `Propose the exit of ${name(head)} (${area(place)})? They are told.`,
  'proposal.watch_confirm': ({ head, area: place, watch }: Vars<'proposal.watch_confirm'>) =>
    `Propose to watch ${name(head)} (${area(place)}): ${WATCH[watch]}?`,
  'proposal.removal_confirm': ({ head, area: place }: Vars<'proposal.removal_confirm'>) =>
    `Propose to watch ${name(head)} (${area(place)}) no more? They are told.`,
  'proposal.done': ({ head, code: receipt, due }: Vars<'proposal.done'>) =>
    `${name(head)} is proposed, due by ${day(due)}, number ${code(receipt)}. Next: 调查 name`,
  'proposal.dropped': () => 'Nothing proposed.',
  'proposal.already_filed': ({ head }: Vars<'proposal.already_filed'>) =>
    `${name(head)}: something is under way. Finish that first.`,
  'proposal.no_round': ({ head, kind }: Vars<'proposal.no_round'>) =>
    `${name(head)}: no round of ${KIND[kind]} is open there. Ask the township to open it.`,
  'proposal.by_village': ({ head, kind }: Vars<'proposal.by_village'>) =>
    `The village proposes it. Ask a village cadre to text: ${PROPOSE[kind]} ${name(head)}`.trimEnd(),
  'proposal.round_first': ({ head, kind, area: place }: Vars<'proposal.round_first'>) =>
    `First open the round: 开评 ${area(place)} ${KIND_ZH[kind]}. Then a village cadre: ${PROPOSE[kind]} ${name(head)}`
      .replace('  ', ' ')
      .trimEnd(),
  'proposal.not_on_register': ({ head }: Vars<'proposal.not_on_register'>) =>
    `${name(head)} is not on the register.`,
  'proposal.no_household': ({ head }: Vars<'proposal.no_household'>) =>
    `${name(head)}: the file is closed.`,
  'proposal.watched': ({ head }: Vars<'proposal.watched'>) => `${name(head)} is watched already.`,
  'proposal.wrong_watch': ({ head }: Vars<'proposal.wrong_watch'>) =>
    `${name(head)} is not of that kind. Choose another.`,
  'proposal.tied': ({ head }: Vars<'proposal.tied'>) =>
    `${name(head)} is kin or colleague of yours. Another cadre must propose it.`,
  'proposal.not_watched': ({ head }: Vars<'proposal.not_watched'>) =>
    `${name(head)} is not watched.`,
  'proposal.no_labour': ({ head }: Vars<'proposal.no_labour'>) =>
    `${name(head)}: nobody can work there. It is supported and watched on.`,
  'proposal.too_soon': ({ head }: Vars<'proposal.too_soon'>) =>
    `${name(head)} is not watched for long enough yet.`,
  'proposal.not_visited': ({ head }: Vars<'proposal.not_visited'>) =>
    `${name(head)}: no visit since it is watched. Visit first: VISIT and the name`,
  'proposal.no_measure': ({ head }: Vars<'proposal.no_measure'>) =>
    `${name(head)}: no measure since it is watched. Plan one first.`,
  'proposal.measures_open': ({ head }: Vars<'proposal.measures_open'>) =>
    `${name(head)}: a measure is not delivered yet.`,
  'proposal.risk_open': ({ head }: Vars<'proposal.risk_open'>) =>
    `${name(head)}: a risk is still looked into.`,
  'proposal.income_unknown': ({ head }: Vars<'proposal.income_unknown'>) =>
    `${name(head)}: its income was never reckoned. Correct the register first.`,
  'proposal.income_low': ({ head }: Vars<'proposal.income_low'>) =>
    `${name(head)}: income is not lastingly above the watch line.`,
  'proposal.assurance_lacking': ({ head }: Vars<'proposal.assurance_lacking'>) =>
    `${name(head)}: food, school, care, house or water is not assured yet.`,

  'round.ask_area': () => 'Where? Send the name of a county, township or village.',
  'round.open_confirm': ({ area: place, kind, year }: Vars<'round.open_confirm'>) =>
    `Open ${KIND[kind]}${year ? ` ${year}` : ''} in ${area(place)}, figures frozen as today?`,
  'round.opened': ({ area: place, kind, applications }: Vars<'round.opened'>) =>
    kind === 'identification' && applications > 0
      ? `Open in ${area(place)}. ${applications} who applied before are taken in.`
      : `Open in ${area(place)}: ${KIND[kind]}.`,
  'round.dropped': () => 'Not opened.',
  'round.open_already': ({ area: place, kind }: Vars<'round.open_already'>) =>
    `${KIND[kind]} is open in ${area(place)} already.`,
  'round.which': () => 'Which one to close?',
  'round.kind': ({ kind }: Vars<'round.kind'>) => KIND[kind],
  'round.none_open': ({ area: place, kind }: Vars<'round.none_open'>) =>
    `No ${KIND[kind]} is open in ${area(place)}.`,
  'round.too_small': () => 'A village at least; for villages a township at least.',
  'round.figure_missing': () => 'A figure is missing. The county office sets it first.',
  'round.close_confirm': ({ area: place, kind }: Vars<'round.close_confirm'>) =>
    `Close ${KIND[kind]} in ${area(place)}?`,
  'round.closed': () => 'The round is closed.',
  'round.kept': () => 'Nothing was changed.',
  'round.applications_waiting': () =>
    'Households still wait in it. Send 待办 to see what is missing.',
  'round.villages_waiting': () => 'Villages still wait. TODO shows what is missing.',
  'round.lists_unsettled': () =>
    'A list was neither sent on nor dropped. Send: ADVANCE and its number',
  'round.objections_open': () => 'Objections are not decided yet.',
  'round.appeals_open': () =>
    'A decision can still be taken to the next level. Close in some days.',
  'round.window_open': () => 'A list still hangs open to objections.',
} satisfies Partial<Messages>
