import { api } from './api.js';

/** The scenario that the key of the chat is bound to, for as long as the chat is shown. Changes are made one after another. */
export class ChatBinding {
  #last = Promise.resolve();
  #bound = null;
  #changed;

  /** @param changed called with the scenario that the key is bound to, or null, and the error if a change has failed */
  constructor(changed) {
    this.#changed = changed;
    addEventListener('pagehide', () => this.#bound && api.unbindOnLeaving(this.#bound.key));
  }

  /** Binds a key to a scenario and ends the binding before. Without a name, it only ends that. */
  use(key, name) {
    return this.#do(async () => {
      if (this.#bound && this.#bound.key !== key) await this.#end();
      if (!name) return this.#end();
      await api.select(name, key);
      this.#bound = { key, name };
    });
  }

  end() {
    return this.#do(() => this.#end());
  }

  /** Reads the binding again, after a change elsewhere. */
  refresh() {
    return this.#do(async () => {
      if (!this.#bound) return;
      const { bindings } = await api.binding(this.#bound.key);
      this.#bound = bindings.length === 0 ? null : { key: this.#bound.key, name: bindings[0].name };
    });
  }

  async #end() {
    if (!this.#bound) return;
    const { key } = this.#bound;
    this.#bound = null;
    await api.unbind(key);
  }

  #do(change) {
    this.#last = this.#last.then(async () => {
      let failed = null;
      try {
        await change();
      } catch (error) {
        failed = error;
      }
      this.#changed(this.#bound?.name ?? null, failed);
    });
    return this.#last;
  }
}
