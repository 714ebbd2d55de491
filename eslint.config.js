import tseslint from 'typescript-eslint'

const PURE = ['src/record/**', 'src/text/**', 'src/lang/**', 'src/read/**', 'src/link/**']

export default tseslint.config(
  { ignores: ['dist/**', 'web/app.js', 'coverage/**', '**/node_modules/**', 'models/**', 'sample/**', 'docs/**'] },
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.js', '**/*.mjs'],
    extends: [tseslint.configs.recommended],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-non-null-assertion': 'off', // typed arrays in hot loops, see docs/adr/0001
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-control-regex': 'off', // control characters are part of the input we read
      'no-misleading-character-class': 'error',
      'array-callback-return': 'error',
      'default-case-last': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-constructor-return': 'error',
      'no-else-return': 'off',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-param-reassign': 'off',
      'no-self-compare': 'error',
      'no-throw-literal': 'error',
      'no-useless-rename': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['scripts/**', 'train/**', 'bench/**', 'web/**'],
    rules: { 'no-console': 'off' },
  },
  {
    // Reading and linking are functions of their arguments: no clock, no randomness, no machine.
    files: PURE,
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        'process',
        'Buffer',
        'fetch',
        'setTimeout',
        'setInterval',
        'setImmediate',
        'performance',
        '__dirname',
        'require',
        'crypto',
        'window',
        'document',
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The clock is an argument.' },
        { object: 'Math', property: 'random', message: 'Reading is deterministic.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The clock is an argument.' },
        { selector: "CallExpression[callee.name='Date']", message: 'The clock is an argument.' },
        {
          selector: 'CallExpression[callee.property.name=/^(toLocale.*|localeCompare)$/]',
          message: "The machine's locale must not show in a reading.",
        },
      ],
    },
  },
)
