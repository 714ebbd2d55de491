import { describe, expect, test } from 'vitest'
import { ALL_CAPS, ATOMS, CAPITAL, DIGIT, FLAGS, Lexemes, SHAPE, WORD } from './lexemes.ts'

describe('lexemes', () => {
  test('a form has one number, wherever it stands', () => {
    const lexemes = new Lexemes()
    const text = 'talks on talks, Talks'
    const first = lexemes.internRange(text, 0, 5)
    expect(lexemes.internRange(text, 9, 14)).toBe(first)
    expect(lexemes.intern('talks')).toBe(first)
    expect(lexemes.internRange(text, 16, 21)).not.toBe(first)
    expect(lexemes.form[first]).toBe('talks')
  })

  test('case and digits fold in the word, not in the form', () => {
    const lexemes = new Lexemes()
    const atom = (form: string, k: number): number => lexemes.atoms[lexemes.intern(form) * ATOMS + k] ?? 0
    expect(atom('Talks', WORD)).toBe(atom('talks', WORD))
    expect(atom('2024', WORD)).toBe(atom('1987', WORD))
    expect(atom('Oslo', SHAPE)).toBe(atom('Riga', SHAPE))
    expect(atom('Oslo', SHAPE)).not.toBe(atom('oslo', SHAPE))
    expect(atom('NATO', FLAGS) & ALL_CAPS).toBeTruthy()
    expect(atom('Élan', FLAGS) & CAPITAL).toBeTruthy()
    expect(atom('G7', FLAGS) & DIGIT).toBeTruthy()
  })

  test('curly quotes are straight in lower case', () => {
    const lexemes = new Lexemes()
    expect(lexemes.lower[lexemes.intern('’S')]).toBe("'s")
  })

  test('thousands of forms, lone surrogates among them, keep their numbers; a full table starts anew', () => {
    const lexemes = new Lexemes()
    const forms = Array.from({ length: 60_000 }, (_, i) => `w${i}${i % 3 === 0 ? '\ud800' : ''}`)
    const numbers = forms.map((f) => lexemes.intern(f))
    expect(new Set(numbers).size).toBe(forms.length)
    forms.forEach((f, i) => expect(lexemes.intern(f)).toBe(numbers[i]))
    const { generation } = lexemes
    lexemes.trim()
    expect(lexemes.generation).toBe(generation + 1)
    expect(lexemes.form[lexemes.intern('w7')]).toBe('w7')
  })
})
