import { codeIn } from '../sign-talk'
import type { Village } from './village'

/** Everybody signs: at their phones with the code they were sent, on paper who has none. */
export async function signAll(
  village: Village,
  heads: readonly string[],
  onPaper: readonly string[],
) {
  const { album, bot, committee, first, secretary, speak } = village
  for (const head of heads)
    if (onPaper.includes(head)) {
      await village.photographs(`纸签 ${head} 手印 见证 周大山、吴大山`, '对吗')
      await album.presses('#yes', `${head}家户主签好了`)
      while ((await bot.fetchMedia()) > 0);
    } else {
      const asked = await village.heard(village.home(head).phone, '请核对')
      await speak(head).says(codeIn(asked), `${head}家签好了`)
    }
  for (const official of [secretary, first, committee]) {
    const asked = await village.heard(official.phone, '户等您签字')
    await official.says('签单', '人均')
    await official.says(codeIn(asked), `签好了，${heads.length}户`)
  }
}

/** A measure for each cause, and the county's part; the round is over. */
export async function endAtCounty(village: Village, heads: readonly string[]): Promise<void> {
  const { cadre, clerk, office } = village
  for (const head of heads) {
    await cadre.says(`措施 ${head} 因病：大病医疗救助 由 姚云川 9月30日前`, '对吗')
    await cadre.says('1', '记下了')
  }
  const all = `${heads.length}户`
  await clerk.says('上报县里 天元乡', `${all}齐了`)
  await clerk.says('1', `${all}已报到县里`)
  await office.says('县审', `${all}等审`)
  await office.says('1', `${all}通过`)
  await office.says('公告 天元乡', `公告天元乡${all}纳入帮扶`)
  await office.says('1', `公告了：天元乡${all}`)
  await clerk.says('关评 天元乡', '对吗')
  await clerk.says('1', '这一轮结束了')
  await village.deliver()
}

/** One measure is delivered and has arrived, as the household says itself. */
export async function deliverOne({ resident, speak, heard, home }: Village, head: string) {
  const asked = await heard(resident.phone, `落实${head}家`)
  const code = /(?<!\d)\d{10}(?!\d)/.exec(asked)?.[0] ?? ''
  await resident.says(`落实 ${code}`, '对吗')
  await resident.says('1', '记下了')
  await heard(home(head).phone, '收到没')
  await speak(head).says('1', '收到')
}
