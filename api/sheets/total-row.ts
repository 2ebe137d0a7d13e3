const TOTALS = /^(合计|总计|小计|共计|累计|总数|本页小计|本页合计)/
const FOOTERS = /^(填表|制表|填报|审核|审批|负责人|单位负责人|经办|联系人|备注|说明|注:|日期)/

/** A row that adds up or signs off the table above it instead of belonging to it. */
export function isTotalRow(cells: readonly string[]): boolean {
  const first = cells.find((cell) => cell.trim() !== '')
  if (first === undefined) return false
  const plain = first.normalize('NFKC').replace(/\s+/g, '')
  if (TOTALS.test(plain)) return true
  // A first column of remarks must not cost a whole row.
  return FOOTERS.test(plain) && cells.filter((cell) => cell.trim() !== '').length <= 6
}
