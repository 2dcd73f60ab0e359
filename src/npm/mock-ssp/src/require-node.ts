// Each entry of the package imports this first, so that a Node that is too old evaluates nothing else of it.
import { nodeProblem } from './node-version.js';

const problem = nodeProblem();
if (problem) {
  throw new Error(problem);
}
