import { receiptIn, type Talk } from '../talk'
import type { Village } from './village'

/** Draws the list of an area up and sends a photo of it on the wall; its number. */
export async function postList(village: Village, who: Talk, area: string, households: number) {
  await who.says(`张贴 ${area}`, `${households}户要公示`)
  const drawn = await who.says('1', '单号')
  const code = /单号(\d{6})/.exec(drawn)?.[1] ?? ''
  await village.photographs(`张贴 ${code}`, `${code}的照片收到`)
  return code
}

/** With a photo of the last day. */
export async function sendOn(village: Village, code: string, households: number, to: string) {
  await village.photographs(`张贴 ${code}`, '照片收到')
  await village.secretary.says(`推进 ${code}`, `${households}户`)
  await village.secretary.says('1', `${households}户报到${to}`)
  await village.deliver()
}

/** An objection by text with its one confirmation; the receipt. */
export async function object(who: Talk, code: string, words: string): Promise<string> {
  await who.says(`异议 ${code} ${words}`, '对吗')
  return receiptIn(await who.says('1', '收到您的异议'))
}

/** Whoever was asked to check it decides it. */
export async function decide(
  village: Village,
  receipt: string,
  verdict: '成立' | '不成立',
  reason: string,
): Promise<void> {
  const checker = await checkerOf(village, receipt)
  await checker.says(`${verdict} ${receipt} ${reason}`, '对吗')
  await checker.says('1', `异议${receipt}${verdict}`)
  await village.deliver()
}

/** The member of staff whose phone was told to check it. */
async function checkerOf(village: Village, receipt: string): Promise<Talk> {
  await village.deliver()
  const { groupCadres, cadre, secretary, first, resident, clerk, committee, office } = village
  const all = [...groupCadres, cadre, secretary, first, resident, clerk, committee, office]
  const told = village.lastTold(
    receipt,
    all.map(({ phone }) => phone),
  )
  const checker = all.find(({ phone }) => phone === told)
  if (!checker) throw new Error(`nobody was asked to check ${receipt}`)
  return village.talk(checker.phone ?? '')
}
