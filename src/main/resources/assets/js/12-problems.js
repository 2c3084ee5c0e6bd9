// A form that is wrong answers with its whole page (422): it takes the place of this one, what is wrong first and with the focus.
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.xhr.status !== 422 || !detail.serverResponse.includes('id="errors"')) return;
  Object.assign(detail, { shouldSwap: true, isError: false, target: document.getElementById("main"), swapOverride: "outerHTML", selectOverride: "#main" });
});
