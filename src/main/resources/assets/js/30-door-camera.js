// Shows the card to the camera: read here where the browser can, else one small grey picture at a time is read by the house and forgotten.
customElements.define("polku-camera", class extends HTMLElement {
  connectedCallback() {
    if (!navigator.mediaDevices?.getUserMedia) return;
    this.hidden = false;
    this.video = this.querySelector("video");
    this.querySelector("[data-on]").onclick = () => this.open();
    this.querySelector("[data-off]").onclick = () => this.close();
  }
  disconnectedCallback() { this.close(); }
  async open() {
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "user", width: { ideal: 640 } } });
    } catch { return; }
    this.video.srcObject = this.stream;
    this.show(true);
    await this.video.play().catch(() => {});
    const known = await globalThis.BarcodeDetector?.getSupportedFormats().catch(() => []);
    this.detector = known?.includes("qr_code") ? new BarcodeDetector({ formats: ["qr_code"] }) : null;
    this.look();
    this.tired = setTimeout(() => this.close(), 60000);
  }
  show(on) {
    this.querySelector("[data-picture]").hidden = !on;
    this.querySelector("[data-on]").hidden = on;
  }
  close() {
    clearTimeout(this.tired);
    this.stream?.getTracks().forEach(track => track.stop());
    this.stream = null;
    if (this.isConnected) this.show(false);
  }
  async look() {
    while (this.stream) {
      const found = this.video.videoWidth ? await (this.detector ? this.here() : this.there()).catch(() => null) : null;
      if (found && this.stream) {
        this.close();
        this.dispatchEvent(new CustomEvent("polku-card", { bubbles: true, detail: found }));
      }
      await new Promise(next => setTimeout(next, this.detector ? 120 : 350));
    }
  }
  async here() {
    const [code] = await this.detector.detect(this.video);
    return code ? { code: code.rawValue } : null;
  }
  async there() {
    const width = Math.min(480, this.video.videoWidth), height = Math.round(this.video.videoHeight * width / this.video.videoWidth);
    const canvas = Object.assign(document.createElement("canvas"), { width, height }), pen = canvas.getContext("2d", { willReadFrequently: true });
    pen.drawImage(this.video, 0, 0, width, height);
    const { data } = pen.getImageData(0, 0, width, height), grey = new Uint8Array(width * height);
    for (let i = 0; i < grey.length; i++) grey[i] = data[4 * i] * .3 + data[4 * i + 1] * .59 + data[4 * i + 2] * .11;
    const headers = { "Content-Type": "application/octet-stream", "X-CSRF-TOKEN": document.querySelector("#door-board [name=_csrf]").value };
    const answer = await fetch(`/door/${this.dataset.place}/frame?width=${width}&height=${height}`, { method: "POST", headers, body: grey });
    return answer.status === 200 ? answer.json() : null;
  }
});
