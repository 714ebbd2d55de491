// Who may import whom. The flow is the layout: record <- text <- lang <- { intake, read, link, store };
// serve may read store; only work joins stages; cli sits on top. test/layers.test.ts runs this and fails when it saw no modules.
const LAYERS = {
  record: ['record'],
  text: ['record', 'text'],
  lang: ['record', 'text', 'lang'],
  intake: ['record', 'text', 'lang', 'intake'],
  read: ['record', 'text', 'lang', 'read'],
  link: ['record', 'text', 'lang', 'link'],
  store: ['record', 'text', 'lang', 'store'],
  serve: ['record', 'text', 'lang', 'store', 'serve'],
  work: ['record', 'text', 'lang', 'intake', 'read', 'link', 'store', 'work'],
  cli: ['record', 'text', 'lang', 'intake', 'read', 'link', 'store', 'serve', 'work', 'cli'],
}
const PURE = 'record|text|lang|read|link'
const TEST = '[.](test|fixture)[.]tsx?$'

/** Files at the top of src/ that a layer may use beside its folders. */
const TOP = '^src/(config|errors|kit|index)[.]ts$'

export default {
  forbidden: [
    ...Object.entries(LAYERS).map(([layer, allowed]) => ({
      name: `${layer}-imports`,
      comment: `src/${layer} may import ${allowed.join(', ')}`,
      severity: 'error',
      from: { path: `^src/${layer}/`, pathNot: TEST },
      to: { path: '^src/', pathNot: [`^src/(${allowed.join('|')})/`, ...(new RegExp(`^(${PURE})$`).test(layer) ? [] : [TOP])] },
    })),
    {
      name: 'pure-without-machine',
      comment: 'record, text, lang, read and link are functions of their arguments: no Node, no packages',
      severity: 'error',
      from: { path: `^src/(${PURE})/`, pathNot: TEST },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'browser-door',
      comment: 'what runs in a browser uses no Node',
      severity: 'error',
      from: { path: '^src/browser[.]ts$' },
      to: { path: '^src/(cli|serve|store|work)/' },
    },
    {
      name: 'train-stays-out',
      comment: 'src never imports train, test, bench or scripts',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: { path: '^(train|test|bench|scripts)/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: { path: '^(src|train)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolves', severity: 'error', from: { path: '^(src|test)/' }, to: { couldNotResolve: true } },
    {
      name: 'no-dev-packages',
      comment: 'what is published depends on dependencies only',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
