import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** A file of the browser's share: its bytes and media type. */
export interface Asset {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly type: string
}

const WEB = new URL('../../web/', import.meta.url)

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
}

/** Every file that pages ask for, by its address; read once. Nothing else of the disk can be asked for. */
export function loadAssets(): ReadonlyMap<string, Asset> {
  const names = [
    'daybook.css',
    'icon.svg',
    'world.svg',
    // The one script, which the build makes; every page works without it.
    ...(existsSync(new URL('app.js', WEB)) ? ['app.js'] : []),
    ...readdirSync(new URL('fonts/', WEB))
      .filter((name) => name.endsWith('.woff2'))
      .map((name) => `fonts/${name}`),
  ]
  return new Map(
    names.map((name) => [
      `/${name}`,
      { bytes: new Uint8Array(readFileSync(new URL(name, WEB))), type: TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream' },
    ]),
  )
}
