import { type Card, law, list, paper } from '../card'

/** Petitions, reports, open information, projects' notices. */
export const VOICE: readonly Card[] = [
  {
    id: 'petition-time',
    question: '信访多久办完？',
    aliases: list(`
      上访好久给答复, 信访件几天办结, 信访处理期限, 反映的问题好久办完, 去信访局反映要等好久, 信访可以拖好久,
      信访延期最多好久
    `),
    answer: '受理后60日内办结；情况复杂的可以延长，不得超过30日，并要告诉您理由。',
    source: law('xf', 34),
    figures: ['60日内办结', '不得超过30日'],
  },
  {
    id: 'petition-review',
    question: '对信访处理意见不服怎么办？',
    aliases: list(`
      信访答复不满意找哪个, 信访复查好久之内提, 信访结果不服去哪里复查, 信访复查期限, 信访处理不公咋个办,
      对信访答复有意见咋个办
    `),
    answer: '收到书面答复30日内，可以请原办理单位的上一级复查；复查也要在30日内书面答复您。',
    source: law('xf', 35),
    figures: ['30日内', '上一级'],
  },
  {
    id: 'report-named',
    question: '实名举报干部，多久有回音？',
    aliases: list(`
      实名举报好久答复, 举报干部留名字好不好, 实名举报优先办不, 给纪委写信好久有回信, 实名检举多久告知结果,
      实名举报有啥子好处
    `),
    answer: '实名举报优先办：15个工作日内告诉您是否受理，办结后15个工作日内告诉您结果。',
    source: paper('reports'),
    figures: [{ said: '15个工作日', source: '15 working days' }],
  },
  {
    id: 'open-information',
    question: '申请政府信息公开，多久答复？',
    aliases: list(`
      信息公开申请好久回复, 想看政府的文件咋个申请要等好久, 政府信息公开期限, 申请公开扶贫资金文件几天答复,
      信息公开答复时间, 申请公开征地文件好久给
    `),
    answer: '能当场答的当场答；不能的20个工作日内答复，要延长的不得超过20个工作日。',
    source: law('gk', 33),
    figures: ['20个工作日内', '不得超过20个工作日'],
  },
  {
    id: 'project-notice',
    question: '扶贫项目和资金在哪里公示，公示几天？',
    aliases: list(`
      项目资金要公示好多天, 村里项目公示栏贴些啥子, 扶贫款用在哪里哪里看得到, 扶贫资金公示, 产业项目公示期好久,
      修路的钱要不要公示, 项目谁受益要不要贴出来
    `),
    answer:
      '在乡镇、村的公示栏和项目工地：项目内容、地点、资金、负责人、受益名单等，原则上不少于10天。',
    source: paper('publicity'),
    figures: [{ said: '10天', source: '10 days' }],
  },
]
