import { OVERVIEW_MENU } from '../../../api/client'

/** The longest of what is said about the overview. */
export const OVERVIEW_VALUES = {
  overviewNumber: OVERVIEW_MENU,
  countOrFew: [null, 0, 25_148],
  overviewGauges: ['9990;9990;9990;9990;9990;9990', ';;;;;', '10000;0;;10000;1;'],
  overviewNumbers: [
    Array.from({ length: 4 }, () => '14=projects_lacking:25148').join(';'),
    Array.from({ length: 4 }, () => '24=money_arrived:123456780000').join(';'),
    '1=registered:0',
  ],
  overviewRows: [
    Array.from({ length: 3 }, () => '新华移民安置点社区12社,买买提艾力阿不都热西提江,').join(';'),
    Array.from(
      { length: 3 },
      () => '新华移民安置点社区,3社到5社的公路硬化工程二期,123456780000',
    ).join(';'),
    '宝坪村3社,谭大山,',
  ],
}
