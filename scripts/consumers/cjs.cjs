const axios = require('axios');
const { attach, failureOf, run } = require('retriage');
const { startRehearsal } = require('retriage/testing');
const calls = require('./calls.cjs');

void calls({ axios, attach, failureOf, run, startRehearsal });
