import { BENEFIT_KINDS, DECLARATION_KINDS, KIN_RELATIONS } from '../../../db/values/integrity'
import { DECISION_CHOICES } from '../../../bot/flows/declaration-hits'
import { KIND_CHOICES, kinHomeChoices, kinStaffChoices } from '../../../bot/flows/make-declaration'

const AREA = '新华移民安置点社区12社'
const five = <T>(make: (i: number) => T): T[] => Array.from({ length: 5 }, (_, i) => make(i))

/** The longest of what is said about declarations. */
export const LONGEST_OF_DECLARATIONS = {
  kinRelation: KIN_RELATIONS,
  declarationKind: DECLARATION_KINDS,
  benefit: BENEFIT_KINDS,
}

/** As many to pick from as there can be. */
export const LONGEST_DECLARATION_CHOICES = {
  'declaration.ask_kind': KIND_CHOICES,
  'declaration.ask_decision': DECISION_CHOICES,
  'declaration.which': kinHomeChoices(five((i) => ({ id: String(i), head: '谭大山', area: AREA }))),
  'declaration.which_staff': kinStaffChoices(
    five((i) => ({ staffId: String(i), unit: '宝坪村驻村工作队' })),
  ),
}
