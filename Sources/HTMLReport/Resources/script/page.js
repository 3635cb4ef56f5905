(function () {
  "use strict";
  var root = document.documentElement;

  // Formulas are TeX in the page; KaTeX, if available, typesets them in place. A macro lasts for the
  // part of the text that defines it; those of the book are known in all parts.
  if (window.katex) {
    var ofBook = JSON.parse(document.body.dataset.macros || "{}");
    var macros = {};
    var isSet = {};
    document.querySelectorAll(".math").forEach(function (element) {
      var tex = element.textContent;
      var isDisplayed = element.classList.contains("math-display");
      var around = element.closest("[data-part]");
      var part = around ? around.dataset.part : "";
      // Answers are at the end once more, where their macros are all defined.
      var known = isSet[part + (isDisplayed ? ":d:" : ":i:") + tex];
      if (known && element.closest(".answers")) {
        element.replaceChildren.apply(element, known.cloneNode(true).childNodes);
        return;
      }
      macros[part] = macros[part] || Object.assign({}, ofBook);
      katex.render(tex, element, {
        displayMode: isDisplayed,
        output: "htmlAndMathml",
        throwOnError: false,
        globalGroup: true,
        macros: macros[part]
      });
      isSet[part + (isDisplayed ? ":d:" : ":i:") + tex] = element;
    });
    root.classList.add("math-is-set");
    measureFormulas();
  }

  // How wide each displayed formula is, in its own letters, so that one too wide for paper can be set
  // smaller there. It is measured apart, as some are in folded parts.
  function measureFormulas() {
    var place = document.createElement("div");
    place.className = "math-measure";
    place.setAttribute("aria-hidden", "true");
    var formulas = document.querySelectorAll(".math-display > .katex-display");
    var copies = Array.prototype.map.call(formulas, function (formula) {
      var copy = document.createElement("div");
      copy.appendChild(formula.cloneNode(true));
      return place.appendChild(copy);
    });
    document.body.appendChild(place);
    document.fonts.ready.then(function () {
      var size = parseFloat(getComputedStyle(place).fontSize);
      var widths = copies.map(function (copy) { return copy.getBoundingClientRect().width / size; });
      place.remove();
      formulas.forEach(function (formula, index) {
        formula.style.setProperty("--wide", widths[index].toFixed(2));
      });
    });
  }

  // Light and dark themes.
  var button = document.getElementById("theme");
  var systemIsDark = window.matchMedia("(prefers-color-scheme: dark)");
  function isDark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : systemIsDark.matches;
  }
  function label() {
    button.textContent = isDark() ? say("Light") : say("Dark");
    button.setAttribute("aria-label",
      isDark() ? say("Switch to the light theme") : say("Switch to the dark theme"));
  }
  button.hidden = false;
  button.addEventListener("click", function () {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("walkthrough-theme", root.dataset.theme);
    } catch (error) {
      // The choice takes effect but is not stored.
    }
    label();
  });
  systemIsDark.addEventListener("change", label);
  label();

  // On small screens the contents cover the text: choosing a chapter closes them.
  var contents = document.getElementById("contents");
  contents.addEventListener("click", function (event) {
    if (event.target.closest("a") && contents.matches(":popover-open")) contents.hidePopover();
  });

  // Mark the current chapter in the contents.
  if ("IntersectionObserver" in window) {
    var links = {};
    contents.querySelectorAll("ol a").forEach(function (link) {
      links[link.hash.slice(1)] = link;
    });
    var observer = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        var link = links[entry.target.id];
        if (!link) return;
        if (entry.isIntersecting) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      });
    }, { rootMargin: "-30% 0px -65% 0px" });
    document.querySelectorAll(".chapter").forEach(function (chapter) {
      observer.observe(chapter);
    });
  }

  // Only elements that scroll are tab stops.
  var scrollable = document.querySelectorAll("[role=group][tabindex]");
  function setTabStops() {
    var overflows = Array.prototype.map.call(scrollable, function (element) {
      return element.scrollWidth > element.clientWidth + 1
        || element.scrollHeight > element.clientHeight + 1;
    });
    scrollable.forEach(function (element, index) {
      element.tabIndex = overflows[index] ? 0 : -1;
    });
  }
  setTabStops();
  window.addEventListener("load", setTabStops);
  window.addEventListener("resize", setTabStops);
  document.addEventListener("toggle", setTabStops, true);
})();
