/**
 * The measure of what the machine can do: Node's http sending fixed bytes with fixed headers.
 * Arguments: port, a JSON file with the header list, the file with the body.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [port, headFile = '', bodyFile = ''] = process.argv.slice(2);
/** @type {string[]} */
const head = JSON.parse(readFileSync(headFile, 'utf8'));
const body = readFileSync(bodyFile);
createServer((_request, response) => {
  response.writeHead(200, head);
  response.end(body);
}).listen(Number(port), '127.0.0.1');
