/** 请纪委查 asks for inspectors, and is about somebody else. */
const ASKED = '(?<!(?:请|望|求|盼|由|让)[^,，。;；!！]{0,4})'
const INSPECTORS = '(?<!村)(?:纪委|纪检|监察|监委|巡察|督查|督导)'
const TOWNSHIP_INSPECTORS = `${ASKED}(?:乡|镇)的?${INSPECTORS}`
const COUNTY_INSPECTORS = `${ASKED}(?:县的?${INSPECTORS}|(?<!(?:乡|镇)的?)${INSPECTORS}(?:组|室|办|委)?(?:的|里的?)?(?:书记|主任|干部|委员|组长|人))`
const TOWNSHIP = new RegExp(
  [
    '(?:乡|镇)(?:里|上|政府|党委|长|领导|干部|书记)|扶贫专干|派出所|财政所|卫生院|民政所|司法所|国土所',
    TOWNSHIP_INSPECTORS,
    // 镇扶贫办主任, and not 天元乡宝坪村主任 nor 镇驻村干部.
    '(?:乡|镇)的?(?!驻村|包村)[^村社组队的\\s,，。;；!！?？]{0,6}?(?:办|所|站|中心|主任|书记|主席|委员|领导|干部|干事|专干|员)',
  ].join('|'),
  'u',
)
const COUNTY = new RegExp(
  [
    '县(?:里|上|扶贫|纪|政府|委|领导|干部)|(?:局|委)(?:里|长|的)|帮扶单位|部门',
    '(?<!(?:乡|镇)[^,，。;；!！]{0,4})扶贫办',
    COUNTY_INSPECTORS,
  ].join('|'),
  'u',
)
const VILLAGE =
  /村(?:里|上|委|干|主任|长|支书|书记|支部|会计|两委|纪检|监)|(?:社|组|队)(?:长|里|干)|第一书记|驻村|主任|支书|书记|会计|文书|干部/u

/** Of which level those are of whom a text speaks without a name; of several the highest. */
export function levelIn(text: string): 'village' | 'township' | 'county' | null {
  if (COUNTY.test(text)) return 'county'
  if (TOWNSHIP.test(text)) return 'township'
  return VILLAGE.test(text) ? 'village' : null
}

/** Of which level inspectors are of whom a text speaks, beside whomever it names: they do not hear it themselves. */
export function inspectorsIn(text: string): 'township' | 'county' | null {
  if (new RegExp(COUNTY_INSPECTORS, 'u').test(text)) return 'county'
  return new RegExp(TOWNSHIP_INSPECTORS, 'u').test(text) ? 'township' : null
}
