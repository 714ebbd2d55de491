let line: HTMLElement | null = null
let timer = 0

/** Say something for a moment at the foot of the screen; screen readers read it. */
export function say(text: string): void {
  if (line === null) {
    line = document.createElement('p')
    line.className = 'say'
    line.setAttribute('role', 'status')
    document.body.append(line)
  }
  line.textContent = text
  line.hidden = false
  clearTimeout(timer)
  timer = window.setTimeout(() => {
    line!.hidden = true
  }, 4000)
}
