import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fold } from './fold.ts'
import { keyOf, openGazetteer } from './gazetteer.ts'

const gazetteer = openGazetteer(readFileSync(new URL('../../../models/gazetteer.bin', import.meta.url)))

describe('what is known about a name', () => {
  test.each([
    ['Russia', 'place', 'RUS'],
    ['U.S.', 'place', 'USA'],
    ['Britain', 'place', 'GBR'],
    ['Hungarian', 'group', 'HUN'],
    ['Danes', 'group', 'DNK'],
    ['Kyiv', 'place', 'UKR'],
    ['Kiev', 'place', 'UKR'],
    ['Port-au-Prince', 'place', 'HTI'],
    ['Donbas', 'place', 'UKR'],
    ['Kremlin', 'organisation', 'RUS'],
    ['Reuters', 'organisation', null],
    ['International Atomic Energy Agency', 'organisation', null],
    ['Tomahawk', 'thing', null],
    ['Viktor', 'person', null],
  ])('%s: %s of %s', (name, kind, country) => {
    const known = gazetteer.lookup(name)
    expect(known?.kinds[0]).toBe(kind)
    if (country !== null) expect(known?.country).toBe(country)
  })

  test('a city has coordinates and its number in GeoNames', () => {
    const geo = gazetteer.lookup('Budapest')?.geo
    expect(geo?.geonames).toBe(3054643)
    expect(geo?.lat).toBeCloseTo(47.5, 1)
    expect(geo?.lon).toBeCloseTo(19.04, 1)
    expect(gazetteer.lookup('Budapest')?.capital).toBe(true)
    expect(gazetteer.lookup('Debrecen')?.capital).toBe(false)
  })

  test.each([
    ['Florida', 'USA'],
    ['Asia', null],
    ['Colorado', 'USA'],
    ['Ontario', 'CAN'],
  ])('%s does not lie where a town of that name does', (name, country) => {
    expect(gazetteer.lookup(name)).toMatchObject({ country, geo: null })
  })

  test.each(['Kherson', 'Gaza', 'Jerusalem', 'Hong Kong', 'Washington'])('%s lies where its town lies', (name) => {
    expect(gazetteer.lookup(name)?.geo).not.toBeNull()
  })

  test.each(['us', 'who', 'is', 'table', 'xyzzyq', ''])('"%s" is no name', (word) => {
    expect(gazetteer.lookup(word)).toBeNull()
  })

  test('accents, apostrophes and hyphens do not matter', () => {
    expect(fold('Orbán’s Łódź')).toBe("orban's lodz")
    expect(keyOf('Côte d’Ivoire')).toBe(keyOf("Cote d'Ivoire"))
    expect(gazetteer.lookup('Brasília')?.country).toBe('BRA')
  })
})
