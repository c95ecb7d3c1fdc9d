const { builtinModules } = require('node:module');

/** The street: a folder of src imports only from itself and from lines above its own. */
const STREET = [
  ['catalog', 'wire'],
  ['classify'],
  ['events'],
  ['policy'],
  ['call'],
  ['axios', 'runner'],
  ['testing'],
  ['cli'],
];

/** One third-party package, one file. */
const PACKAGES = {
  'wire/xml.ts': 'fast-xml-parser',
  'runner/run.ts': 'p-retry',
  'axios/engine.ts': 'axios-retry',
};

/** Folders that run on Node only; everything else must also run in a browser. */
const NODE_FOLDERS = ['testing', 'cli'];

const folders = STREET.flat();
const bareBuiltins = builtinModules.filter((name) => !name.startsWith('_')).join('|');

/** What the imports of a file in `folder` may not match; `own` is the one package that this file may use. */
function forbiddenImports(folder, own) {
  const position = STREET.findIndex((line) => line.includes(folder));
  const left = STREET.slice(0, Math.max(position, 0)).flat();
  const right = folder ? folders.filter((name) => name !== folder && !left.includes(name)) : NODE_FOLDERS;
  const node = NODE_FOLDERS.includes(folder) ? '|node:' : '';
  const axiosValues =
    folder === 'axios'
      ? []
      : [
          {
            regex: '^axios$',
            allowTypeImports: true,
            message: 'Values of axios are used in src/axios only.',
          },
        ];
  return [
    {
      regex: `^\\.{1,2}/(?:.*/)?(?:${right.join('|')})/`,
      message: `src/${folder} may not import from that folder: see the street in CONTRIBUTING.md.`,
    },
    {
      regex: '^(?:\\.\\./)+(?:index|[^/]*/index)\\.js$|^retriage(?:/|$)',
      message: 'Import from the file that has it, not from a barrel.',
    },
    { regex: `^(?:${bareBuiltins})(?:/|$)`, message: 'Node builtins are written with node:.' },
    {
      regex: `^(?!\\.${node}|axios$${own ? `|${own}$` : ''})(?!(?:${bareBuiltins})(?:/|$))`,
      message: 'Not here: one third-party package, one file; node: in src/testing and src/cli only.',
    },
    ...axiosValues,
  ];
}

/** The same street for `import()`, which no-restricted-imports does not look at. */
function forbiddenSyntax(patterns) {
  return [
    { selector: 'ExportDefaultDeclaration', message: 'Exports have names.' },
    { selector: 'ExportAllDeclaration', message: 'A barrel lists its names by hand.' },
    { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
    {
      selector: 'ClassDeclaration:not([superClass])',
      message: 'Data is plain objects, behaviour is functions.',
    },
    ...patterns.map(({ regex, message }) => ({
      selector: `ImportExpression[source.value=/${regex.replaceAll('/', '\\u002F')}/u]`,
      message,
    })),
  ];
}

/** Left of `call`, time and randomness are parameters: a default may name the function, only calling it is wrong. */
const CLOCKLESS = ['catalog', 'wire', 'classify', 'events', 'policy'];
/** The one place left of `call` that knows the machine's own clock. */
const CLOCK = 'policy/clock.ts';
const AMBIENT = ['Date.now', 'Math.random', 'performance.now'].map((name) => {
  const [object, property] = name.split('.');
  return {
    selector: `CallExpression[callee.object.name='${object}'][callee.property.name='${property}']`,
    message: `Take what ${name}() gives as a parameter.`,
  };
});
const NODE_GLOBALS = [
  'process',
  'Buffer',
  'global',
  'require',
  'module',
  '__dirname',
  '__filename',
  'setImmediate',
];

/** Everything that depends on where in src a file stands. */
function rulesOf(folder, own, clockless = CLOCKLESS.includes(folder)) {
  const patterns = forbiddenImports(folder, own);
  const globals = NODE_GLOBALS.map((name) => ({ name, message: 'The core runs in browsers too.' }));
  return {
    '@typescript-eslint/no-restricted-imports': ['error', { patterns }],
    'no-restricted-syntax': ['error', ...forbiddenSyntax(patterns), ...(clockless ? AMBIENT : [])],
    'no-restricted-globals': NODE_FOLDERS.includes(folder) ? 'off' : ['error', ...globals],
  };
}

const NO_SKIPS = ['describe', 'it', 'test'].flatMap((object) =>
  ['skip', 'only', 'todo', 'skipIf', 'runIf'].map((property) => ({
    object,
    property,
    message: 'Every test runs.',
  })),
);

module.exports = {
  root: true,
  noInlineConfig: true,
  env: { node: true, es2022: true },
  parserOptions: { ecmaVersion: 'latest', sourceType: 'module' },
  extends: ['eslint:recommended', 'prettier'],
  ignorePatterns: ['dist', 'coverage', 'node_modules', '.tmp-docs', '!.eslintrc.cjs'],
  rules: {
    eqeqeq: ['error', 'always'],
    'no-var': 'error',
    'prefer-const': 'error',
    'object-shorthand': 'error',
    'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
  },
  overrides: [
    {
      files: ['*.ts'],
      parser: '@typescript-eslint/parser',
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: __dirname },
      plugins: ['@typescript-eslint'],
      extends: [
        'plugin:@typescript-eslint/recommended-type-checked',
        'plugin:@typescript-eslint/stylistic',
        'prettier',
      ],
      rules: {
        '@typescript-eslint/consistent-type-imports': 'error',
        '@typescript-eslint/consistent-type-exports': 'error',
        '@typescript-eslint/no-import-type-side-effects': 'error',
        '@typescript-eslint/no-non-null-assertion': 'error',
        '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: true }],
        // What was thrown is thrown again as it is, whatever it is.
        '@typescript-eslint/only-throw-error': [
          'error',
          { allowRethrowing: true, allowThrowingUnknown: true },
        ],
        '@typescript-eslint/prefer-promise-reject-errors': [
          'error',
          { allowThrowingAny: true, allowThrowingUnknown: true },
        ],
        // No classes, no `this`: a method of one of our records can be taken out of it.
        '@typescript-eslint/unbound-method': 'off',
        '@typescript-eslint/consistent-indexed-object-style': 'off',
        '@typescript-eslint/class-literal-property-style': 'off',
        // Control characters are escaped in all we log, so patterns name them.
        'no-control-regex': 'off',
        '@typescript-eslint/prefer-optional-chain': 'error',
        '@typescript-eslint/no-unnecessary-type-arguments': 'error',
        '@typescript-eslint/no-unnecessary-boolean-literal-compare': 'error',
        '@typescript-eslint/switch-exhaustiveness-check': [
          'error',
          { considerDefaultExhaustiveForUnions: true },
        ],
        '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
        '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      },
    },
    {
      files: ['src/**/*.ts'],
      rules: {
        ...rulesOf(''),
        'max-lines': ['error', { max: 200 }],
        'no-console': 'error',
        '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
        '@typescript-eslint/prefer-readonly': 'error',
      },
    },
    ...folders.map((folder) => ({ files: [`src/${folder}/**/*.ts`], rules: rulesOf(folder) })),
    ...Object.entries(PACKAGES).map(([file, name]) => ({
      files: [`src/${file}`],
      rules: rulesOf(file.split('/')[0], name),
    })),
    { files: [`src/${CLOCK}`], rules: rulesOf('policy', undefined, false) },
    { files: ['src/cli/**/*.ts'], rules: { 'no-console': 'off' } },
    {
      files: ['test/**/*.ts', 'examples/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.ts'],
      // These read JSON whose shape they then assert.
      rules: Object.fromEntries(
        ['assignment', 'argument', 'member-access', 'return'].map((what) => [
          `@typescript-eslint/no-unsafe-${what}`,
          'off',
        ]),
      ),
    },
    {
      files: ['test/**/*.ts'],
      rules: {
        'no-restricted-properties': ['error', ...NO_SKIPS],
        // A stand-in for an asynchronous function has nothing to wait for.
        '@typescript-eslint/require-await': 'off',
      },
    },
    { files: ['*.cjs'], parserOptions: { sourceType: 'script' } },
  ],
};
