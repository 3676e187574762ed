import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { projectRoot } from './hosts.ts';

const manifestSchema = z.looseObject({ name: z.string(), publisher: z.string(), version: z.string() });
const manifest = manifestSchema.parse(JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')));

/** The extension under test, as VS Code knows it. */
export const extensionId = `${manifest.publisher}.${manifest.name}`;
export const extensionVersion = manifest.version;
