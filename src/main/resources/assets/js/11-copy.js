// What is shown once is copied with one press.
customElements.define('polku-copy', class extends HTMLElement {
  connectedCallback() {
    if (!navigator.clipboard) return;
    const button = this.querySelector('button');
    button.hidden = false;
    button.addEventListener('click', async () => {
      const field = this.querySelector('input');
      field.select();
      await navigator.clipboard.writeText(field.value);
      const status = this.querySelector('[role=status]');
      status.textContent = status.dataset.done;
    });
  }
});
