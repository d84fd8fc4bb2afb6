// A scripted model to show or try the LLM grader with, without a key:
//   npx tsx test/support/model-server-main.ts --port 8089 --pace 400
//   GRADER_MODEL=scripted OPENAI_BASE_URL=http://127.0.0.1:8089/v1 npm start
import { parseArgs } from 'node:util';
import { startModelServer } from './model-server.ts';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '8089' }, pace: { type: 'string', default: '400' } },
});
const { url } = await startModelServer({ port: Number(values.port), pace: Number(values.pace) });
process.stdout.write(`A scripted model answers at ${url}\n`);
