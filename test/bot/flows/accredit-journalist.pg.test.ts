import { expect, test } from 'vitest'
import { startPress } from '../../support/press'

const { api, head, office, journalist } = await startPress()
const given = () =>
  api.sql`select outlet, level, from_on, until_on from press_accreditations
    where staff_id = ${journalist.id} order by from_on`

test('from a day until a day, for an outlet, and never two for one day', async () => {
  await office.says(
    '媒体 备案 徐朗月 人民日报 中央级 4月1日到4月30日',
    '给徐朗月备案：人民日报（中央级），4月1日到4月30日，两头都算。对吗？',
  )
  await office.says('1', '徐朗月备案好了')
  expect(await given()).toHaveLength(2)
  // The last day of what she has.
  await office.says('媒体 备案 徐朗月 人民日报 中央级 3月31日到3月31日', '对吗？')
  await office.says('1', '这几天已经备案了')
})

test('what is missing or wrong is said; a no accredits nobody', async () => {
  await office.says('媒体 备案', '要备案请发')
  await office.says('媒体 备案 李不知 人民日报 中央级 5月1日到5月2日', '没有这个记者')
  await office.says('媒体 备案 徐朗月 某某周刊 5月1日到5月2日', '要写明是中央级')
  await office.says('媒体 备案 徐朗月 人民日报 中央级', '日子不对')
  await office.says('媒体 备案 徐朗月 人民日报 中央级 2026年3月1日到2026年3月8日', '对吗？')
  await office.says('1', '日子不对')
  await office.says('媒体 备案 徐朗月 人民日报 中央级 5月1日到5月2日', '对吗？')
  await office.says('2', '没有办')
  expect(await given()).toHaveLength(2)
})

test('twice at once she is accredited once', async () => {
  const body = {
    staffId: journalist.id,
    outlet: '人民日报',
    level: 'national',
    fromOn: '2026-06-01',
    untilOn: '2026-06-30',
  }
  const accredit = () => api.call('/press-reports/accreditations', { actor: office.actor, body })
  const both = await Promise.all([accredit(), accredit()])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
})

test('who is no journalist is not accredited, and no township accredits any', async () => {
  const body = {
    staffId: head.id,
    outlet: '人民日报',
    level: 'national',
    fromOn: '2026-06-01',
    untilOn: '2026-06-30',
  }
  expect(
    await api.call('/press-reports/accreditations', { actor: office.actor, body }),
  ).toMatchObject({ status: 409, body: { reason: 'not_journalist' } })
  await head.says('媒体 备案 徐朗月 人民日报 中央级 5月1日到5月2日', '只有负责的干部能办')
})
