/**
 * Writes the public names and types of each entry point to `docs/api`, from the built declarations, so that a change of
 * the contract is seen in review. `--check` only compares and says what differs.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';
import { root } from './command.mjs';

const { values: flags } = parseArgs({ options: { check: { type: 'boolean' } } });
const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const reports = join(root, 'docs/api');
const scratch = join(root, 'node_modules/.cache/api-report');
mkdirSync(reports, { recursive: true });
mkdirSync(scratch, { recursive: true });

/** Comments are held by lint and by the tests that run their examples. */
const SILENT = { default: { logLevel: 'none' } };

function configOf(path, types) {
  const name = path === '.' ? 'retriage' : path.slice(2).replaceAll('/', '-');
  return ExtractorConfig.prepare({
    configObject: {
      projectFolder: root,
      newlineKind: 'lf',
      mainEntryPointFilePath: join(root, types),
      compiler: { tsconfigFilePath: join(root, 'tsconfig.json'), skipLibCheck: true },
      apiReport: {
        enabled: true,
        reportFileName: name,
        reportFolder: reports,
        reportTempFolder: scratch,
        reportVariants: ['complete'],
        includeForgottenExports: true,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: SILENT,
        extractorMessageReporting: SILENT,
        tsdocMessageReporting: SILENT,
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, 'package.json'),
  });
}

for (const [path, { import: entry } = {}] of Object.entries(exports)) {
  if (!entry?.types) continue;
  const { apiReportChanged, succeeded } = Extractor.invoke(configOf(path, entry.types), {
    localBuild: !flags.check,
    // The report itself says what changed; the tool's own advice names paths of this machine.
    messageCallback: (message) => (message.handled = true),
  });
  if (apiReportChanged)
    console.log(`${path}: ${flags.check ? 'differs from docs/api; npm run docs:api' : 'written'}`);
  if (flags.check && (apiReportChanged || !succeeded)) process.exitCode = 1;
}
