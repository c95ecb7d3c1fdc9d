import axios from 'axios';
import { attach, failureOf, run } from 'retriage';
import { startRehearsal } from 'retriage/testing';
import calls from './calls.cjs';

await calls({ axios, attach, failureOf, run, startRehearsal });
