import { type Card, list, paper } from '../card'

/** The programme itself: who is listed, how, and how one leaves it. */
export const ASSISTANCE: readonly Card[] = [
  {
    id: 'listed-standard',
    question: '贫困户是按什么标准评的？',
    aliases: list(`
      啥子条件可以当贫困户, 贫困户咋个评的, 怎么才算贫困户, 贫困户看收入还是看房子, 两不愁三保障是啥子,
      为啥子别个是贫困户, 贫困户认定标准
    `),
    answer:
      '看全家人均收入是不是低于国家标准，再看吃穿、孩子上学、看病、住房有没有保障；按户来评。',
    source: paper('registration'),
    figures: [],
  },
  {
    id: 'listed-apply',
    question: '想当贫困户、要帮扶，怎么申请？',
    aliases: list(`
      贫困户咋个申请, 申请贫困户要走哪些程序, 纳入帮扶找哪个申请, 贫困户去哪里报名, 申请帮扶的步骤,
      贫困户评定程序
    `),
    answer: '自己写申请，村民代表会评议，村里核实后公示，再报乡镇审核、县里复核。也可以回6申请。',
    source: paper('registration'),
    figures: [],
  },
  {
    id: 'listed-notices',
    question: '贫困户名单在哪里公示？',
    aliases: list(`
      贫困户名单贴在哪点, 评贫困户要贴几次榜, 名单在村里公示还是镇上公示, 贫困户名单要公示几级, 三公示是啥子,
      哪里看得到贫困户名单
    `),
    answer: '社、村、乡每级评议后都要张榜公示，先社、再村、后乡。',
    source: paper('levels'),
    figures: [],
  },
  {
    id: 'listed-objection',
    question: '对公示名单有意见怎么提？',
    aliases: list(`
      公示名单有问题去哪里提, 对公示有异议找哪个, 提异议要咋个做, 名单不公平去哪点反映, 对贫困户名单有意见怎么提,
      公示期间可以提意见不
    `),
    answer: '社、村、乡公示时都可以提，每次的异议都要收集、核实、处理。也可以回2提异议。',
    source: paper('levels'),
    figures: [],
  },
  {
    id: 'listed-income',
    question: '评贫困户时，家里的账怎么算？',
    aliases: list(`
      贫困户收入咋个算, 四算是算啥子, 干部来算账算哪些, 评贫困户打工收入算不算, 补贴算不算贫困户收入,
      评贫困户算哪些收入
    `),
    answer: '算四本账：打工收入、生产收入、生活开支和得到的补贴。',
    source: paper('accounts'),
    figures: [{ said: '四本账', source: '四算' }],
  },
  {
    id: 'exit',
    question: '怎么才算脱贫，要本人同意吗？',
    aliases: list(`
      脱贫要签字不, 脱贫标准是啥子, 贫困户退出要啥子条件, 不同意脱贫可以不签字不, 脱贫程序, 脱贫要不要公示,
      啥子时候算脱贫, 贫困户退出要本人签字不
    `),
    answer:
      '收入稳定超过标准，吃穿、上学、看病、住房有保障；村里评议核实，您家认可，公示没有异议才能退。',
    source: paper('exit'),
    figures: [],
  },
  {
    id: 'monitoring-who',
    question: '哪些人可以纳入监测帮扶？',
    aliases: list(`
      监测户要啥子条件, 脱贫了又困难了咋个办, 不是贫困户突然遭灾有没得帮扶, 防返贫监测管哪些人, 监测对象有哪些,
      监测户是啥子意思, 哪些情况可以当监测户
    `),
    answer:
      '脱贫后收入又不稳的、一般农户快要致贫的，还有因病因灾因意外、开支突然很大或收入大减的。',
    source: paper('monitoring'),
    figures: [],
  },
  {
    id: 'monitoring-how',
    question: '监测户怎么申报，走什么程序？',
    aliases: list(`
      监测户咋个申请, 当监测户找哪个, 监测户要评议公示不, 监测帮扶程序, 怎么申请纳入监测, 监测户去哪点报,
      监测户要签授权书不
    `),
    answer:
      '口头、书面都可以申报。干部入户、您签授权书、比对信息，村里评议公示，乡镇审核，县里审定。',
    source: paper('monitoring'),
    figures: [],
  },
]
