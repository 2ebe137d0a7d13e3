import type { VillageRoundKind } from '../../../db/values/rounds'
import type {
  EnterableIndicator,
  ExitCheck,
  VillageClass,
  VillageStatus,
} from '../../../db/values/village-standards'
import type { VillageStage } from '../../villages/cases/rules'
import type { VarKind } from '../templates'

/** What variables of sentences about villages hold. */
export interface VillageVarKinds {
  /** Of figures, which always have one. */
  figureYear: number
  villageClass: VillageClass
  villageStatus: VillageStatus | null
  villageStage: VillageStage
  villageRoundKind: VillageRoundKind
  enterableIndicator: EnterableIndicator
  exitCheck: ExitCheck
  /** Thousandths of a point. */
  milli: number
  permille: number
  /** `poor_transport=3`. */
  indicatorValue: string
  /** `poor_transport;poor_drinking_water`. */
  indicatorList: string
  /** Lines of a score, `poor_transport=3:5600/8`: value, thousandths of a point, weight. */
  scoreLines: string
  /** A part of the ranking, `1 72587 象坪村;40 61192 吉龙村`. */
  villageRanks: string
}

/** How villages stand 村情, and their way in and out of being poor villages. */
export const VILLAGE_TEMPLATES = {
  'village.score': {
    village: 'area',
    year: 'figureYear',
    milli: 'milli',
    rank: 'count',
    of: 'count',
    class: 'villageClass',
    status: 'villageStatus',
  },
  /** Where it stands in its round; number and day of its list while that hangs. */
  'village.stands': {
    village: 'area',
    kind: 'villageRoundKind',
    stage: 'villageStage',
    code: 'code',
    day: 'day',
  },
  'village.lines': { lines: 'scoreLines', left: 'count' },
  'village.incomplete': { village: 'area', year: 'figureYear', missing: 'indicatorList' },
  'village.waiting': { village: 'area', year: 'figureYear' },
  'village.ask_village': {},
  'village.unknown': {},
  'village.several': {},
  'village.not_yours': { village: 'area' },

  'village.ranking': {
    area: 'area',
    year: 'figureYear',
    villages: 'count',
    deep: 'count',
    relative: 'count',
  },
  'village.ranks': { ranks: 'villageRanks', left: 'count' },
  'village.no_ranking': { area: 'area' },

  /** Entering a figure. */
  'village.set_format': { village: 'area' },
  'village.ask_value': { village: 'area', indicator: 'enterableIndicator' },
  'village.value_wrong': { indicator: 'enterableIndicator' },
  'village.ask_source': { village: 'area', value: 'indicatorValue' },
  'village.set_confirm': {
    village: 'area',
    year: 'figureYear',
    value: 'indicatorValue',
    source: 'text',
  },
  'village.set_done': { village: 'area', year: 'figureYear', value: 'indicatorValue' },
  'village.not_set': {},
  'village.computed': { village: 'area' },

  /** A township proposes one of its villages. */
  'village.no_round': { village: 'area' },
  'village.already_proposed': { village: 'area' },
  'village.already_poor': { village: 'area' },
  'village.not_poor': { village: 'area' },
  'village.not_scored': { village: 'area' },
  'village.class_none': { village: 'area', milli: 'milli' },
  'village.incidence_high': {
    village: 'area',
    poor: 'count',
    people: 'count',
    limit: 'permille',
  },
  'village.ask_check': { village: 'area', item: 'exitCheck' },
  'village.check_format': { item: 'exitCheck' },
  'village.check_unmet': { village: 'area', item: 'exitCheck' },
  'village.propose_confirm': {
    village: 'area',
    kind: 'villageRoundKind',
    milli: 'milli',
    class: 'villageClass',
  },
  'village.proposed': { village: 'area', kind: 'villageRoundKind' },
  'village.not_proposed': {},

  /** The county decides. */
  'village.no_case': { village: 'area' },
  'village.not_at_county': { village: 'area' },
  'village.already_decided': { village: 'area' },
  'village.own_proposal': {},
  'village.incidence_now': { village: 'area' },
  'village.ask_reason': { village: 'area' },
  'village.accept_confirm': { village: 'area', kind: 'villageRoundKind' },
  'village.decline_confirm': { village: 'area', kind: 'villageRoundKind', reason: 'text' },
  'village.accepted': { village: 'area', kind: 'villageRoundKind' },
  'village.declined': { village: 'area', kind: 'villageRoundKind' },
  'village.not_decided': {},
  'village.contested': { village: 'area' },
  'village.told_accepted': { village: 'area', kind: 'villageRoundKind', day: 'day' },
  'village.told_declined': { village: 'area', kind: 'villageRoundKind', reason: 'text' },

  /** To those who answer for the village, and who proposed it: how its list goes. */
  'village.told_listed': {
    village: 'area',
    kind: 'villageRoundKind',
    code: 'code',
    day: 'day',
  },
  'village.told_advanced': { village: 'area', kind: 'villageRoundKind' },
  'village.told_severed': { village: 'area' },
  'village.told_voided': { village: 'area', area: 'area' },
  'village.told_contested': { village: 'area', due: 'day' },
  'village.told_settled': { village: 'area', status: 'objectionStatus' },
  'village.told_struck': { village: 'area', kind: 'villageRoundKind', reason: 'text' },
  'village.told_again': { village: 'area' },

  /** Setting a contested village apart. */
  'village.sever_confirm': { village: 'area' },
  'village.sever_done': { village: 'area' },
} as const satisfies Record<string, Record<string, VarKind>>
