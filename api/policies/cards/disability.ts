import { type Card, law, list } from '../card'

export const DISABILITY: readonly Card[] = [
  {
    id: 'disability-card',
    question: '残疾证找谁办？',
    aliases: list(`
      残疾证在哪里办, 残疾证哪点发, 腿脚残了咋个评残, 残疾等级找哪个评定, 办残疾证去哪点, 残疾鉴定找哪个单位,
      眼睛看不见了咋个办残疾证
    `),
    answer: '由区县残联组织评定、发证。可以先找乡镇的残联专干。',
    source: law('cc', 50),
    figures: [],
  },
  {
    id: 'disability-child',
    question: '残疾孩子做康复收钱吗？',
    aliases: list(`
      残疾娃儿康复免费不, 娃儿脑瘫做康复有没得补助, 聋娃儿康复要不要钱, 自闭症娃儿康复有没得补, 残疾儿童康复救助,
      几岁以下残疾娃儿康复免费
    `),
    answer: '六周岁以下的残疾孤儿、贫困家庭残疾儿童，抢救性康复免费。请找县残联。',
    source: law('cc', 11),
    figures: ['六周岁以下'],
  },
  {
    id: 'disability-bus',
    question: '残疾人坐公交车免费吗？',
    aliases: list(`
      残疾人坐车要不要钱, 残疾人乘车卡咋个办, 盲人坐公交免费不, 三级残疾坐车打折不, 残疾证坐车有优惠没得,
      残疾人免费乘车卡
    `),
    answer: '盲人和一级二级残疾人坐市内公交免费，三级四级的减半；凭残疾证办乘车卡。',
    source: law('cc', 35),
    figures: ['一级二级', '三级四级', '减半'],
  },
  {
    id: 'disability-house',
    question: '残疾人家庭修房、危改优先吗？',
    aliases: list(`
      残疾人危房改造优不优先, 残疾人家庭批宅基地优先不, 残疾人修房子有没得照顾, 残疾户住房有啥子优待,
      残疾人住房补助
    `),
    answer: '农村贫困残疾人家庭优先纳入住房补助和危房改造；符合条件的，宅基地审批也优先办。',
    source: law('cc', 34),
    figures: [],
  },
  {
    id: 'disability-care',
    question: '残疾人有护理补贴吗？',
    aliases: list(`
      瘫在床上的残疾人有没得补贴, 重残护理补贴哪些人有, 生活不能自理的残疾人国家管不管, 残疾人两项补贴,
      残疾人护理费, 一级残疾有啥子补助, 残疾人生活补贴
    `),
    answer: '生活不能自理的残疾人按规定给护理补贴；低收入残疾人家庭给临时救助。钱数请问乡镇。',
    source: law('cc', 32),
    figures: [],
  },
]
