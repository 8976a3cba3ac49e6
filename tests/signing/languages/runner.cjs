// From signing code, one JSON text a line, to the tokens that it prints, one a line.
const Module = require('node:module');
const { createInterface } = require('node:readline');

createInterface({ input: process.stdin }).on('line', (line) => {
  const code = new Module('sign.cjs');
  code.paths = [process.cwd() + '/node_modules'];
  code._compile(JSON.parse(line), 'sign.cjs');
});
