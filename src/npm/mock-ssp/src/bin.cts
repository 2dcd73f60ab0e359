#!/usr/bin/env node
import { nodeProblem } from './node-version.js';

const problem = nodeProblem();
if (problem) {
  console.error('mock-ssp: ' + problem);
  process.exit(2);
}
// Not an import: an old Node could not load it, and would say so in place of the message.
require('./program.js');
