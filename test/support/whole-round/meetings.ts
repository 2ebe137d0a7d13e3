import { expect } from 'vitest'
import type { Talk } from '../talk'

interface Meeting {
  /** Holds it. */
  chair: Talk
  area: string
  /** Who is there, of how many. */
  present: readonly string[]
  entitled: number
  /** Households that are not passed, with the votes for and against and why. */
  against?: readonly { head: string; votes: string; reason: string }[]
  cases: number
}

/** Called for this afternoon and held at once: who came, every vote, the minutes. */
export async function meet({ chair, area, present, entitled, against = [], cases }: Meeting) {
  await chair.says(`开会 ${area} 今天下午2点`, '对吗')
  await chair.says('1', '定了', `评${cases}户`)
  await chair.says('评议')
  await chair.says(`${entitled}`, '怎么表决')
  await chair.says('1', `应到${entitled}`)
  await chair.says(present.join(' '), '够了')
  let answer = await chair.says('好了', `1/${cases}`)
  for (const { head, votes, reason } of against)
    answer = await chair.says(`${head} ${votes} ${reason}`, `${head}没过`)
  if (cases > against.length) answer = await chair.says('其余全票')
  expect(answer).toContain(`通过${cases - against.length}`)
  await chair.says('逐户评了，举手表决。', '会议记录收到')
  await chair.says('好了', `到会${present.length}/${entitled}`)
  await chair.says('1', '散会了')
}
