import { parentPort } from 'node:worker_threads';
import bcrypt from 'bcryptjs';

/** @typedef {{ id: number, text: string, cost: number } | { id: number, text: string, hash: string }} Job */

parentPort?.on('message', (/** @type {Job} */ job) => {
  try {
    const value =
      'hash' in job ? bcrypt.compareSync(job.text, job.hash) : bcrypt.hashSync(job.text, job.cost);
    parentPort?.postMessage({ id: job.id, value });
  } catch (error) {
    parentPort?.postMessage({ id: job.id, error: String(error) });
  }
});
