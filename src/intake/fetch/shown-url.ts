export { shownUrl } from '../../text/shown-url.ts'
