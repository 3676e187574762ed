import { formatVersion } from './case.ts';

/** Changes a case file's value of one format version into the next. It gets a value of its own and may keep parts of it. */
export type Migration = (value: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** How to get from version n to n + 1: the first entry is for version 1. Version 1 is current, so there is none yet. */
const migrations: readonly Migration[] = [];

export type Migrated = { kind: 'current'; value: unknown; migratedFrom?: number } | { kind: 'newer'; version: number };

/**
 * Brings the parsed value of a case file to the current format version. The file itself is not touched: the new form is
 * written with the next edit. A value without a usable version comes back as it is; the schema then says what is wrong.
 */
export function migrate(value: unknown, steps = migrations, current: number = formatVersion): Migrated {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !('formatVersion' in value))
    return { kind: 'current', value };
  const version = value.formatVersion;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1 || version === current)
    return { kind: 'current', value };
  if (version > current) return { kind: 'newer', version };
  let migrated: Record<string, unknown> = { ...value };
  for (let at = version; at < current; at += 1) {
    const step = steps[at - 1];
    if (!step) throw new RangeError(`No migration from format version ${at}`);
    migrated = { ...step(migrated), formatVersion: at + 1 };
  }
  return { kind: 'current', value: migrated, migratedFrom: version };
}
