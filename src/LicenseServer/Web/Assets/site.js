// Small helps where a browser runs scripts; every page works without them.

// Copies the text of the element that data-copy names.
for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.ariaLive = "polite";
  button.addEventListener("click", async () => {
    const shown = document.querySelector(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(shown.dataset.text);
    } catch {
      getSelection().selectAllChildren(shown); // not allowed here: marked, for the keyboard
      return;
    }
    const before = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = before; }, 2000);
  });
}

for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// A form is sent once, however often its button is pressed; again when the reader comes back to it, or nothing has come for a while.
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (Date.now() - form.dataset.sent < 5000) event.preventDefault();
    else form.dataset.sent = Date.now();
  });
  addEventListener("pageshow", () => { delete form.dataset.sent; });
}

// Files that are too large are said to be so before they are sent.
for (const input of document.querySelectorAll("input[type=file][data-most]")) {
  input.addEventListener("change", () => {
    const size = [...input.files].reduce((sum, file) => sum + file.size, 0);
    input.setCustomValidity(size > input.dataset.most ? input.dataset.tooMuch : "");
    input.reportValidity();
  });
}
