// Shows what a term means, or what a number in the text is, while the pointer or the keyboard focus
// is on it, or after a tap. Without this script, a term is a link to its explanation, and a number one
// to where the page lists it.
(function () {
  "use strict";
  if (!("popover" in HTMLElement.prototype)) return;

  var openAfter = 150;
  var closeAfter = 250;
  var subjects = "a.term, a.value";
  var box = document.createElement("div");
  box.id = "definition";
  box.className = "definition";
  box.popover = "auto";
  document.getElementById("main").append(box);

  var subject = null;
  var pressed = null;
  var timer = 0;

  document.querySelectorAll(".value[title]").forEach(function (value) {
    value.dataset.meaning = value.title;
    value.removeAttribute("title");
  });

  function line(className, content) {
    var line = document.createElement("p");
    line.className = className;
    line.append(content);
    return line;
  }

  // Not a tab stop: with the keyboard, the term or the number is the same link.
  function link(address, text) {
    var link = document.createElement("a");
    link.href = address;
    link.tabIndex = -1;
    link.textContent = text;
    return line("definition-place", link);
  }

  function chapter(element) {
    var part = element.closest(".chapter, .introduction");
    var number = part && part.querySelector(".chapter-number");
    return number ? say("chapter {1}", number.textContent) : say("the introduction");
  }

  // The lines for a term: its entry in the glossary; none if it has no entry.
  function definition(term) {
    var id = decodeURIComponent(term.hash.slice(1));
    var entry = document.getElementById(id.replace(/^term-/, "define-"));
    if (!entry || !entry.querySelector(".glossary-definition")) return [];
    var text = document.createElement("span");
    var name = document.createElement("b");
    name.textContent = entry.querySelector("dt").textContent;
    text.append(name, ": ", entry.querySelector(".glossary-definition").cloneNode(true));
    var lines = [line("definition-text", text)];
    var place = document.getElementById(id);
    if (place && place !== entry) lines.push(link(term.hash, say("Explained in {1}", chapter(place))));
    return lines;
  }

  // The lines for a number: what it is, then its name for those who write chapters.
  function meaning(value) {
    var id = decodeURIComponent(value.hash.slice(1));
    var row = document.getElementById(id);
    var lines = [line("definition-text", value.dataset.meaning)];
    if (id.includes(".")) {
      var code = document.createElement("code");
      code.textContent = id;
      lines.push(line("definition-name", code));
    }
    if (row) lines.push(link(value.hash, say("Listed in {1}", chapter(row))));
    return lines;
  }

  function place() {
    var gap = 6;
    var edge = 8;
    var room = document.documentElement;
    var anchor = subject.getClientRects()[0];
    if (!anchor) return;
    var left = Math.min(anchor.left, room.clientWidth - box.offsetWidth - edge);
    var below = anchor.bottom + gap;
    var above = anchor.top - gap - box.offsetHeight;
    var fits = below + box.offsetHeight <= room.clientHeight || above < 0;
    box.style.left = Math.max(edge, left) + window.scrollX + "px";
    box.style.top = (fits ? below : above) + window.scrollY + "px";
  }

  function show(element) {
    clearTimeout(timer);
    if (subject === element) return;
    var lines = element.classList.contains("term") ? definition(element) : meaning(element);
    hide();
    if (lines.length === 0) return;
    subject = element;
    box.replaceChildren.apply(box, lines);
    subject.setAttribute("aria-describedby", box.id);
    box.showPopover();
    place();
  }

  function hide() {
    clearTimeout(timer);
    if (box.matches(":popover-open")) box.hidePopover();
    forget();
  }

  function forget() {
    if (subject) subject.removeAttribute("aria-describedby");
    subject = null;
  }

  function later(work, delay) {
    clearTimeout(timer);
    timer = setTimeout(work, delay);
  }

  // Escape and a press elsewhere close a popover by themselves.
  box.addEventListener("beforetoggle", function (event) {
    if (event.newState === "closed") forget();
  });

  function found(event) { return event.target.closest && event.target.closest(subjects); }

  document.addEventListener("focusin", function (event) {
    var element = found(event);
    if (element && element.matches(":focus-visible")) show(element);
  });
  document.addEventListener("focusout", function (event) {
    if (subject && found(event) === subject && !box.contains(event.relatedTarget)) hide();
  });

  // A mouse opens it after a moment, and may move into it.
  document.addEventListener("pointerover", function (event) {
    if (event.pointerType !== "mouse") return;
    var element = found(event);
    if (element) later(function () { show(element); }, openAfter);
    else if (box.contains(event.target)) clearTimeout(timer);
  });
  document.addEventListener("pointerout", function (event) {
    if (event.pointerType !== "mouse") return;
    if (!found(event) && !box.contains(event.target)) return;
    later(function () { if (document.activeElement !== subject) hide(); }, closeAfter);
  });

  // The first tap opens it, a second one follows the link.
  document.addEventListener("pointerdown", function (event) {
    pressed = { type: event.pointerType, open: subject };
  });
  document.addEventListener("click", function (event) {
    if (box.contains(event.target)) {
      if (event.target.closest("a")) hide();
      return;
    }
    var element = found(event);
    var isTap = event.detail > 0 && pressed && pressed.type !== "mouse";
    if (!element || !isTap || pressed.open === element) return;
    show(element);
    if (subject === element) event.preventDefault();
  });
})();
