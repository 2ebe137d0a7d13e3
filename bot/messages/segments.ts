export { sizeOf, type Size } from '../../api/client'
