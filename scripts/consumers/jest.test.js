const axios = require('axios');
const { attach, failureOf, run } = require('retriage');
const { startRehearsal } = require('retriage/testing');
const calls = require('./calls.cjs');

// Jest cannot run import() in CommonJS: the XML body shows that the parser is loaded all the same.
test('a CommonJS program under Jest classifies, recovers and reads XML', async () => {
  await calls({ axios, attach, failureOf, run, startRehearsal });
  expect.assertions(0);
});
