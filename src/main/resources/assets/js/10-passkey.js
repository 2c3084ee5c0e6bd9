// A passkey: our server gives the options, the authenticator the answer, and the form around it is sent with it.
customElements.define('polku-passkey', class extends HTMLElement {
  connectedCallback() {
    if (!window.PublicKeyCredential) return;
    this.hidden = false;
    this.querySelector('button[type=button]').addEventListener('click', () => this.ask());
  }

  async ask() {
    const form = this.querySelector('form') || this.closest('form');
    this.querySelector('[role=alert]').textContent = '';
    try {
      const typed = new FormData(form);
      ['password', 'code', 'credential'].forEach(name => typed.delete(name));
      const answer = await fetch(this.getAttribute('options'), { method: 'POST', body: new URLSearchParams(typed) });
      if (answer.redirected) return location.assign(answer.url);
      // the form itself is not ready yet: its own page says what is missing
      if (answer.status === 422) return form.submit();
      if (!answer.ok) throw new Error(answer.status);
      const options = await answer.json();
      const made = this.getAttribute('kind') === 'create' ? await this.create(options) : await this.get(options);
      form.elements.credential.value = JSON.stringify(made);
      form.submit();
    } catch (refused) {
      this.querySelector('[role=alert]').textContent = this.dataset.failed;
    }
  }

  async create(options) {
    const publicKey = { ...options, challenge: this.bytes(options.challenge), user: { ...options.user, id: this.bytes(options.user.id) } };
    publicKey.excludeCredentials = (options.excludeCredentials || []).map(known => ({ type: 'public-key', id: this.bytes(known.id) }));
    const made = await navigator.credentials.create({ publicKey });
    return this.json(made, {
      attestationObject: this.text(made.response.attestationObject),
      transports: made.response.getTransports ? made.response.getTransports() : [],
    });
  }

  async get(options) {
    const used = await navigator.credentials.get({ publicKey: { ...options, challenge: this.bytes(options.challenge), allowCredentials: [] } });
    return this.json(used, {
      authenticatorData: this.text(used.response.authenticatorData),
      signature: this.text(used.response.signature),
      userHandle: used.response.userHandle ? this.text(used.response.userHandle) : null,
    });
  }

  json(credential, response) {
    return {
      id: credential.id, rawId: this.text(credential.rawId), type: credential.type, clientExtensionResults: {},
      response: { ...response, clientDataJSON: this.text(credential.response.clientDataJSON) },
    };
  }

  bytes(text) { return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0)); }

  text(buffer) { return btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, ''); }
});
