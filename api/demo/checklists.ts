import { eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { checklistItems } from '../../db/schema'
import { MISCONDUCT_KINDS, type MisconductKind } from '../../db/values/integrity'
import type { RequestContext } from '../http/context'
import { setChecklist } from '../supervisions/checklists'
import { DEMO_SOURCE, DEMO_VALID_FROM } from './figures'

/** Invented for the demo, and said to be: 示例. Each question is answered by 好的 or by what is wrong. */
export const DEMO_CHECKLISTS: Record<MisconductKind, readonly string[]> = {
  neglect: [
    '驻村干部是不是按规定天数住在村里',
    '该走访的户是不是都走访了',
    '线索和求助是不是按期答复',
    '公示是不是贴满天数，有照片为证',
    '群众提的异议是不是到户核实',
    '上次督查的问题是不是改好了',
    '帮扶措施是不是按期落实到户',
  ],
  falsification: [
    '随机三户，收入和手册上是不是一样',
    '走访记录里的日子，人真去了吗',
    '评议会到会的人，名单和签字对得上吗',
    '签字是不是本人签的，没人代签',
    '脱贫户的住房、饮水、看病是不是真达标',
    '台账有没有为迎检临时补填',
    '照片是不是当天、当地拍的',
  ],
  misuse_of_funds: [
    '专款是不是用在了指定的项目上',
    '到户的钱，户里是不是如数收到',
    '项目工程量和付的钱对得上吗',
    '票据是不是真实、齐全',
    '有没有用扶贫钱发补贴、请客、买办公品',
    '项目和资金是不是都公示了',
    '有没有钱压在账上半年没动',
  ],
  favouritism: [
    '在册户里，村干部近亲是不是都报备了',
    '干部近亲得的低保、危改是不是经过评议',
    '评议时有关系的人是不是回避了',
    '条件更差的户有没有被落下',
    '公益岗位是不是给了最需要的人',
    '工程有没有包给干部的亲友',
    '名单有没有没经公示就上报的',
  ],
  extortion: [
    '办申请有没有收过钱、烟酒',
    '发补助时有没有扣手续费、集资款',
    '验收时有没有要吃要喝',
    '该办的事有没有无故拖着不办',
    '有没有要户里替干部干私活',
    '用车、吃饭有没有让村里、企业付钱',
  ],
}

/** The five checklists of the demo county. Where one is set nothing happens. */
export async function loadDemoChecklists(tx: Db, ctx: RequestContext): Promise<void> {
  const { county } = ctx
  if ((await tx.$count(checklistItems, eq(checklistItems.county, county))) > 0) return
  for (const kind of MISCONDUCT_KINDS)
    await setChecklist(tx, ctx, {
      kind,
      questions: [...DEMO_CHECKLISTS[kind]],
      validFrom: DEMO_VALID_FROM,
      source: DEMO_SOURCE,
    })
}
