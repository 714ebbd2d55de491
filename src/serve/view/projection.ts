/** Width and height of the map in its own units; the far south, where only ice is, is left out. */
export const MAP = { width: 1000, height: 441 } as const

/** Where the top of the map lies: latitude of its upper edge. */
const TOP = 84
const SCALE = MAP.width / (2 * Math.PI * 0.8707)

/** A place on the map of the world by the Natural Earth projection (Šavrič, Patterson, Jenny), which keeps shapes and sizes in a fair balance. */
export function onMap(lat: number, lon: number): { readonly x: number; readonly y: number } {
  const { x, y } = project(Math.min(90, Math.max(-90, lat)), Math.min(180, Math.max(-180, lon)))
  return { x: MAP.width / 2 + SCALE * x, y: SCALE * (project(TOP, 0).y - y) }
}

function project(lat: number, lon: number): { readonly x: number; readonly y: number } {
  const [phi, lambda] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180]
  const p2 = phi * phi
  const p4 = p2 * p2
  return {
    x: lambda * (0.8707 - 0.131979 * p2 + p4 * (-0.013791 + p4 * (0.003971 * p2 - 0.001529 * p4))),
    y: phi * (1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4))),
  }
}
