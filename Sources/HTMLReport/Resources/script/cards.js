// Cards that turn over. Without this script, a card is a question with its answer folded below.
(function () {
  "use strict";

  function side(card, name) { return card.querySelector(".card-" + name); }

  // The hidden side can't be seen, focused or read aloud.
  function show(card, isTurned) {
    card.classList.toggle("is-turned", isTurned);
    side(card, "question").inert = isTurned;
    side(card, "answer").inert = !isTurned;
    card.querySelector(".card-turn").setAttribute("aria-pressed", String(isTurned));
  }

  // Take the answer out of its fold and make it the card's back.
  function unfold(card) {
    var fold = side(card, "answer");
    var back = fold.lastElementChild;
    back.className = fold.className;
    fold.replaceWith(back);
    side(card, "question").parentElement.setAttribute("aria-live", "polite");
  }

  function addButton(card) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "card-turn";
    button.textContent = say("Turn the card over");
    card.append(button);
  }

  document.querySelectorAll(".card:has(details)").forEach(function (card) {
    unfold(card);
    addButton(card);
    card.classList.add("card-turns");
    show(card, false);
    card.addEventListener("click", function (event) {
      // Leave clicks on links and text selections alone.
      if (event.target.closest("a") || String(window.getSelection())) return;
      show(card, !card.classList.contains("is-turned"));
    });
  });
})();
