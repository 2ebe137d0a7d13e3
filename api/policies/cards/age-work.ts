import { type Card, law, list, paper } from '../card'

/** Old age, work, and borrowing for one's own production. */
export const AGE_WORK: readonly Card[] = [
  {
    id: 'pension',
    question: '农村老人的养老金由哪些组成，怎么领？',
    aliases: list(`
      农民养老保险咋个领, 农村养老金包括啥子, 新农保怎么领钱, 居民养老保险待遇怎么算, 农民老了有没得养老金,
      养老保险是按月领不
    `),
    answer:
      '参加居民养老保险、符合条件的按月领，由基础养老金和自己账上的养老金组成。钱数请问乡镇。',
    source: law('sb', 21),
    figures: [],
  },
  {
    id: 'support-parents',
    question: '子女不养老人怎么办？',
    aliases: list(`
      儿子不管老汉咋个办, 娃儿不给生活费能不能要, 儿女不赡养老人, 不要家产就可以不养老人不, 养老的钱几个儿子不出咋个办,
      女儿有没得义务养老人, 赡养费咋个要
    `),
    answer: '子女必须赡养老人，放弃继承也不能免；不赡养的，老人有权要求付赡养费。',
    source: law('ln', 19),
    figures: [],
  },
  {
    id: 'old-age-allowance',
    question: '老人有高龄津贴吗？',
    aliases: list(`
      八十岁老人有没得补贴, 高龄补贴好大岁数才有, 老人满八十国家补钱不, 高龄津贴条件, 我妈八十几了有啥子补助,
      高龄老人补助
    `),
    answer:
      '国家鼓励各地给八十周岁以上低收入老人发高龄津贴。本地发不发、发多少，请问乡镇民政窗口。',
    source: law('ln', 33),
    figures: ['八十周岁以上'],
  },
  {
    id: 'public-job',
    question: '低保户没工作，能申请公益岗位吗？',
    aliases: list(`
      公益性岗位哪些人可以做, 低保户找不到活路国家帮不帮, 保洁员护林员咋个申请, 公益岗位条件, 低保家庭就业帮扶,
      没得工作有啥子补贴, 公益岗要啥子条件
    `),
    answer:
      '低保家庭里有劳力、没工作的人，可以得公益性岗位安置、岗位补贴、培训补贴、贷款贴息等就业救助。',
    source: law('jz', 42),
    figures: [],
  },
  {
    id: 'wages',
    question: '打工被拖欠工资找谁？',
    aliases: list(`
      老板不给工钱咋个办, 包工头欠我工资找哪个, 工地欠薪去哪里告, 讨薪找哪个部门, 农民工工资要不到, 做了活路不给钱,
      工资拖起不发找哪个管
    `),
    answer: '可以向人社部门投诉举报，也可以申请劳动争议调解仲裁，或者到法院起诉。',
    source: law('gz', 10),
    figures: [],
  },
  {
    id: 'work-injury',
    question: '打工受了工伤，多久内要申请认定？',
    aliases: list(`
      工伤好久之内要报, 厂里受伤了工伤认定期限, 老板不报工伤自己能报不, 工伤认定有没得时间限制, 做活路整伤了好久内申请工伤,
      单位不给申请工伤咋个办
    `),
    answer: '单位要在30日内申请；单位没申请的，您本人或近亲属1年内可以直接向社保部门申请。',
    source: law('gs', 17),
    figures: ['30日内', '1年内'],
  },
  {
    id: 'small-loan',
    question: '扶贫小额信贷能贷多少、贷几年？',
    aliases: list(`
      小额贷款要不要抵押, 贫困户贷款能贷好多, 脱贫户贷款最多好多钱, 扶贫贷款要担保不, 小额信贷期限好久,
      贫困户贷款政府贴息不, 小额信贷利息哪个出, 扶贫小额信贷最多贷好多
    `),
    answer: '最多5万元，最长3年，不要抵押担保，政府给贴息。现在怎么办理，请问乡镇。',
    source: paper('credit'),
    figures: [
      { said: '5万元', source: '50,000' },
      { said: '3年', source: '3 years' },
    ],
  },
  {
    id: 'small-loan-use',
    question: '扶贫小额信贷可以拿来做什么？',
    aliases: list(`
      小额贷款能不能修房子, 扶贫贷款可以拿来结婚不, 扶贫贷款能买车不, 小额信贷只能搞生产不, 扶贫贷款可以给公司用不,
      贫困户贷款拿来做啥子
    `),
    answer: '只能用来发展生产，不能拿去办酒、修房、投资或买日用品；自己贷、自己用、自己还。',
    source: paper('credit'),
    figures: [],
  },
]
