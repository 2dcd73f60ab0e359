import { el } from './dom.js';

/** Says beside a control what it did. Screen readers read it, because the element was there before its text. */
export function said(attributes = {}) {
  const element = el('span', { ...attributes, class: 'said', role: 'status' });
  const say = (text, isError = false) => {
    element.textContent = text;
    element.classList.toggle('wrong', isError);
  };
  return {
    element,
    say,
    /** Waits for an action, and says what it did, or why it failed. Returns whether it succeeded. */
    async after(action, done) {
      say('');
      try {
        const result = await action;
        say(typeof done === 'function' ? done(result) : done);
        return true;
      } catch (error) {
        say(error.message, true);
        return false;
      }
    },
  };
}
