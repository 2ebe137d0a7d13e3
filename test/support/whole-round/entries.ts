import { expect } from 'vitest'
import { receiptIn, type Talk } from '../talk'
import type { Village } from './village'

const INCOME = 3_000

/** Every household of every group, one line each; some may qualify. */
export async function screenAll({ groupCadres }: Village, eligible: readonly string[]) {
  for (const cadre of groupCadres) {
    let answer = await cadre.says('排查', '0/15。')
    let screened = 0
    for (;;) {
      const head = /\/15。(?:下一户：)?([^（。]+?)家?（/.exec(answer)?.[1]
      if (!head) break
      const line = eligible.includes(head)
        ? `符合 4口 劳力1 危房C级 约${INCOME}元`
        : '不符合 有稳定收入'
      answer = await cadre.says(line, head)
      screened++
    }
    expect(screened, answer).toBe(15)
    expect(answer).toContain('15户都查完了')
  }
}

/** The one of a group that was found wrong, once more. */
export async function screenAgain(cadre: Talk, head: string, line: string): Promise<void> {
  await cadre.says('排查', head)
  await cadre.says(line, '15户都查完了')
}

/** A family links its phone by name and ID and applies. */
export async function apply(village: Village, head: string): Promise<Talk> {
  const { phone, idLast4 } = village.home(head)
  const family = village.talk(phone)
  await family.says('查', '后四位')
  await family.says(`${head} ${idLast4}`, `${head}家`)
  await family.says('6', '申请')
  await family.says('1', '收到')
  return family
}

/** Somebody of the family without a phone applies through a relative, who has its consent. */
export async function applyByKin(village: Village, head: string): Promise<void> {
  const { idLast4 } = village.home(head)
  const niece = village.talk()
  await niece.says(`代 ${head} ${idLast4} 申请`, '户主同意了吗')
  receiptIn(await niece.says('1', `收到${head}家的申请`))
}

/** A household's whole survey in three messages. */
export async function survey({ cadre }: Village, head: string): Promise<void> {
  await cadre.says(`调查 ${head} 同去 鲁书记`, head)
  await cadre.says(
    `4口；房 80平 土木 C级；粮 7个月；劳 ${head} 普通 在家务农；学 无；保 缺住房；访 邻居说常年看病；争 无`,
    '房 80平 土木 C级',
  )
  await cadre.says(
    `工 ${head} 零工 60天 每天120；产 苞谷 3亩 每亩800斤 1.2元一斤；支 每月600；补 低保 每月100；型 一般；因 病`,
    '符合条件吗',
  )
  await cadre.says('1', '调查完了，意见：符合')
}

/** Whatever is left to be settled of a household is as it was found. */
export async function revisit({ resident }: Village, head: string): Promise<void> {
  await resident.says(`复核 ${head} 属实`, '对吗')
  await resident.says('1', `${head}家的复核记下了`)
}
