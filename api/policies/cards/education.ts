import { type Card, law, list } from '../card'

export const EDUCATION: readonly Card[] = [
  {
    id: 'school-free',
    question: '小学初中收学费吗？',
    aliases: list(`
      娃儿读小学要不要学费, 读初中要交好多钱, 义务教育收不收钱, 义务教育是几年, 娃儿上学交不交学费,
      学校收杂费合不合规, 读书要不要钱
    `),
    answer: '小学、初中是义务教育，一共九年，不收学费、杂费。',
    source: law('yj', 2),
    figures: ['九年'],
  },
  {
    id: 'school-age',
    question: '孩子几岁上学？可以晚点上吗？',
    aliases: list(`
      娃儿好大上小学, 满几岁读一年级, 娃儿身体不好可以晚一年读书不, 入学年龄, 娃儿七岁读书晚不晚, 可以推迟入学不,
      好大年纪要送娃儿读书, 几岁可以读小学
    `),
    answer:
      '年满六周岁入学，条件不具备的地方可推迟到七周岁；因身体要晚上学，家长申请，乡镇或县教委批准。',
    source: law('yj', 11),
    figures: ['满六周岁', '推迟到七周岁'],
  },
  {
    id: 'school-poor',
    question: '家里困难，孩子上小学初中有补助吗？',
    aliases: list(`
      屋头穷娃儿读书有没得补助, 贫困学生有没得生活费补助, 住校生补生活费不, 课本要不要钱, 寄宿生补助,
      困难家庭娃儿书本费免不免, 贫困娃儿读初中补不补钱
    `),
    answer: '家庭经济困难的，课本免费，住校的补助生活费。请先问学校。',
    source: law('yj', 44),
    figures: [],
  },
  {
    id: 'school-aid-apply',
    question: '低保、特困家庭孩子的读书资助找谁申请？',
    aliases: list(`
      教育救助咋个申请, 低保户娃儿读高中有没得补助, 娃儿考起大学没钱读找哪个, 助学金找哪个申请,
      低保家庭学生资助在哪里办, 教育资助去哪点申请, 低保户的娃儿读大学咋个申请补助
    `),
    answer: '向孩子就读的学校申请教育救助，审核确认后由学校办理。',
    source: law('jz', 36),
    figures: [],
  },
]
