import { undated, type AreaReference } from './area-reference'

interface VillageList {
  township: string
  /** NBS code of the township, where the list gives village codes: 9 digits + 3. */
  codePrefix?: string
  source: string
  /** Official name, segment of the path, last three digits of the code where given. */
  units: readonly (readonly [name: string, segment: string, code?: string])[]
}

const LISTS: readonly VillageList[] = [
  {
    township: 'yulin',
    codePrefix: '500238226',
    source: 'public village page of 鱼鳞乡, complete',
    units: [
      ['鱼鳞社区', 'yulin', '001'],
      ['五宋村', 'wusong', '200'],
      ['鱼东村', 'yudong', '201'],
      ['长丈村', 'changzhang', '207'],
      ['长岗村', 'changgang', '208'],
    ],
  },
  {
    township: 'tangfang',
    codePrefix: '500238111',
    source: 'public village page of 塘坊镇, one village not shown',
    units: [
      ['塘坊社区', 'tangfangshequ', '001'],
      ['双柏村', 'shuangbai', '200'],
      ['红土村', 'hongtu', '201'],
      ['漆树村', 'qishu', '202'],
      ['双塘村', 'shuangtang', '203'],
      ['塘坊村', 'tangfang', '204'],
      ['金龙村', 'jinlong', '205'],
      ['安乐村', 'anle', '206'],
    ],
  },
  {
    township: 'jianshan',
    codePrefix: '500238108',
    source: 'public village page of 尖山镇, two villages not shown',
    units: [
      ['尖山社区', 'jianshanshequ', '001'],
      ['百步社区', 'baibu', '002'],
      ['白云村', 'baiyun', '216'],
      ['尖山村', 'jianshan', '217'],
      ['大包村', 'dabao', '218'],
      ['川山村', 'chuanshan', '219'],
      ['太平村', 'taiping', '220'],
    ],
  },
  {
    // The page names neighbours too (银洞, 铁岭, 榆树 ...), but does not prove their township.
    township: 'hongchiba',
    codePrefix: '500238118',
    source: 'public village page of 茶山村',
    units: [['茶山村', 'chashan', '212']],
  },
  {
    township: 'chengxiang',
    source: 'public village page of 城厢镇, complete',
    units: [
      ['白新社区', 'baixin'],
      ['城北村', 'chengbei'],
      ['渔渡村', 'yudu'],
      ['白泉村', 'baiquan'],
      ['酒泉村', 'jiuquan'],
      ['杨坪村', 'yangping'],
      ['小井村', 'xiaojing'],
      ['双城村', 'shuangcheng'],
      ['环宁村', 'huanning'],
      ['门洞村', 'mendong'],
      ['五新村', 'wuxin'],
      ['新农村', 'xinnong'],
      ['新坪村', 'xinping'],
      ['城哨村', 'chengshao'],
      ['杨家村', 'yangjia'],
      ['竹阳村', 'zhuyang'],
    ],
  },
  {
    township: 'lingjiao',
    source: 'public village page of 菱角镇',
    units: [
      ['大同村', 'datong'],
      ['新民村', 'xinmin'],
      ['石安村', 'shian'],
      ['鱼堰村', 'yuyan'],
      ['望乐村', 'wangle'],
      ['九盘村', 'jiupan'],
      ['菱角村', 'lingjiao'],
      ['桂花村', 'guihua'],
      ['红岭村', 'hongling'],
      ['桐岭村', 'tongling'],
      ['凉水村', 'liangshui'],
      ['四坪村', 'siping'],
      ['店子村', 'dianzi'],
      ['水田村', 'shuitian'],
      ['三坪村', 'sanping'],
    ],
  },
  {
    township: 'gulu',
    source: 'older public village list of 古路镇',
    units: [
      ['古路村', 'gulu'],
      ['寨河村', 'zhaihe'],
      ['大龙村', 'dalong'],
      ['青龙村', 'qinglong'],
      ['斑竹村', 'banzhu'],
      ['白家村', 'baijia'],
      ['彭庄村', 'pengzhuang'],
      ['麻柳村', 'maliu'],
      ['大泉村', 'daquan'],
      ['月亮村', 'yueliang'],
      ['长龙村', 'changlong'],
      ['龙坪村', 'longping'],
      ['观峰村', 'guanfeng'],
      ['粮坪村', 'liangping'],
      ['得胜村', 'desheng'],
      ['有利村', 'youli'],
    ],
  },
  {
    township: 'tianyuan',
    source: 'older public page of 天元乡, the ninth village not named',
    units: [
      ['宝坪村', 'baoping'],
      ['天元村', 'tianyuan'],
      ['吉龙村', 'jilong'],
      ['镇江村', 'zhenjiang'],
      ['万春村', 'wanchun'],
      ['象坪村', 'xiangping'],
      ['阳坪村', 'yangping'],
      ['长梁村', 'changliang'],
    ],
  },
  {
    township: 'tianxing',
    source: 'public page of 天星乡, two of eight villages named',
    units: [
      ['湾潭村', 'wantan'],
      ['西流村', 'xiliu'],
    ],
  },
]

/** The villages 村 and communities 社区 that public pages name, list by list. */
export const WUXI_VILLAGES: readonly AreaReference[] = LISTS.flatMap(
  ({ township, codePrefix, source, units }) =>
    units.map(([name, segment, code]): AreaReference => ({
      path: `wuxi.${township}.${segment}`,
      level: 'village',
      name,
      codes:
        codePrefix && code ? [{ scheme: 'nbs', code: codePrefix + code, ...undated, source }] : [],
      names: [],
      groups: null,
      source,
    })),
)
