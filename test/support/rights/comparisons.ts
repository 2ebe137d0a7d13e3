import { addComparisonTask } from '../comparison-tasks'
import { plain, type Row } from './row'

/** As every member of staff of the tests is of one unit. */
const UNIT = '宝坪村委会'

export const comparisonsRows: Record<string, Row> = {
  'GET /comparisons': plain('comparison.make', '/comparisons'),
  'POST /comparisons/:records/files': {
    action: 'comparison.hand_in',
    about: 'plain',
    call: async (_standing, _part, api) => {
      await addComparisonTask(api, { department: UNIT })
      // A list of two words is a table of a heading and no rows.
      return { path: '/comparisons/vehicles/files', body: ['号牌号码', '身份证号'] }
    },
  },
  'GET /comparisons/tasks': plain('comparison_task.list', '/comparisons/tasks'),
  'POST /comparisons/tasks': {
    action: 'comparison_task.ask',
    about: 'plain',
    call: (_standing, part) => ({
      path: '/comparisons/tasks',
      body: { records: 'deaths', department: `${part}局`, dueOn: '2030-12-10' },
    }),
  },
  'POST /comparisons/tasks/drafts': plain('comparison_task.ask', '/comparisons/tasks/drafts', {
    text: '民政局 低保 12月10日前',
  }),
  'POST /comparisons/tasks/:id/actions': {
    action: 'comparison_task.ask',
    about: 'plain',
    call: async (_standing, _part, api) => ({
      path: `/comparisons/tasks/${await addComparisonTask(api, { records: 'disasters' })}/actions`,
      body: { type: 'cancel' },
    }),
  },
}
