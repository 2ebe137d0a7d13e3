/** What an office is called in the end; those that say nothing alone come with the two characters before them. */
const ALONE =
  '人民政府|政府|委员会|村委会|居委会|支部|党委|纪委|法院|检察院|派出所|司法所|财政所|卫生院|卫生室|医院|银行|信用社|合作社|联合会|残联|妇联|工会|公司|敬老院|服务站|救助站|仲裁委|[省市县区乡镇]级(?:以[上下])?'
const WITH_TWO_BEFORE = '部门|机构|单位|机关|办公室|中心|窗口|大厅|热线|局|厅'
const OFFICES =
  '(?:扶贫|振兴|信访|移民|低保|救助|医保|民政|街道|党政|应急|征收|拆迁|防汛|综治|老龄|村建|农)办(?![理好完成法事])'
const BODY = new RegExp(`(?:${ALONE}|\\p{Script=Han}{0,2}(?:${WITH_TWO_BEFORE})|${OFFICES})`, 'gu')
const POINTED_AT = /^(?:.?[该这各其此])/u
const LEVEL = /[县乡镇市区省村]$/

/** Named bodies of a text that stand in none of the others; each text is packed. */
export function strangeBodies(text: string, proof: string): string[] {
  const shortProof = inShort(proof)
  const shortText = inShort(text)
  return [...shortText.matchAll(BODY)]
    .filter(([body]) => !POINTED_AT.test(body))
    .filter((match) => {
      const level = LEVEL.exec(shortText.slice(0, match.index))?.[0]
      return !shortProof.includes(match[0]) || (level !== undefined && !shortProof.includes(level))
    })
    .map(([body]) => body)
}

/** 乡镇政府 is what the law calls 乡（镇）人民政府, 村委会 what it calls 村民委员会. */
const inShort = (text: string) =>
  text
    .replace(/\((镇)\)/g, '$1')
    .replace(/人民(?=政府|法院|检察院)/g, '')
    .replace(/村民委员会/g, '村委会')
    .replace(/居民委员会/g, '居委会')
