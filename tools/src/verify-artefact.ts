/**
 * Holds a folder that another job made against the digest that it gave, `ARTEFACT_DIGEST`; with `--attested`, asks GitHub also
 * for the signed statement that `main.yml` made it of this commit of main: `npm run verify-artefact -- dist/delivery --attested`.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CHECKSUMS, verifyChecksums } from './delivery/checksums.ts';
import { git } from './delivery/git.ts';
import { askGithub } from './github/ask-github.ts';
import { runProgram } from './delivery/program.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { attested: { type: 'boolean' } } });
const [folder] = positionals;
const { ARTEFACT_DIGEST: digest, GITHUB_REPOSITORY: repository = '' } = process.env;

/** https://cli.github.com/manual/gh_attestation_verify */
function verifyAttestation(path: string): void {
  const signer = ['--repo', repository, '--signer-workflow', `${repository}/.github/workflows/main.yml`];
  const source = ['--source-ref', 'refs/heads/main', '--source-digest', git(['rev-parse', 'HEAD'])];
  askGithub(['attestation', 'verify', join(path, CHECKSUMS), ...signer, ...source, '--deny-self-hosted-runners']);
}

if (folder === undefined || digest === undefined) {
  console.error('usage: ARTEFACT_DIGEST=sha256:… npm run verify-artefact -- FOLDER [--attested]');
  process.exitCode = 2;
} else
  await runProgram(() => {
    verifyChecksums(folder, digest);
    if (values.attested === true) verifyAttestation(folder);
    console.log(`${folder} is ${digest}${values.attested === true ? `, attested by ${repository}` : ''}`);
  });
