/** Writes the JSON Schemas of configs, from the schemas in code: `node tools/src/write-config-schemas.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configSchemas } from './config-schemas.ts';

const FOLDER = join(import.meta.dirname, '../../configs/schema');

mkdirSync(FOLDER, { recursive: true });
for (const [name, text] of Object.entries(configSchemas())) writeFileSync(join(FOLDER, name), text);
