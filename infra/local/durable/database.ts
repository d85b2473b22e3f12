import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { corruptDataFolder } from '../problem.ts';

/**
 * Opens (or makes) a SQLite file that survives kill -9: write-ahead log, every statement its own transaction.
 * Throws StartProblem when the file is no database.
 */
export function openDatabase(file: string, schema: string): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true });
  try {
    const database = new DatabaseSync(file);
    // NORMAL: a killed process loses nothing; only a power cut could take the last moments, which is fair for a laptop.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;');
    database.exec(schema);
    return database;
  } catch (error) {
    throw corruptDataFolder(file, (error as Error).message);
  }
}
