import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect } from './fixtures';

/** Ports of the sites that one story has for itself: the two that all share come first. */
const firstPort = Number(process.env.E2E_PORT ?? 3411) + 2;
export const ownPorts = { tls: firstPort, killed: firstPort + 1, frame: firstPort + 2 };

/** A site of the same build with a folder of its own, once it is ready. */
export async function startSite(
  name: keyof typeof ownPorts,
  environment: Record<string, string> = {},
): Promise<ChildProcess> {
  const site = spawn(process.execPath, ['--import', 'tsx', 'server.ts'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      PORT: String(ownPorts[name]),
      DATA_DIR: path.join(process.env.E2E_FOLDER!, name),
      BCRYPT_COST: '4',
      LOG_LEVEL: 'silent',
      ...environment,
    },
  });
  const ready = `http://127.0.0.1:${ownPorts[name]}/api/health/ready`;
  await expect(async () => expect((await fetch(ready)).status).toBe(200)).toPass();
  return site;
}

export async function endSite(site: ChildProcess, signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
  const ended = once(site, 'close');
  site.kill(signal);
  await ended;
}
