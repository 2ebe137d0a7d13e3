import { SheetError } from './sheet-error'

/**
 * The worksheet to read: the one asked for, else the only one with content. Several are refused,
 * because reading the first would silently lose the villages on the others.
 */
export function pickSheet<T extends { name: string }>(filled: T[], wanted: string | undefined): T {
  const names = filled.map(({ name }) => `“${name}”`).join('、')
  if (wanted !== undefined) {
    const found = filled.find(({ name }) => name === wanted)
    if (found) return found
    throw new SheetError('not_a_table', `没有叫“${wanted}”的工作表，有内容的是：${names || '无'}`)
  }
  const [first, ...others] = filled
  if (!first) throw new SheetError('not_a_table', '文件里没有内容')
  if (others.length === 0) return first
  throw new SheetError(
    'several_sheets',
    `有${filled.length}个工作表有内容（${names}），请指明导入哪一个`,
  )
}
