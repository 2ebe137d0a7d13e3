import { type Card, law, list } from '../card'

export const DISASTER: readonly Card[] = [
  {
    id: 'disaster-rebuild',
    question: '房子遭灾毁了，重建补助怎么申请？',
    aliases: list(`
      洪水冲垮房子咋个申请补助, 滑坡把屋压垮了修房有没得补, 受灾重建房子找哪个批, 灾后重建补助程序,
      房子遭泥石流重建去哪里申请, 遭灾倒房补助咋个报
    `),
    answer: '本人申请或由村民小组提名，村里评议公示，乡镇审核，报县应急部门审批。',
    source: law('zh', 20),
    figures: [],
  },
  {
    id: 'disaster-winter',
    question: '受灾后过冬过春有救济吗？',
    aliases: list(`
      遭了灾过冬没吃的有没得救助, 冬春救助, 受灾户冬天棉被哪个发, 灾后生活困难春荒救济, 冬令救济好久统计,
      旱灾没收成过冬咋个办
    `),
    answer: '当年冬季、次年春季生活困难的受灾人员，政府给基本生活救助；县里每年10月底前统计。',
    source: law('zh', 21),
    figures: ['10月底前'],
  },
  {
    id: 'disaster-shelter',
    question: '灾害来了往哪里躲，怎么通知？',
    aliases: list(`
      涨大水往哪里转移, 避难场所咋个晓得, 地质灾害转移通知咋个发, 应急避难点怎么通知, 下暴雨要撤离哪个通知,
      避险转移去哪点
    `),
    answer: '政府会用广播、电视、手机短信等公告避难场所的地址和路线，请听通知转移。',
    source: law('zh', 11),
    figures: [],
  },
]
