/** What the machine can do: Node's http sending fixed bytes. Arguments: port, header file, body file, processes. */
import cluster from 'node:cluster';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [port, headFile = '', bodyFile = '', processes = '1'] = process.argv.slice(2);
/** @type {string[]} */
const head = JSON.parse(readFileSync(headFile, 'utf8'));
const body = readFileSync(bodyFile);

function serve() {
  createServer((_request, response) => {
    response.writeHead(200, head);
    response.end(body);
  }).listen(Number(port), '127.0.0.1');
}

if (processes === '1' || cluster.isWorker) serve();
else {
  for (let i = 0; i < Number(processes); i++) cluster.fork();
  process.on('SIGTERM', () => process.exit());
}
