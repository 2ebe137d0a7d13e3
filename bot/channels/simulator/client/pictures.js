// @ts-check
import { byId } from './thread.js'

/** What the server takes as it is. */
const TYPES = ['image/png', 'image/jpeg', 'image/webp']
const MOST_BYTES = 5 * 1024 * 1024
/** The longer side of what had to be drawn anew, in pixels. */
const LONGEST_SIDE = 2_000
const FAULT = '打不开这张图片，请换一张。This picture cannot be opened, pick another.'

/**
 * Lets a picture be picked, or made up by whoever has none at hand.
 * @param {() => (picture: string) => void} begin
 *   Called when the picture is there; what it returns sends it, as a data URL.
 */
export function offerPictures(begin) {
  const file = /** @type {HTMLInputElement} */ (byId('file'))

  /** @param {Promise<Blob> | Blob} picture */
  async function take(picture) {
    const send = begin()
    byId('picture-fault').textContent = ''
    try {
      send(await dataUrlOf(await fitting(await picture)))
    } catch {
      byId('picture-fault').textContent = FAULT
    }
  }

  byId('pick').addEventListener('click', () => file.click())
  file.addEventListener('change', () => {
    const [picked] = file.files ?? []
    // The same one can be picked again.
    file.value = ''
    if (picked) void take(picked)
  })
  byId('sample').addEventListener('click', () => void take(drawSample()))
}

/**
 * The picture itself, or where it is too big or of another kind drawn anew; throws for no picture.
 * @param {Blob} picture
 */
async function fitting(picture) {
  const bitmap = await createImageBitmap(picture)
  if (TYPES.includes(picture.type) && picture.size <= MOST_BYTES) return picture
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height))
  const { canvas, pen } = newCanvas(bitmap.width * scale, bitmap.height * scale)
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  return blobOf(canvas)
}

/** A sheet on a wall with the time and a number, so that no two are alike: none was shown before. */
function drawSample() {
  const { canvas, pen } = newCanvas(960, 720)
  const [number = 0, hue = 0] = crypto.getRandomValues(new Uint32Array(2))
  const [width, height] = [canvas.width, canvas.height]
  pen.fillStyle = `hsl(${hue % 360} 25% 62%)`
  pen.fillRect(0, 0, width, height)
  pen.strokeStyle = 'rgb(255 255 255 / 35%)'
  pen.lineWidth = 4
  for (let row = 0; row * 60 < height; row++) {
    pen.strokeRect(-10, row * 60, width + 20, 60)
    for (let x = (row % 2) * 80; x < width; x += 160) pen.strokeRect(x, row * 60, 160, 60)
  }
  pen.translate(width / 2, height / 2)
  pen.rotate(((number % 9) - 4) / 100)
  pen.fillStyle = '#fdfcf7'
  pen.fillRect(-300, -250, 600, 500)
  pen.fillStyle = '#1c2622'
  pen.textAlign = 'center'
  const at = new Date()
  const day = at.toLocaleDateString('zh-CN', { timeZone: 'Asia/Shanghai' })
  const time = at.toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai' })
  write(pen, 'bold 72px', '样张', -120)
  write(pen, '40px', 'Sample photo', -50)
  write(pen, '48px', `${day} ${time}`, 70)
  write(pen, '48px', `No. ${String(number).padStart(10, '0')}`, 150)
  return blobOf(canvas)
}

/** @param {CanvasRenderingContext2D} pen @param {string} font @param {string} words @param {number} y */
function write(pen, font, words, y) {
  pen.font = `${font} 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif`
  pen.fillText(words, 0, y)
}

/** @param {number} width @param {number} height */
function newCanvas(width, height) {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width))
  canvas.height = Math.max(1, Math.round(height))
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('this browser cannot draw')
  return { canvas, pen }
}

/** @param {HTMLCanvasElement} canvas @returns {Promise<Blob>} */
const blobOf = (canvas) =>
  new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('not drawn'))),
      'image/jpeg',
      0.9,
    )
  })

/** @param {Blob} blob @returns {Promise<string>} */
const dataUrlOf = (blob) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(String(reader.result)))
    reader.addEventListener('error', () => reject(reader.error))
    reader.readAsDataURL(blob)
  })
