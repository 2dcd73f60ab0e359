// No sentence has a keyword of a built-in campaign: what the assistant says must not decide which ad comes.
const REPLIES = [
  'That depends on what you have tried so far. What matters most to you?',
  'I would compare two or three options and keep the one that you use most.',
  'Good point. Start small and change one thing at a time.',
  'There is no single answer. Tell me more and I can be more exact.',
  'Most people decide this too early. Wait a little, then look again.',
  'Yes, that works. Would you like a short plan?',
];

/** The reply of the canned assistant in the n-th turn, from 1. */
export const reply = turn => REPLIES[(turn - 1) % REPLIES.length];
