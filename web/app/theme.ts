const THEMES = ['auto', 'light', 'dark'] as const
const FACES = { auto: '◐', light: '○', dark: '●' } as const
const YEAR = 365 * 24 * 3600

/** A button in the top bar that goes from the theme of the system to light to dark, and is remembered. */
export function addThemeSwitch(): void {
  const root = document.documentElement
  const button = document.createElement('button')
  button.className = 'theme'
  const show = (): void => {
    const theme = THEMES.find((each) => each === root.dataset['theme']) ?? 'auto'
    button.textContent = FACES[theme]
    button.title = `Theme: ${theme}`
    button.setAttribute('aria-label', `Theme: ${theme}`)
  }
  button.addEventListener('click', () => {
    const next = THEMES[(THEMES.indexOf((root.dataset['theme'] ?? 'auto') as 'auto') + 1) % THEMES.length]!
    if (next === 'auto') delete root.dataset['theme']
    else root.dataset['theme'] = next
    remember('theme', next)
    show()
  })
  show()
  document.querySelector('.top > div')?.append(button)
}

/** Keep one field of the look in the cookie that the server reads. */
function remember(name: string, value: string): void {
  const held = /(?:^|; )look=([^;]*)/.exec(document.cookie)?.[1] ?? ''
  const fields = new URLSearchParams(decodeURIComponent(held))
  fields.set(name, value)
  document.cookie = `look=${encodeURIComponent(fields.toString())}; path=/; max-age=${YEAR}; samesite=lax`
}
