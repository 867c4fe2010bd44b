"use strict";

// The terminal would open an address that stands in an article when it is clicked.
window.open = () => null;

addEventListener("DOMContentLoaded", () => {
  const again = document.getElementById("again");
  again.addEventListener("click", () => location.reload());

  // The keys go to the terminal as soon as there is one, and to the button when it is closed.
  const watch = new MutationObserver(() => {
    if (document.body.classList.contains("-closed")) {
      watch.disconnect();
      again.focus();
    } else if (document.body.classList.contains("-first-byte")) {
      document.querySelector("#terminal textarea").focus();
    }
  });
  watch.observe(document.body, { attributeFilter: ["class"] });
});
