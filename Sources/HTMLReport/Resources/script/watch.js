// A page served during a watch: shows the status of the run and loads its successor, keeping the
// reader's place, the opened folds and the turned cards.
(function () {
  "use strict";
  var status = document.getElementById("watch");
  var version = Number(status.dataset.version);
  var storageKey = "walkthrough-place";
  var failures = 0;

  // The reader's place is relative to the element at the top of the window, as what comes before it
  // may grow or shrink.
  function anchor() {
    var found = null;
    document.querySelectorAll("main section[id], main h2[id], main h3[id], main figure[id]")
      .forEach(function (element) {
        if (element.getBoundingClientRect().top <= 1) found = element;
      });
    return found;
  }
  // A fold or a card is known by where it stands: the nearest part of the page that has a name, and
  // its number there. Whatever is written elsewhere moves neither.
  function byName(selector) {
    var counts = {};
    var found = {};
    document.querySelectorAll("main " + selector).forEach(function (element) {
      var part = element.parentElement.closest("[id]");
      var id = part ? part.id : "";
      counts[id] = (counts[id] || 0) + 1;
      found[id + " " + counts[id]] = element;
    });
    return found;
  }
  function namesOf(selector, isChanged) {
    var elements = byName(selector);
    return Object.keys(elements).filter(function (name) { return isChanged(elements[name]); });
  }
  function keepPlace() {
    var element = anchor();
    var place = {
      id: element ? element.id : null,
      offset: element ? element.getBoundingClientRect().top : 0,
      y: window.scrollY,
      open: namesOf("details", function (fold) { return fold.open; }),
      turned: namesOf(".card", function (card) { return card.classList.contains("is-turned"); })
    };
    try {
      sessionStorage.setItem(storageKey, JSON.stringify(place));
    } catch (error) {
      // The page then starts at the top.
    }
  }
  function returnToPlace() {
    var place;
    try {
      place = JSON.parse(sessionStorage.getItem(storageKey));
      sessionStorage.removeItem(storageKey);
    } catch (error) {
      return;
    }
    if (!place) return;
    var folds = byName("details");
    place.open.forEach(function (name) { if (folds[name]) folds[name].open = true; });
    var cards = byName(".card");
    place.turned.forEach(function (name) {
      var turn = cards[name] && cards[name].querySelector(".card-turn");
      if (turn) turn.click();
    });
    var element = place.id && document.getElementById(place.id);
    window.scrollTo(0, element
      ? window.scrollY + element.getBoundingClientRect().top - place.offset : place.y);
  }

  function tell(message, isMistake) {
    if (status.textContent !== message) status.textContent = message;
    status.hidden = message === "";
    status.classList.toggle("watch-mistake", isMistake);
    // As in the terminal: whoever writes the book looks at both.
    if (isMistake) status.lang = "en";
    else status.removeAttribute("lang");
  }
  function ask() {
    fetch("status", { cache: "no-store" }).then(function (response) {
      return response.json();
    }).then(function (now) {
      failures = 0;
      tell(now.message, now.isMistake);
      if (now.version === version) {
        setTimeout(ask, 500);
      } else {
        keepPlace();
        location.reload();
      }
    }).catch(function () {
      failures += 1;
      if (failures < 5) setTimeout(ask, 1000);
      else tell(say("No longer watched: the program has ended."), false);
    });
  }

  history.scrollRestoration = "manual";
  returnToPlace();
  ask();
})();
