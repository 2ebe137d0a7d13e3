import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, 'fonts')

/** The name of both faces; ours alone, so that no font of the machine is taken for it. */
export const FONT_FAMILY = 'Cunxin Sans'

/**
 * Regular carries every character of GB 18030 level 1 and 2, Bold those of GB 2312: what Bold lacks
 * is drawn in Regular. How they were cut is told beside them.
 */
export const FONT_FILES = ['CunxinSans-Regular.otf', 'CunxinSans-Bold.otf'].map((name) =>
  join(FOLDER, name),
)
