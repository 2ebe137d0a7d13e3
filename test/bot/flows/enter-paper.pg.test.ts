import { beforeEach, describe, expect, test } from 'vitest'
import { startSigning } from '../../support/sign-offs'
import { startSignTalk } from '../../support/sign-talk'
import { startTelegramVillage } from '../../support/telegram-village'

const telegram = await startTelegramVillage()
const { api } = telegram
const signing = await startSigning(api)
const texting = await startSignTalk()
beforeEach(async () => {
  await api.sql`update sign_offs set status = 'void' where status in ('asked', 'signed')`
})

/** Cases asked for whose households have no phone that could sign. */
async function ask(...given: Parameters<typeof signing.addCase>[0][]) {
  const cases = []
  for (const each of given) cases.push(await signing.addCase({ hasPhone: false, ...each }))
  await signing.ask(...cases.map(({ applicationId }) => applicationId))
  return cases[0]!
}

/** Somebody of the village in their own chat. */
async function chatOf({ phone }: { phone: string | null }) {
  const own = telegram.chat()
  await own.shows(phone ?? '')
  return own
}
const cadre = await chatOf(signing.cadre)
const statusOf = async (applicationId: string) =>
  (await signing.rowOf(applicationId, 'household')).status

describe('in a chat that carries photos', () => {
  test('a cadre sends the photo with who signed and who saw it', async () => {
    const tan = await ask({ head: '谭大山' })
    await cadre.showsPhoto(
      'paper-1',
      '纸签 谭大山 手印 见证 李四、王五',
      '谭大山家户主按手印，见证李四、王五，照片1张，对吗？',
    )
    await cadre.presses('#yes', '记下了，谭大山家户主签好了')
    const row = await signing.rowOf(tan.applicationId, 'household')
    expect(row).toMatchObject({ status: 'signed', way: 'hand_print' })
    const media = await api.sql`
      select reference, status, channel from media where subject = ${`sign_off:${row.id}`}`
    expect(media).toEqual([{ reference: 'paper-1', status: 'wanted', channel: 'telegram' }])
  })

  test('or is asked for one thing after the other', async () => {
    const tan = await ask({ head: '谭大山' }, { head: '牟二山' })
    expect(await cadre.says('纸签 向三山', '没找到这户')).not.toContain('照片')
    await cadre.says('谭大山', '哪两位在场见证')
    await cadre.says('李四', '哪两位在场见证')
    await cadre.says('李四和王五', '拍照发来', '没有照片不能算')
    await cadre.showsPhoto('paper-2', undefined, '谭大山家户主签名，见证李四、王五，照片1张，对吗')
    await cadre.showsPhoto('paper-3', undefined, '照片2张，对吗')
    await cadre.presses('#yes', '签好了')
    expect(await statusOf(tan.applicationId)).toBe('signed')
  })

  test('a photo that is none is asked for again, and counts from then on', async () => {
    const tan = await ask({ head: '谭坏图' })
    telegram.fake.answerWith({ badRequest: 'file is too big' }, 'getFile')
    await cadre.showsPhoto('paper-4', '纸签 谭坏图 手印 见证 李四、王五')
    await cadre.presses('#yes', '签好了')
    while ((await telegram.bot.fetchMedia()) > 0);
    await cadre.says('纸签', '1户要在纸上签：谭坏图')
    await cadre.showsPhoto('paper-5', '纸签 谭坏图', '照片1张，对吗')
    await cadre.presses('#yes', '照片补进谭坏图家的签字里了')
    expect(await statusOf(tan.applicationId)).toBe('signed')
  })

  test('a witness of the family does not count', async () => {
    const tan = await ask({ head: '谭大山' })
    await cadre.showsPhoto('paper-6', '纸签 谭大山 手印 见证 李四、谭大山', '对吗')
    await cadre.presses('#yes', '见证人不能是记录人、签字人或他家里人')
    expect(await statusOf(tan.applicationId)).toBe('asked')
  })

  test('an official signs on paper, too', async () => {
    const tan = await ask({ head: '谭大山' })
    const caption = '纸签 谭大山 第一书记 签名 见证 李四 王五'
    await cadre.showsPhoto('paper-7', caption, '谭大山家第一书记签名')
    await cadre.presses('#yes', '谭大山家第一书记签好了')
    expect((await signing.rowOf(tan.applicationId, 'first_secretary')).way).toBe('paper')
  })

  test('who signs the case themselves puts no paper down', async () => {
    await ask({ head: '谭大山' })
    const first = await chatOf(signing.first)
    await first.showsPhoto('paper-8', '纸签 谭大山 手印 见证 李四、王五', '对吗')
    await first.presses('#yes', '您自己要在这家签字')
  })

  test('several of one name are told apart', async () => {
    await ask({ head: '谭同名' }, { head: '谭同名', areaPath: 'wuxi.tianyuan.baoping.5' })
    await cadre.showsPhoto('paper-9', '纸签 谭同名 手印 见证 李四、王五', '是哪一户')
    await cadre.says('2', '谭同名家户主按手印')
    await cadre.presses('#no', '没有记')
  })
})

describe('by text', () => {
  test('without a photo nothing is put down', async () => {
    const { villageCadre } = texting
    const [tan] = await texting.ask([{ head: '谭大山', hasPhone: false }])
    await villageCadre.says('纸签 谭大山 手印 见证 李四、王五', '拍照发来')
    await villageCadre.says('算了', '没有照片，没有记')
    const { applicationId } = tan!.found
    expect((await texting.signing.rowOf(applicationId, 'household')).status).toBe('asked')
  })

  test('without a name the cadre reads who has to sign on paper', async () => {
    const { villageCadre } = texting
    await villageCadre.says('纸签', '没有要在纸上签的户')
    await texting.ask([{ head: '谭大山', hasPhone: false }, { head: '牟有机' }])
    const told = await villageCadre.says('纸签', '1户要在纸上签：谭大山')
    expect(told).not.toContain('牟有机')
  })

  test('it is for cadres alone', async () => {
    await texting.talk().says('纸签 谭大山', '只有负责的干部能办')
  })
})
