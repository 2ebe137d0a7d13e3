import { borrowerChoices } from '../../../bot/flows/record-loan'
import { candidateChoices } from '../../../bot/flows/visit-note'

const NAME = '买买提艾力阿不都热西提江'
const AREA = '天元乡新华移民安置点社区12社'
const five = <T>(make: (i: number) => T): T[] => Array.from({ length: 5 }, (_, i) => make(i))

/** The longest of what is said about small loans. */
export const LONGEST_OF_LOANS = {
  basisPoints: [1_435],
}

/** As many to pick from as there can be. */
export const LONGEST_LOAN_CHOICES = {
  'loan.which': candidateChoices(
    five((i) => ({ id: String(i), head: '谭大山', area: AREA, size: i + 1 })),
  ),
  'loan.ask_borrower': borrowerChoices(five((i) => ({ id: String(i), name: NAME }))),
}
