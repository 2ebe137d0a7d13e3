import { dayEn, dayZh, name } from './format'

type Parts = Partial<Record<string, string>>

export const partsOf = (line: string): Parts =>
  Object.fromEntries(
    line.split(';').map((part) => {
      const at = part.indexOf('=')
      return [part.slice(0, at), part.slice(at + 1)]
    }),
  )

const JOINS_ZH: Parts = {
  birth: '出生',
  marriage_in: '婚入',
  move_in: '迁入',
  adoption: '收养',
  release: '刑满回来',
}
const LEAVES_ZH: Parts = {
  death: '去世',
  marriage_out: '婚出',
  move_out: '迁出',
  imprisonment: '服刑',
  enlistment: '参军',
}
export const FIELDS_ZH: Parts = {
  name: '姓名',
  id_number: '身份证号',
  sex: '性别',
  phone: '电话',
  relation: '与户主关系',
  ethnicity: '民族',
  education: '文化程度',
  schooling: '在校状况',
  health: '健康状况',
  labour: '劳动能力',
  work: '务工状况',
  work_months: '务工时间',
  head: '户主',
  housing_area: '住房面积',
  housing_grade: '危房等级',
  farmland: '耕地',
  wage: '工资收入',
  operating: '经营收入',
  property: '财产收入',
  transfer: '转移收入',
  operating_cost: '经营支出',
  bank_account: '银行账号',
}

/** What somebody is to the head, where it says as well whether they are a man or a woman. */
const SEX_OF_KIN: Partial<Record<string, RegExp>> = {
  female: /(?:女|媳|妻子?|母亲?|婆婆|姐姐?|(?<!兄弟)姐妹|(?<!兄弟姐)妹)$/u,
  male: /(?:(?<!妻)子|婿|夫|父亲?|公公|哥哥|兄|弟)$/u,
}

const person = (text = '') => name(text)

/** What they are corrected to tells of illness, which stays out of text messages. */
const HIDDEN: ReadonlySet<string> = new Set(['health', 'labour'])

/** A change in words, 牟小星出生（女，11月2日）. Of illness no more is said than that it is corrected. */
export function changeZh(line: string): string {
  const p = partsOf(line)
  const what = p['what'] ?? ''
  const on = p['on'] ? dayZh(p['on']) : ''
  if (JOINS_ZH[what]) {
    const sex = p['sex'] === 'male' ? '男' : p['sex'] === 'female' ? '女' : ''
    const id = p['id'] === 'none' ? '身份证号待补' : p['id'] ? `身份证尾号${p['id']}` : ''
    const from = p['from'] ? `从${person(p['from'])}家来` : ''
    const kin = p['relation'] ?? ''
    // 之女 tells it as well; where the two disagree both are shown.
    const isTold = SEX_OF_KIN[p['sex'] ?? '']?.test(kin)
    const more = [isTold ? '' : sex, on, kin, id, from].filter((each) => each !== '')
    return `${person(p['name'])}${JOINS_ZH[what]}（${more.join('，')}）`
  }
  if (LEAVES_ZH[what]) {
    const next = p['successor'] ? `，${person(p['successor'])}当户主` : ''
    return `${person(p['name'])}${on}${LEAVES_ZH[what]}${next}`
  }
  switch (what) {
    case 'move':
      return `全户搬到${p['to'] ?? ''}`
    case 'split': {
      const next = p['successor'] ? `，原户由${person(p['successor'])}当户主` : ''
      return `${p['who'] ?? ''}分出去，户主${person(p['new_head'])}${next}`
    }
    case 'merge':
      return `${person(p['other'])}家（${p['to'] ?? ''}）并进来`
    case 'close_death':
      return '全家去世，销户'
    case 'close_move_out':
      return '全家迁到县外，销户'
    case 'reopen':
      return `恢复户头：${p['value'] ?? ''}`
    default: {
      const field = p['field'] ?? ''
      const whose = p['name'] ? `${person(p['name'])}的` : ''
      const what = `${whose}${FIELDS_ZH[field] ?? ''}`
      return HIDDEN.has(field) ? `${what}更正` : `${what}改为${p['value'] ?? ''}`
    }
  }
}

const JOINS_EN: Parts = {
  birth: 'born',
  marriage_in: 'joins by marriage',
  move_in: 'moves in',
  adoption: 'adopted',
  release: 'back from prison',
}
const LEAVES_EN: Parts = {
  death: 'died',
  marriage_out: 'left by marriage',
  move_out: 'moved out',
  imprisonment: 'in prison',
  enlistment: 'joined the army',
}

export function changeEn(line: string): string {
  const p = partsOf(line)
  const what = p['what'] ?? ''
  const on = p['on'] ? dayEn(p['on']) : ''
  if (JOINS_EN[what]) {
    const id = p['id'] === 'none' ? 'ID to come' : p['id'] ? `ID ends ${p['id']}` : ''
    const from = p['from'] ? `from ${person(p['from'])}` : ''
    const more = [p['sex'] ?? '', on, id, from].filter((each) => each !== '')
    return `${person(p['name'])} ${JOINS_EN[what]} (${more.join(', ')})`
  }
  if (LEAVES_EN[what]) {
    const next = p['successor'] ? `, new head ${person(p['successor'])}` : ''
    return `${person(p['name'])} ${LEAVES_EN[what]} ${on}`.trim() + next
  }
  switch (what) {
    case 'move':
      return `moves to ${p['to'] ?? ''}`
    case 'split':
      return `split: ${p['who'] ?? ''}, head ${person(p['new_head'])}`
    case 'merge':
      return `${person(p['other'])}'s household merged in`
    case 'close_death':
      return 'closed, all died'
    case 'close_move_out':
      return 'closed, all left the county'
    case 'reopen':
      return `reopened: ${p['value'] ?? ''}`
    default: {
      const field = p['field'] ?? ''
      const what = field.replace(/_/g, ' ')
      return HIDDEN.has(field) ? `${what} corrected` : `${what}: ${p['value'] ?? ''}`
    }
  }
}
