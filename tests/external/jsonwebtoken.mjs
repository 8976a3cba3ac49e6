// From pairs of payload and options, one a line, to what jsonwebtoken makes of them, one a line.
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import { generateKeyPairSync } from 'node:crypto';

const require = createRequire(process.argv[2] + '/');
const jwt = require('jsonwebtoken');
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
Date.now = () => 1700000000000;

const part = (token, index) => Buffer.from(token.split('.')[index], 'base64url').toString('latin1');

function outcome({ payload, options }) {
  try {
    const token = jwt.sign(payload, privateKey, options);
    return { header: part(token, 0), payload: part(token, 1) };
  } catch (error) {
    return { error: error.message };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(JSON.stringify(outcome(JSON.parse(line))) + '\n');
}
