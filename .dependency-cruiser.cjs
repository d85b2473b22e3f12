// The import law of docs/architecture.md, as a check. Each rule says in `comment` what it protects.
const foundations = 'identity|directory|wechat|photos|sources';
const sharedFoundations = 'identity|directory|notices|photos|sources';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle has no beginning to read from.',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'kernel-is-bottom',
      comment: 'The kernel imports zod/mini only.',
      severity: 'error',
      from: { path: '^shared/src/kernel/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^shared/src/kernel/', 'node_modules/zod/'] },
    },
    {
      name: 'shared-is-pure',
      comment: 'Shared facts run in Lambda, Node, browser and WeChat: no node:, no AWS, no Taro.',
      severity: 'error',
      from: { path: '^shared/src/', pathNot: '\\.test\\.ts$' },
      to: {
        pathNot: ['^shared/src/', 'node_modules/(zod|point-in-polygon-hao|robust-predicates|gcoord)/'],
      },
    },
    {
      name: 'shared-capabilities-do-not-meet',
      comment: 'A capability in shared sees the kernel, the route contract, the foundations of ADR 0009 and itself.',
      severity: 'error',
      from: { path: `^shared/src/(complaints|parking|dogs|${sharedFoundations})/`, pathNot: '\\.test\\.ts$' },
      to: {
        path: '^shared/src/',
        pathNot: [`^shared/src/(kernel|${sharedFoundations})/`, '^shared/src/contract/route\\.ts$', '^shared/src/$1/'],
      },
    },
    {
      name: 'insights-see-figures',
      comment: 'Insights read what the other capabilities count, and nothing else of them (ADR 0017).',
      severity: 'error',
      from: { path: '^(shared|functions)/src/insights/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^shared/src/',
        pathNot: [
          '^shared/src/(kernel|directory|identity|insights)/',
          '^shared/src/contract/(route|problem)\\.ts$',
          '^shared/src/(complaints|parking|dogs)/figures/',
        ],
      },
    },
    {
      name: 'only-the-api-sees-all-routes',
      comment: 'Of the contract, only api.ts knows the capabilities.',
      severity: 'error',
      from: { path: '^shared/src/contract/', pathNot: ['^shared/src/contract/api\\.ts$', '\\.test\\.ts$'] },
      to: { path: '^shared/src/(complaints|parking|dogs|insights|identity|service|notices)/' },
    },
    {
      name: 'platform-knows-no-capability',
      comment: 'functions/platform knows AWS and middy, never a capability.',
      severity: 'error',
      from: { path: '^functions/src/platform/', pathNot: '\\.test\\.ts$' },
      to: { path: ['^functions/src/(?!platform/)', '^shared/src/(complaints|parking|dogs|insights|service|notices)/'] },
    },
    {
      name: 'functions-capabilities-do-not-meet',
      comment: 'Capabilities meet through queues, streams and read models; the foundations (ADR 0009) serve all.',
      severity: 'error',
      from: { path: '^functions/src/([^/]+)/' },
      to: { path: '^functions/src/([^/]+)/', pathNot: [`^functions/src/(platform|${foundations}|$1)/`] },
    },
    {
      name: 'functions-see-their-own-facts',
      comment: 'functions/<capability> imports its own shared folder, kernel, contract, directory, identity, notices.',
      severity: 'error',
      from: { path: '^functions/src/(complaints|parking|dogs)/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^shared/src/(complaints|parking|dogs|insights)/',
        pathNot: '^shared/src/$1/',
      },
    },
    {
      name: 'foundations-know-no-capability',
      comment: 'What serves every capability knows none of them (ADR 0009).',
      severity: 'error',
      from: { path: `^functions/src/(${foundations})/`, pathNot: '\\.test\\.ts$' },
      to: { path: '^shared/src/(complaints|parking|dogs|insights|service)/' },
    },
    {
      name: 'aws-sdk-stays-at-the-edge',
      comment: 'The AWS SDK appears in adapters and composition roots, never in a handler.',
      severity: 'error',
      from: {
        path: '^functions/src/',
        pathNot: [
          '^functions/src/platform/',
          '-(repository|store|reader|queue|clock|function|adapter|rows|writer|sweep)\\.ts$',
          '/index\\.ts$',
          '\\.test\\.ts$',
          '/testing/',
        ],
      },
      to: { path: 'node_modules/@aws-sdk/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'infra-names-functions-by-path',
      comment: 'infra/lib imports shared data; it never imports a function.',
      severity: 'error',
      from: { path: '^infra/(lib/|app\\.ts)', pathNot: '\\.test\\.ts$' },
      to: { path: ['^functions/', '^miniprogram/', '^infra/local/', '^test/'] },
    },
    {
      name: 'local-reads-the-template-only',
      comment: 'infra/local runs cdk.out. What it needs to know, the template says.',
      severity: 'error',
      from: { path: '^infra/local/', pathNot: ['^infra/local/fixture/'] },
      to: { path: ['^shared/', '^functions/', '^infra/lib/', '^infra/app\\.ts', '^miniprogram/'] },
    },
    {
      name: 'client-features-do-not-meet',
      comment:
        'A client feature imports its shared folder, contract, api/, ui/, i18n/ and the like; never another feature.',
      severity: 'error',
      from: { path: '^miniprogram/src/features/([^/]+)/' },
      to: { path: '^miniprogram/src/features/([^/]+)/', pathNot: '^miniprogram/src/features/$1/' },
    },
    {
      name: 'client-sees-no-server',
      comment: 'The client knows the server by its contract alone.',
      severity: 'error',
      from: { path: '^miniprogram/src/' },
      to: { path: ['^functions/', '^infra/', '^test/'] },
    },
    {
      name: 'nobody-imports-the-edges',
      comment: 'Nothing imports infra, test or the client.',
      severity: 'error',
      from: { path: '^(shared|functions)/' },
      to: { path: '^(infra|test|miniprogram)/' },
    },
    {
      name: 'resolvable',
      comment: 'Every import is found.',
      severity: 'error',
      from: { pathNot: '^miniprogram/' },
      // `aws-lambda` is types only (@types/aws-lambda): there is no such package to find.
      to: { couldNotResolve: true, pathNot: '^aws-lambda$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['\\.d\\.ts$', '(^|/)dist/', 'cdk\\.out'] },
    tsPreCompilationDeps: true,
    preserveSymlinks: false,
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'],
      mainFields: ['module', 'main'],
    },
    tsConfig: { fileName: 'tsconfig.base.json' },
  },
};
