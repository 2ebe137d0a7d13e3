const words = (text: string) => text.trim().split(/\s+/u)

/** 1 the worst, 5 the best, in words people use; normalised, as they stand once what is said around them is gone. */
const LEVELS: Record<1 | 2 | 3 | 4 | 5, readonly string[]> = {
  5: words(`
    很满意 非常满意 特别满意 十分满意 相当满意 太满意 最满意 满意得很 满意惨 满意完 万分满意 极其满意 超满意 超级满意 百分之百满意 百分百满意 100%满意 完全满意
    很好 非常好 特别好 太好 最好 好得很 好惨 好完 硬是好 真好 真的好 好极 好安逸 好巴适 巴适得很 巴适惨 巴适得板 安逸得很 安逸惨 安逸得板 太巴适 太安逸 很巴适 非常巴适
    要得得很 得行得很 没得说 没话说 没得话说 没得挑 没得挑剔 挑不出毛病 顶呱呱 呱呱叫 杠杠的 杠杠 优秀 优 优等 满分 十分 10分 100分 一百分 五星 五颗星 好评 棒 很棒 真棒 太棒 很不错 非常不错 相当不错 不摆 硬是要得 硬是不错 攒劲 太攒劲 赞 点赞 大拇指
    HENMANYI FEICHANGMANYI HENHAO FEICHANGHAO VERYGOOD VERYSATISFIED EXCELLENT GREAT PERFECT BEST WONDERFUL 💯
  `),
  4: words(`
    满意 满意哒 比较满意 较满意 还满意 还算满意 基本满意 大体满意 总体满意 挺满意 蛮满意 有点满意 是满意 都满意 全都满意 没有不满意 没得不满意
    好 好的 还好 比较好 较好 挺好 蛮好 是好 都好 都好嘞 不错 还不错 蛮不错 挺不错 可以 可得 要得 要的 巴适 安逸 得行 行 良好 良 中意 如意 称心 认可 赞成 没意见 没有意见 没得意见 没问题 没得问题 没毛病 对头 还要得 还得行 还巴适 还安逸 实在 80分 八十分 90分 九十分
    MANYI BIJIAOMANYI HAO HAODE BUCUO KEYI YAODE XING GOOD SATISFIED FINE NICE OKAY 👍 😊
  `),
  3: words(`
    一般 一般般 一般化 一斑 一班 很一般 还一般 就一般 普通 普普通通 中等 中 中间 平平 平常 还行 还可以 还过得去 过得去 过得起走 将就 将将就就 将就过 凑合 凑和 马马虎虎 马虎 差不多 勉强 勉勉强强 勉强可以 勉强满意
    不好不坏 不好不差 不好也不坏 不好也不差 有好有坏 有好有差 好坏都有 说不上好坏 说不上好 说不上满意 谈不上满意 就那样 就那个样 就那么回事 就那么样 也就那样 也就这样 就这样 凑凑合合 一半一半 对半 及格 60分 六十分 70分 七十分 半斤八两 半满意 无所谓 随便 都行 都可以 还成 还算可以 算可以 还算行
    YIBAN HAIXING HAIKEYI SOSO SO-SO AVERAGE NEUTRAL OK FAIR NOTBAD
  `),
  2: words(`
    不满意 不太满意 不大满意 不怎么满意 不咋满意 不很满意 不是很满意 不算满意 不够满意 没满意 有点不满意 有些不满意 比较不满意 较不满意 未满意 不中意
    不好 不太好 不大好 不怎么好 不咋好 不是很好 不算好 不够好 没得好好 不行 不太行 不得行 不大得行 要不得 不要得 不可以 不怎么样 不咋样 不咋的 不咋地 不咋个样 不咋个 不怎么的 不对头 不巴适 不安逸 不太巴适 不太安逸 不如意
    差 有点差 有些差 比较差 较差 偏差 差了点 差点 差火 差一点 撇 有点撇 孬 有点孬 不周到 不到位 没到位 做得不够 还差得远 不实在 不认可 不及格 40分 四十分 50分 五十分 20分 30分 👎
    BUMANYI BUTAIMANYI BUHAO BUXING CHA BAD POOR NOTGOOD UNSATISFIED DISSATISFIED NOTSATISFIED
  `),
  1: words(`
    很不满意 非常不满意 特别不满意 十分不满意 相当不满意 太不满意 最不满意 极不满意 极其不满意 完全不满意 一点不满意 一点都不满意 一点也不满意 根本不满意 不满意得很 硬是不满意 不满意惨 简直不满意
    很不好 非常不好 特别不好 太不好 一点都不好 一点不好 一点也不好 根本不行 硬是不行 太不行 完全不行 太要不得 差得很 差得远 太差 很差 非常差 特别差 极差 最差 差极 差惨 差劲 太差劲 很差劲 差评 差得没法说 硬是差 撇得很 太撇 很撇 好撇 撇惨 孬得很 太孬
    糟糕 糟得很 太糟 糟透 烂 太烂 烂得很 烂透 垃圾 恼火 恼火得很 老火 老火得很 气人 气死人 太不像话 不像话 没得卵用 毫无用处 失望 很失望 太失望 失望得很 零分 0分 一星 一颗星 10%满意 寒心 心寒 丢人 笑人 哄人 日白 扯把子 假得很
    HENBUMANYI FEICHANGBUMANYI HENCHA CHADEHEN VERYBAD TERRIBLE AWFUL WORST HORRIBLE VERYPOOR VERYUNSATISFIED VERYDISSATISFIED
  `),
}

const LEVEL_OF: ReadonlyMap<string, number> = new Map(
  Object.entries(LEVELS).flatMap(([level, all]) =>
    all.map((word) => [word, Number(level)] as const),
  ),
)

/** 慢意, 满易: written by ear. */
const BY_EAR: readonly (readonly [RegExp, string])[] = [
  [/(?:满|慢|漫|瞒|曼|蛮|馒)(?:意|义|易|亿|议|宜|益)/gu, '满意'],
  [/(?:非长|飞常|非场)/gu, '非常'],
  [/狠(?=满意|好|差|不)/gu, '很'],
  [/(?:八适|巴士|巴实|巴式|粑适)/gu, '巴适'],
  [/(?:安亦|安益|安毅)/gu, '安逸'],
  [/(?:一盘|亿般|壹般|1般|一搬)/gu, '一般'],
  [/(?:步|布)(?=满意|好|行|错)/gu, '不'],
  [/(?:不措|不搓)/gu, '不错'],
  [/(?:可已|可一)/gu, '可以'],
  [/德很/gu, '得很'],
  [/得狠/gu, '得很'],
]

const BEFORE =
  /^(?:您好|你好|回复?|答|我家里?|我们|我|咱们|俺|个人|本人|觉得|感觉|认为|说|讲|总的来说|总的说|总体来说|总体上?|总的|大体上?|基本上?|整体|目前|现在|真的|确实|反正|是|就|对(?:干部|政府|帮扶|工作|你们|他们|这个|这)|干部|工作|帮扶|服务|态度|他们|你们|政府|都|嗯|哦|哎呀|哎|唉|嘿|啊|嘛|做得|搞得|办得|整得|弄得|选|我选|打|给|评|那|才)+/u
const AFTER =
  /(?:的|了|啊|哦|噢|嘛|噻|嘞|勒|哒|哈|呢|咯|喽|呀|哟|吧|撒|滴|唦|哩|嗦|谢谢|感谢|多谢|谢谢政府|感谢政府|感谢党|政府|辛苦|辛苦了|谢谢你们|谢谢干部|!|。|,|~|…)+$/u

/** 5分, 5颗星, 打5分, 给4分; 4满意, 4.满意, where both say the same. */
const DIGIT =
  /^(?:选|打|给|评|回|按)?([1-5一二三四五两])(?:分|星|颗星|档|级|等|号)?[.、:：,，\-(（]?(.*?)[)）]?$/u
const NUMERALS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5 }

/** How satisfied a message says somebody is, 1 to 5; undefined where it says anything else, or two things. */
export function saidLevel(plain: string): number | undefined {
  const heard = byEar(
    plain.replace(/[\s,，.。!！~、;；]+/gu, (mark) => (/^[.。]$/u.test(mark) ? mark : '')),
  )
  const level = levelIn(heard)
  if (level !== undefined) return level
  const [, digit = '', rest = ''] = DIGIT.exec(heard) ?? []
  const number = NUMERALS[digit] ?? (digit === '' ? undefined : Number(digit))
  if (number === undefined) return undefined
  const said = rest === '' ? number : levelIn(rest)
  return said === number ? number : undefined
}

function levelIn(heard: string): number | undefined {
  for (const each of barely(heard)) {
    const level = LEVEL_OF.get(each)
    if (level !== undefined) return level
  }
  return undefined
}

/** The same with less around it, the message itself first; said twice is said once. */
function* barely(heard: string) {
  yield heard
  const once = heard.replace(/^(.{1,5}?)\1+$/u, '$1')
  yield once
  const after = once.replace(AFTER, '')
  yield after
  const before = once.replace(BEFORE, '')
  yield before
  const both = before.replace(AFTER, '')
  yield both
  yield both.replace(/^(.{1,5}?)\1+$/u, '$1')
}

const byEar = (heard: string) =>
  BY_EAR.reduce((text, [sound, meant]) => text.replace(sound, meant), heard)
